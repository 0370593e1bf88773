-- Roll calls that this node has called or heard of, and every answer that it knows. Answers are only ever added.
create table roll_calls (
  id text primary key,
  opened_at timestamptz(3) not null,
  call jsonb not null
);
create table roll_call_answers (
  roll_call text not null,
  site text not null,
  key text not null,
  answer jsonb not null,
  primary key (roll_call, site, key)
);
