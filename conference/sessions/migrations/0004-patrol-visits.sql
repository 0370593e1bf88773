-- Whom the patrols of the sessions owned here have shown: the showing, the round it counts for, the round last seen.
create table patrol_visits (
  session text not null,
  patrol text not null,
  site text not null,
  turn integer not null,
  round integer not null,
  seen integer not null,
  primary key (session, patrol, site)
);
