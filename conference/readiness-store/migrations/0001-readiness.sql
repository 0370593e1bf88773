-- The newest verdict on each site, the rounds of tests with where each of their sites is, and incidents.
create table site_proofs (
  site text primary key,
  verdict jsonb not null,
  -- Null: the site was tested at another tier's node.
  measurement jsonb,
  -- The newest full test: a short one is a proof together with it.
  full_test jsonb,
  history jsonb not null
);
create table test_rounds (
  id text primary key,
  opened_at timestamptz(3) not null,
  is_closed boolean not null,
  head jsonb not null
);
create table test_round_sites (
  round text not null,
  site text not null,
  position integer not null,
  state jsonb not null,
  primary key (round, site)
);
create table incidents (
  id text primary key,
  site text not null,
  opened_at timestamptz(3) not null,
  is_over boolean not null,
  incident jsonb not null
);
create index incidents_of_site on incidents (site, opened_at);
