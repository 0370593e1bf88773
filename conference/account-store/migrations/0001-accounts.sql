-- Of a password its argon2id hash is stored, of an invitation its SHA-256.
create table accounts (
  account_id text primary key,
  name text not null unique,
  person text not null,
  post text not null,
  phone text not null,
  role text not null,
  unit text not null,
  provider text,
  disabled boolean not null,
  password_hash text,
  -- Of the second factor, base32: the codes can not be reckoned from less.
  code_secret text,
  -- The newest step of it that was used.
  code_step bigint,
  invitation_hash bytea unique,
  invited_until timestamptz(3),
  last_sign_in_at timestamptz(3)
);

-- Failures of a name or an address, under its SHA-256: people type a password where the name belongs.
create table sign_in_failures (
  key_hash bytea primary key,
  count integer not null,
  last_at timestamptz(3) not null
);
create index sign_in_failures_last on sign_in_failures (last_at);
