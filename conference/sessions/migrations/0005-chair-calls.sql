-- What the chairs want of this node's operators and wait for, in the order of their asking.
create table chair_calls (
  id text primary key,
  asked bigserial not null,
  call jsonb not null
);
