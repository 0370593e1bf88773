-- The focal persons of a site as each change of them left them: who was named when, by which document.
create table site_persons (
  site text not null,
  revision integer not null,
  persons jsonb not null,
  changed_by text not null,
  changed_at timestamptz(3) not null,
  primary key (site, revision)
);
insert into site_persons (site, revision, persons, changed_by, changed_at)
  select site, revision, jsonb_build_object('principal', record->'principal', 'deputies', record->'deputies'),
    changed_by, changed_at
  from site_directory
  where record->'principal' is not null and jsonb_typeof(record->'principal') <> 'null'
    or case when jsonb_typeof(record->'deputies') = 'array' then jsonb_array_length(record->'deputies') > 0 else false end;
