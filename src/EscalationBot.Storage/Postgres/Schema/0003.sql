-- When a message was accepted, so that what a replica that is gone left behind is taken up by another one.
alter table inbox add accepted timestamptz not null default clock_timestamp();
create index inbox_room_open on inbox (room, number) where mark is null and error is null;

-- What the key is made of, so that the row can be moved to another store.
alter table slot add job text, add name text;

-- Keys that protect open pages, the same for all replicas.
create table page_key (name text primary key, key text not null);

-- What was sent under each limit, in slots of a two-hundredth of its window (microseconds); a send counts from the end of its slot.
create table rate (name text, slot bigint, taken int not null, primary key (name, slot));
alter table rate set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);

-- Takes one send from every limit or from none, and says for how many microseconds each has no room. Whoever asks for the same channel
-- waits for the lock, so the clock is read only after it. A send that is forgotten in a crash of the server was lost with it.
create function take_rate(channel text, names text[], mosts int[], windows bigint[]) returns bigint[] language plpgsql as $$
declare
    present bigint;
    waits bigint[] := array_fill(0::bigint, array[cardinality(names)]);
    used bigint;
    opens bigint;
begin
    perform set_config('synchronous_commit', 'off', true);
    perform pg_advisory_xact_lock(hashtextextended(channel, 4711));
    present := extract(epoch from clock_timestamp()) * 1000000;
    for i in 1 .. cardinality(names) loop
        delete from rate where name = names[i] and slot <= present - windows[i];
        select coalesce(sum(taken), 0) into used from rate where name = names[i];
        if used >= mosts[i] then
            select min(slot) into opens from (
                select slot, sum(taken) over (order by slot) as gone from rate where name = names[i]) s where gone > used - mosts[i];
            waits[i] := greatest(opens + windows[i] - present, 1);
        end if;
    end loop;
    if 0 < any (waits) then
        return waits;
    end if;
    for i in 1 .. cardinality(names) loop
        insert into rate values (names[i], present - present % (windows[i] / 200) + windows[i] / 200, 1)
            on conflict (name, slot) do update set taken = rate.taken + 1;
    end loop;
    return waits;
end $$;
