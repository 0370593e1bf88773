-- Departments and other bodies of provinces, as sites beside the communes of the registry.
create table site_bodies (
  site text primary key,
  revision integer not null,
  name text not null,
  kind text not null,
  closed_at timestamptz(3),
  changed_by text not null,
  changed_at timestamptz(3) not null
);
