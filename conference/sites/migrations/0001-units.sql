create table units (
  id text not null,
  valid_from date not null,
  valid_to date,
  code text not null,
  parent_id text,
  kind text not null,
  name text not null,
  full_name text not null,
  slug text not null,
  abbr text,
  primary key (id, valid_from)
);
create index units_parent on units (parent_id);

-- One row: which version of the data `units` holds.
create table units_version (
  one_row boolean primary key default true check (one_row),
  version text not null,
  loaded_at timestamptz not null
);
