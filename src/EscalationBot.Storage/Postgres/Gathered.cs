using EscalationBot.Conversation;
using EscalationBot.Domain.Organisation;
using EscalationBot.Storage.Changes;
using EscalationBot.Storage.Json;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Postgres;

/// <summary>
/// What a group of pieces needs, held and asked for in one round trip at the start of their transaction, and kept true while they
/// write. What is not here is asked for when it comes up.
/// </summary>
internal sealed class Gathered
{
    /// <summary>A handled message takes one, and its reply another.</summary>
    private const int MarksEach = 2;

    private readonly Dictionary<string, ConversationState?> states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DueTimer?> timers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InboxEntry?> messages = new(StringComparer.Ordinal);
    private readonly Dictionary<long, WorkItem?> work = [];
    private readonly Dictionary<(ReachKind, string), string?> reach = [];
    private readonly HashSet<string> rooms = new(StringComparer.Ordinal);
    private readonly HashSet<string> busy = new(StringComparer.Ordinal);
    private readonly HashSet<string> awaiting = new(StringComparer.Ordinal);

    public Queue<long> Marks { get; } = [];

    public IReadOnlyDictionary<string, InboxEntry?> Messages => messages;

    public IReadOnlyDictionary<long, WorkItem?> Work => work;

    /// <summary>Rooms are locked in one order by everybody, so that nobody waits in a circle.</summary>
    public static Gathered Of(Session session, IReadOnlyList<Needs> needs)
    {
        var gathered = new Gathered();
        session.Gather([.. gathered.Questions(needs)]);
        return gathered;
    }

    public bool KnowsState(ConversationKey key, out ConversationState? state) => states.TryGetValue(Hex(Names.Of(key)), out state);

    public void Put(ConversationKey key, ConversationState? state) => states[Hex(Names.Of(key))] = state;

    public bool KnowsTimer(string key, out DueTimer? timer) => timers.TryGetValue(Hex(Names.Of(key)), out timer);

    public void Put(string key, DueTimer? timer) => timers[Hex(Names.Of(key))] = timer;

    public bool KnowsReach(ReachKind kind, string name, out string? row) => reach.TryGetValue((kind, Hex(Names.Of(name))), out row);

    public void Put(ReachKind kind, string name, string row) => reach[(kind, Hex(Names.Of(name)))] = row;

    public void Forget(ReachForgotten forgotten)
    {
        reach[(ReachKind.Heard, Hex(Names.Of(forgotten.Account.ToString())))] = null;
        foreach (var place in forgotten.Conversations)
            reach[(ReachKind.Address, Hex(Names.Of(new AccountId(forgotten.Account.Channel, place).ToString())))] = null;
    }

    /// <summary>Nothing was on its way to it when the transaction began.</summary>
    public bool KnowsAtRest(Room room, out bool isAtRest)
    {
        var key = Hex(Names.Of(room));
        isAtRest = !busy.Contains(key);
        return rooms.Contains(key);
    }

    /// <summary>Certainly nothing there waits for a reaction.</summary>
    public bool KnowsNobodyAwaited(Room room) => Hex(Names.Of(room)) is var key && rooms.Contains(key) && !awaiting.Contains(key);

    private IEnumerable<Question> Questions(IReadOnlyList<Needs> needs)
    {
        var held = needs.Select(n => n.Room).OfType<Room>().Select(Names.Of).DistinctBy(Hex).OrderBy(Hex, StringComparer.Ordinal).ToArray();
        if (held.Length > 0)
        {
            rooms.UnionWith(held.Select(Hex));
            yield return new("insert into room select key, 1 from unnest($1) key on conflict (key) do update set turns = room.turns + 1", null, [held]);
            yield return new("select distinct room from work where room = any($1) and state in (0, 1)", r => busy.Add(Hex(r.GetFieldValue<byte[]>(0))), [held]);
            yield return new("select distinct room from work where room = any($1) and awaits", r => awaiting.Add(Hex(r.GetFieldValue<byte[]>(0))), [held]);
            yield return new("select nextval('mark') from generate_series(1, $1)", r => Marks.Enqueue(r.GetInt64(0)), [MarksEach * held.Length]);
        }
        var speakers = needs.Select(n => n.Speaker).OfType<ConversationKey>().ToList();
        if (speakers.Count > 0)
        {
            var keys = Expected(states, speakers.Select(Names.Of));
            yield return new(
                "select key, state from conversation where key = any($1)",
                r => states[Hex(r.GetFieldValue<byte[]>(0))] = StoreJson.Read<ConversationState>(r.GetString(1), "the state of a conversation"), [keys]);
        }
        var incoming = needs.Select(n => n.InboxKey).OfType<string>().Distinct().ToList();
        if (incoming.Count > 0)
        {
            foreach (var key in incoming)
                messages[key] = null;
            var asked = incoming.ToDictionary(key => Hex(Names.Of(key)));
            yield return new(
                InboxRows.Keyed + "key = any($1)", r => messages[asked[Hex(r.GetFieldValue<byte[]>(5))]] = InboxRows.Read(r), [incoming.Select(Names.Of).ToArray()]);
        }
        var names = incoming.Count == 0 ? [] : speakers.SelectMany(s => new[] { (Kind: ReachKind.Heard, Of: (s.Channel, s.User)), (Kind: ReachKind.Address, Of: (s.Channel, s.Conversation)) })
            .Select(n => (n.Kind, Name: Names.Of(new AccountId(n.Of.Channel, n.Of.Item2).ToString()))).ToList();
        if (names.Count > 0)
        {
            foreach (var (kind, name) in names)
                reach[(kind, Hex(name))] = null;
            yield return new(
                "select kind, name, row from reach join unnest($1::smallint[], $2::bytea[]) asked(kind, name) using (kind, name) where row is not null",
                r => reach[((ReachKind)r.GetInt16(0), Hex(r.GetFieldValue<byte[]>(1)))] = r.GetString(2),
                [names.Select(n => (short)n.Kind).ToArray(), names.Select(n => n.Name).ToArray()]);
        }
        var ids = needs.Select(n => n.Work).OfType<long>().Distinct().ToArray();
        if (ids.Length > 0)
        {
            foreach (var id in ids)
                work[id] = null;
            yield return new($"select {WorkRows.Columns} from work w where id = any($1)", r => Found(WorkRows.Read(r)), [ids]);
        }
        var clocks = needs.Select(n => n.Timer).OfType<string>().ToList();
        if (clocks.Count > 0)
        {
            var keys = Expected(timers, clocks.Select(Names.Of));
            yield return new(
                "select key, timer from timer where key = any($1)",
                r => timers[Hex(r.GetFieldValue<byte[]>(0))] = StoreJson.Read<DueTimer>(r.GetString(1), "a timer"), [keys]);
        }
    }

    private void Found(WorkItem row) => work[row.Id] = row;

    /// <summary>Known to be absent unless an answer says otherwise.</summary>
    private static byte[][] Expected<T>(Dictionary<string, T?> known, IEnumerable<byte[]> keys)
    {
        var asked = keys.ToArray();
        foreach (var key in asked)
            known[Hex(key)] = default;
        return asked;
    }

    private static string Hex(byte[] name) => Convert.ToHexString(name);
}
