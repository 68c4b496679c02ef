using System.Collections.Immutable;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Storage.Present;

/// <param name="Number">1, 2, 3 … in the order of acceptance.</param>
/// <param name="Mark">Its place in the log, once it was handled.</param>
/// <param name="Error">Why it was set aside, as long as it is.</param>
internal sealed record InboxEntry(long Number, IncomingMessage Message, long? Mark, string? Error)
{
    public bool WordsForgotten { get; init; }
}

/// <summary>Messages that were accepted and not dropped since, by key and by number; those still open apart.</summary>
internal sealed record Inbox(
    ImmutableDictionary<string, long> Numbers, ImmutableSortedDictionary<long, InboxEntry> Entries, ImmutableSortedSet<long> Pending, ImmutableSortedSet<long> Aside)
{
    /// <summary>Handled, with their words still there.</summary>
    private ImmutableSortedSet<long> Worded { get; init; } = [];

    /// <summary>Handled, and their words are gone.</summary>
    private ImmutableSortedSet<long> Wordless { get; init; } = [];

    /// <summary>The number of the message accepted last; 0 before the first.</summary>
    private long Latest { get; init; }

    public static Inbox Empty { get; } = new(ImmutableDictionary.Create<string, long>(StringComparer.Ordinal), ImmutableSortedDictionary<long, InboxEntry>.Empty, [], []);

    public static Inbox Of(IEnumerable<InboxEntry> entries)
    {
        var list = entries.ToList();
        return new Inbox(
            list.Select(e => KeyValuePair.Create(e.Message.Key, e.Number)).ToImmutableDictionary(StringComparer.Ordinal),
            list.ToImmutableSortedDictionary(e => e.Number, e => e),
            [.. list.Where(e => e.Mark is null && e.Error is null).Select(e => e.Number)],
            [.. list.Where(e => e.Mark is null && e.Error is not null).Select(e => e.Number)])
        {
            Worded = [.. list.Where(e => e is { Mark: not null, WordsForgotten: false }).Select(e => e.Number)],
            Latest = list.Select(e => e.Number).DefaultIfEmpty().Max(),
            Wordless = [.. list.Where(e => e is { Mark: not null, WordsForgotten: true }).Select(e => e.Number)],
        };
    }

    /// <summary>A message of an erased account is still found by the key it had.</summary>
    public InboxEntry? Find(string key) => Numbers.TryGetValue(key, out var number) || Numbers.TryGetValue(ErasedMessages.KeyOf(key), out number) ? ByNumber(number) : null;

    /// <summary>Everything that was handled or set aside of an account.</summary>
    public IEnumerable<InboxEntry> Of(AccountId account) =>
        Entries.Values.Where(e => e.Message.Channel == account.Channel && e.Message.User == account.User && (e.Mark ?? (object?)e.Error) is not null);

    public InboxEntry ByNumber(long number) => Entries[number];

    /// <summary>The same messages in the same order, without gaps in their numbers.</summary>
    public Inbox Closed() => Of(Entries.Values.Select((entry, i) => entry with { Number = i + 1 }));

    /// <summary>Handled before a moment and not forgotten, at most so many, in the order of acceptance.</summary>
    public IEnumerable<InboxEntry> ToForget(DateTimeOffset before, int most) => Worded.Select(ByNumber).TakeWhile(e => e.Message.At < before).Take(most);

    /// <summary>
    /// Without words and from before a moment, in the order of acceptance. The latest stays, so that no number is given twice.
    /// </summary>
    public IEnumerable<InboxEntry> ToDrop(DateTimeOffset before) =>
        Wordless.Select(ByNumber).TakeWhile(e => e.Message.At < before && e.Number < Latest);

    public Inbox Drop(InboxEntry entry) => this with
    {
        Numbers = Numbers.Remove(entry.Message.Key),
        Entries = Entries.Remove(entry.Number),
        Wordless = Wordless.Remove(entry.Number),
    };

    public Inbox Forget(string key)
    {
        var entry = Find(key)!;
        return this with { Entries = Entries.SetItem(entry.Number, entry with { Message = ErasedMessages.Wordless(entry.Message), WordsForgotten = true }), Worded = Worded.Remove(entry.Number), Wordless = Wordless.Add(entry.Number) };
    }

    public Inbox Erase(string key, long mark)
    {
        var entry = Find(key)!;
        var left = ErasedMessages.Of(entry.Message);
        return this with
        {
            Numbers = Numbers.Remove(key).SetItem(left.Key, entry.Number),
            Entries = Entries.SetItem(entry.Number, entry with { Message = left, Mark = mark, Error = null, WordsForgotten = true }),
            Aside = Aside.Remove(entry.Number),
            Worded = Worded.Remove(entry.Number),
            Wordless = Wordless.Add(entry.Number),
        };
    }

    public Inbox Accept(IncomingMessage message)
    {
        var number = Latest + 1;
        return this with
        {
            Numbers = Numbers.Add(message.Key, number),
            Entries = Entries.Add(number, new InboxEntry(number, message, null, null)),
            Pending = Pending.Add(number),
            Latest = number,
        };
    }

    public Inbox Handle(string key, long mark)
    {
        var entry = Find(key)!;
        return this with
        {
            Entries = Entries.SetItem(entry.Number, entry with { Mark = mark, Error = null }),
            Pending = Pending.Remove(entry.Number),
            Aside = Aside.Remove(entry.Number),
            Worded = Worded.Add(entry.Number),
        };
    }

    /// <summary>Set aside before, and open again.</summary>
    public Inbox TakeUp(string key)
    {
        var entry = Find(key)!;
        return this with
        {
            Entries = Entries.SetItem(entry.Number, entry with { Error = null }),
            Pending = Pending.Add(entry.Number),
            Aside = Aside.Remove(entry.Number),
        };
    }

    public Inbox PutAside(string key, string error)
    {
        var entry = Find(key)!;
        return this with
        {
            Entries = Entries.SetItem(entry.Number, entry with { Error = error }),
            Pending = Pending.Remove(entry.Number),
            Aside = Aside.Add(entry.Number),
        };
    }
}
