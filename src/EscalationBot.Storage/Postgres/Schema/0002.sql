-- What was said is forgotten after a time; the rows stay. "at" is the moment of the message, in ticks.
alter table inbox add column at bigint not null default (621355968000000000 + extract(epoch from clock_timestamp()) * 10000000), add column forgotten boolean not null default false;
update inbox set at = 621355968000000000 + (extract(epoch from (message::json ->> 'at')::timestamptz) * 10000000)::bigint;
create index inbox_worded on inbox (number) where mark is not null and not forgotten;

alter table work add column forgotten boolean not null default false;
create index work_worded on work (ended, id) where ended is not null and words and not forgotten;

-- Accounts that were erased, by their hash, and when.
create table erasure (hash text primary key, at bigint not null);
