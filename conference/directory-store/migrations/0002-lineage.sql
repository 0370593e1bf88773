-- What units were called before they were merged or renamed, and the unit that each lies in now.
create table unit_lineage (
  id text primary key,
  former jsonb not null,
  changed_by text not null,
  changed_at timestamptz(3) not null
);
