-- Names that come from channels have any length and any letters: they are keys by their SHA-256 (bytea).
-- Moments that the program compares are ticks in UTC (bigint), for timestamptz is ten times coarser.

-- Orders messages in and out of a conversation; see LogEntry.Mark.
create sequence mark;

-- Nothing is kept here: turns that write facts, counters, the directory or the audit chain lock it, one after another.
create table book ();

create table inbox (
    number bigint generated always as identity primary key,
    key bytea not null unique,
    room bytea not null,
    message text not null,
    mark bigint,
    error text);
create index inbox_open on inbox (number) where mark is null;
create index inbox_log on inbox (room, mark) where mark is not null;

-- One row a conversation; its turns take turns by writing it.
create table room (key bytea primary key, turns bigint not null);

-- What the bot remembers of each speaker of a conversation.
create table conversation (key bytea primary key, speaker text not null, state text not null);

create table fact (proposal int not null, sequence int not null, fact text not null, primary key (proposal, sequence));

-- What lists ask about; everything else is in the facts.
create table proposal (
    id int primary key, unit text not null, addressee text not null,
    open boolean not null, overdue boolean not null, directed boolean not null, deadline int not null);
create index proposal_open on proposal (deadline, id) where open;
create index proposal_overdue on proposal (deadline, id) where overdue;
create index proposal_all on proposal (deadline, id);
create index proposal_unit on proposal (unit, deadline, id);
create index proposal_addressee on proposal (addressee, deadline, id);

create table document (code bytea not null, year int, issuer text, proposal int not null);
create index document_code on document (code);
create index document_proposal on document (proposal);

create table shelf (
    owner smallint not null, body text not null, open boolean not null, overdue boolean not null, directed boolean not null,
    records int not null, primary key (owner, body, open, overdue, directed));

create table tally (body text primary key, tally text not null);

create table snapshot (day int primary key, snapshot text not null);

-- A part that is gone stays as a row without one, so that readers hear of it.
create sequence directory_place;
create table directory (part_id text primary key, place bigint not null unique, part text);

create table campaign_fact (
    place bigint generated always as identity unique, campaign int not null, sequence int not null, fact text not null, primary key (campaign, sequence));

create table review_fact (place bigint primary key, fact text not null);

-- Holds (0), accounts last heard (1), addresses (2); a row without data is gone.
create table reach (
    kind smallint not null, name bytea not null, row text, changed xid8 not null default pg_current_xact_id(), primary key (kind, name));
create index reach_changed on reach (changed);

create table timer (key bytea primary key, name bytea not null, due bigint not null, timer text not null);
create index timer_due on timer (due);

create table slot (key bytea primary key);

create table audit (number bigint primary key, entry text not null, previous text not null, hash text not null);

create table file (key text primary key, name text not null, content bytea not null);

-- The gate before each group; a group has a row from its first notice on.
create table gate (grp text primary key, gate smallint not null, not_before bigint);

-- The outbox. States as in WorkState: 0 and 1 are waiting and being sent, 2 is told, the rest are ends.
create table work (
    id bigint primary key,
    key bytea unique,
    room bytea,
    recipient text,
    words boolean not null,
    class smallint not null,
    bucket text not null,
    grp text not null,
    state smallint not null,
    due bigint not null,
    lease bigint,
    ended bigint,
    fence bigint not null,
    told_notice bigint,
    told_fence bigint,
    wire bytea,
    day int,
    kind smallint,
    outcome smallint not null,
    month int,
    sent_channel text,
    sent_way smallint,
    awaits boolean not null,
    reacted boolean not null,
    looked int not null default 0,
    row text not null,
    notice text,
    message text);

create index work_due on work (class, due, id) where state = 0 and grp = '';
create index work_next on work (due) where state = 0 and grp = '';
create index work_group_due on work (grp, due, id) where state = 0 and grp <> '';
create index work_lane on work (room, id) where state in (0, 1) and room is not null;
create index work_lease on work (lease) where state = 1;
create unique index work_underway on work (recipient) where state in (1, 2) and not words;
create index work_unfinished on work (id) where state in (0, 1, 2);
create index work_ended on work (ended) where ended is not null;
create index work_log on work (room, id) where room is not null;
create index work_telling on work (told_notice) where told_notice is not null;
create index work_wire on work (wire) where wire is not null;
create index work_awaits on work (room) where awaits;
create index work_day on work (day, kind, outcome) where kind is not null;
create index work_month on work (month, sent_channel, sent_way) where month is not null;
create index work_unknown on work (id) where state = 7 and told_notice is null;
create index work_group on work (grp, outcome, id) where grp <> '';

-- Rows of the outbox change several times within minutes; what is left of them must not pile up.
alter table work set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0, fillfactor = 80);
alter table timer set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000, fillfactor = 80);
alter table room set (autovacuum_vacuum_scale_factor = 0.02, fillfactor = 70);
alter table conversation set (autovacuum_vacuum_scale_factor = 0.02, fillfactor = 70);
