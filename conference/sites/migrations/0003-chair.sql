-- Whoever chairs signs in to a view of their own.
alter table console_links drop constraint console_links_role_check;
alter table console_links add constraint console_links_role_check check (role in ('operator', 'viewer', 'chair'));
alter table consoles drop constraint consoles_role_check;
alter table consoles add constraint consoles_role_check check (role in ('operator', 'viewer', 'chair'));
