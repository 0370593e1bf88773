-- A sign-in counts while its account is of the generation at which it was opened.
alter table accounts add column generation integer not null default 0;
-- The account that made the invitation.
alter table accounts add column invited_by text;
