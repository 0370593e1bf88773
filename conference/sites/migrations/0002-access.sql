-- Of every token and credential only its SHA-256 is stored.
create table site_links (
  link_id text primary key,
  site_id text not null,
  token_hash bytea not null unique,
  issued_at timestamptz not null,
  revoked_at timestamptz
);
create index site_links_site on site_links (site_id);

create table site_browsers (
  browser_id text primary key,
  link_id text not null references site_links (link_id) on delete cascade,
  credential_hash bytea not null unique,
  remembered_at timestamptz not null
);
create index site_browsers_link on site_browsers (link_id);

create table console_links (
  link_id text primary key,
  role text not null check (role in ('operator', 'viewer')),
  node_id text not null,
  token_hash bytea not null unique,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  redeemed_at timestamptz
);

create table consoles (
  console_id text primary key,
  link_id text not null references console_links (link_id) on delete cascade,
  role text not null check (role in ('operator', 'viewer')),
  node_id text not null,
  credential_hash bytea not null unique,
  signed_in_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index consoles_link on consoles (link_id);

create table access_tokens (
  token_id text primary key,
  name text not null,
  rights text[] not null,
  token_hash bytea not null unique,
  issued_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz
);
