-- The record of one session is read by itself: its own events and those of its roll calls, who came and went while it
-- ran and was there before, and the last test of each site.
create index events_of_session on events (node, (coalesce(body->>'session', body->'call'->>'session')), sequence)
  where coalesce(body->>'session', body->'call'->>'session') is not null;
create index events_of_presence on events (node, sequence)
  where body->>'kind' in ('site.connected', 'site.disconnected', 'roll-call.answered');
create index events_of_site on events (node, (body->>'site'), sequence)
  where body->>'kind' in ('site.connected', 'site.disconnected');
create index events_of_tests on events (node, (body->'verdict'->>'site'), sequence)
  where body->>'kind' = 'site.tested';
