-- The plan that a session was opened by is found by the session, also long after it.
create index calendar_plans_of_session on calendar_plans ((planned->'plan'->'state'->>'session'))
  where planned->'plan'->'state'->>'session' is not null;
