-- A sign-in counts while its account is of the generation at which it was opened.
alter table consoles add column account_generation integer not null default 0;

-- The account that issued it; null: whoever had a sign-in link or a token, or the machine itself.
alter table access_tokens add column issued_by text;
create index access_tokens_issuer on access_tokens (issued_by);
alter table console_links add column issued_by text;
create index console_links_issuer on console_links (issued_by);
alter table site_links add column issued_by text;
