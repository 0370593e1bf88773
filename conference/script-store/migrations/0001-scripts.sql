-- Scripts of the sessions that run, with where each is. One that has ended is in the record alone.
create table session_scripts (
  session text primary key,
  script jsonb not null
);
