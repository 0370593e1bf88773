-- What operators of the tiers say to each other, in the order in which it came to this node.
create table operators_line (
  arrival bigserial primary key,
  id text not null unique,
  session text not null,
  -- The neighbour that it came from; null: said here.
  via text,
  message jsonb not null
);

-- Up to which arrival each neighbour has what is for it.
create table operators_line_passed (
  peer text primary key,
  arrival bigint not null
);
