-- A node's own word on its sites being shown: automatic, ask or refuse. It is given to every session that arrives.
create table showing_rules (
  node text primary key,
  rule text not null
);
