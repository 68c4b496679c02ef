-- When the bytes of a file last came in: a file that nothing holds on to is dropped some time after that.
alter table file add column put timestamptz not null default now();
