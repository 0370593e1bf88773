-- What the identity provider calls the person.
alter table accounts add column identity text unique;
