-- Failures leak away one by one. What was counted of a name or an address alone had other bounds.
delete from sign_in_failures;
alter table sign_in_failures drop column count;
alter table sign_in_failures add column level double precision not null;

-- From where an account was signed in to: the SHA-256 of name and address.
create table sign_in_known (
  key_hash bytea primary key,
  last_at timestamptz(3) not null
);
create index sign_in_known_last on sign_in_known (last_at);
