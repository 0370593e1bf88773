-- In which order notices were queued, whatever the clock said then.
alter table notices add column number bigserial;
update notices set number = ordered.number
  from (select id, row_number() over (order by queued_at, id) as number from notices) as ordered
  where notices.id = ordered.id;
-- What follows a notice is looked for by whom it is to.
drop index notices_by_subject;
create index notices_by_receiver on notices (about, site, channel, address, number);
