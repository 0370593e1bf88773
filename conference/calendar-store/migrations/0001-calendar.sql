-- Sessions that are planned here, or above for sites of this part of the tree, and what each site answered last.
create table calendar_plans (
  id text primary key,
  ends_at timestamptz(3) not null,
  planned jsonb not null
);
create index calendar_plans_by_end on calendar_plans (ends_at);
create table calendar_acknowledgements (
  plan text not null,
  site text not null,
  acknowledgement jsonb not null,
  primary key (plan, site)
);
