-- What this tier plans again and again, under a name.
create table calendar_templates (
  id text primary key,
  template jsonb not null
);
