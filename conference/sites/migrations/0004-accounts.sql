-- A person with an account signs in without a link; what they may do stands with the account.
alter table consoles alter column link_id drop not null;
alter table consoles alter column role drop not null;
alter table consoles add column account_id text;
alter table consoles add constraint consoles_opened_by check ((link_id is null) = (account_id is not null) and (link_id is null) = (role is null));
create index consoles_account on consoles (account_id);
