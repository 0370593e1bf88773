-- The ladder of each session that has a time: its steps, what they have brought about, who signed, the gate.
create table session_ladders (
  session text primary key,
  ladder jsonb not null
);
