-- Notices by e-mail and short message, in the words in which they go out, and how far each is.
create table notices (
  id text primary key,
  key text not null unique,
  kind text not null,
  channel text not null,
  about text not null,
  site text not null,
  person text not null,
  address text not null,
  subject text not null,
  body text not null,
  says text not null,
  words text not null,
  queued_at timestamptz(3) not null,
  useful_until timestamptz(3) not null,
  standing text not null,
  next_at timestamptz(3),
  state jsonb not null
);
create index notices_waiting on notices (channel, next_at) where standing = 'waiting';
create index notices_by_time on notices (queued_at);
create index notices_by_subject on notices (about);
-- Only those that somebody has changed.
create table notice_templates (
  kind text not null,
  channel text not null,
  template jsonb not null,
  primary key (kind, channel)
);
