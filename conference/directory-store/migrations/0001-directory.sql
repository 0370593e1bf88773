-- What is known of the sites of this node: rooms, equipment, lines, focal persons.
create table site_directory (
  site text primary key,
  revision integer not null,
  record jsonb not null,
  changed_by text not null,
  changed_at timestamptz(3) not null
);
