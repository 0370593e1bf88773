-- What happened at a node. Sequences count from 1 without a gap; rows are only ever added.
create table events (
  node text not null,
  sequence bigint not null check (sequence >= 1),
  at timestamptz(3) not null,
  version integer not null,
  body jsonb not null,
  primary key (node, sequence)
);
