-- As take_rate, but for the first moment at which every limit has room, if that is no further away than the patience (microseconds); else it takes
-- none. Answers for how many microseconds each limit has no room. What is taken ahead counts from its moment on, so whoever asks early loses
-- nothing by being slow to wake. take_rate stays for replicas of the version before, and counts what is taken here.
create function reserve_rate(channel text, names text[], mosts int[], windows bigint[], patience bigint) returns bigint[] language plpgsql as $$
declare
    present bigint;
    moment bigint;
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
    if patience < any (waits) then
        return waits;
    end if;
    select present + max(wait) into moment from unnest(waits) wait;
    for i in 1 .. cardinality(names) loop
        insert into rate values (names[i], moment - moment % (windows[i] / 200) + windows[i] / 200, 1)
            on conflict (name, slot) do update set taken = rate.taken + 1;
    end loop;
    return waits;
end $$;
