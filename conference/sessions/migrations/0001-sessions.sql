-- Sessions that this node owns, and copies of those that the node above runs.
create table sessions (
  id text primary key,
  owner text not null,
  is_replica boolean not null,
  position integer not null,
  revision bigint not null,
  state jsonb not null
);
