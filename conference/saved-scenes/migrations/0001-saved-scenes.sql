-- Scenes that operators of this node put aside. Without a session: templates.
create table saved_scenes (
  id text primary key,
  session text,
  position integer not null,
  name text not null,
  scene jsonb not null,
  saved_by text not null,
  saved_at timestamptz(3) not null
);
