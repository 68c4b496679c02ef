using EscalationBot.Conversation.Messages;
using EscalationBot.Testing.Storage;

namespace EscalationBot.Storage.Tests.Kills;

/// <summary>Everything that must be true when all lives are over, whatever happened in them.</summary>
internal sealed class Reckoning(CrashOffice office, StoreUnderTest store, bool repeatable)
{
    private readonly IReadOnlyList<WorkItem> rows = store.Log.Work(DateTimeOffset.MinValue);
    private readonly List<WorkItem> messages = [.. store.Log.Work(DateTimeOffset.MinValue).Where(r => r.Message is not null)];
    private readonly ILookup<long, Arrival> arrivals = office.Platform.Arrivals.ToLookup(a => a.Row);

    public void Check()
    {
        EveryMessageHadItsEffectOnce();
        EveryIntentIsThereOnceAndEnded();
        WhatArrivedArrivedOnce();
        WhatIsDeliveredArrivedAndWhatArrivedIsDeliveredOrUnknown();
        UnknownIsExactlyWhatALifeLeftOpen();
        ConversationsKeptTheirOrder();
        Assert.Null(store.Audit.FirstBroken());
    }

    private void EveryMessageHadItsEffectOnce()
    {
        Assert.Empty(store.Turns.PendingMessages());
        Assert.Empty(store.Turns.SetAside());
        Assert.Equal(
            office.Feed.All().Select(m => $"{m.Message}").Order(StringComparer.Ordinal),
            store.Audit.Read(0, int.MaxValue).Select(a => a.Entry.Subject).Order(StringComparer.Ordinal));
    }

    private void EveryIntentIsThereOnceAndEnded()
    {
        Assert.All(rows, r => Assert.True(r.State is WorkState.Delivered or WorkState.Unknown, $"{r.Key ?? Text(r)} is {r.State} ({r.Reason}), due {r.Due:O}"));
        var wanted = office.Feed.All().SelectMany(m => m.Message % 3 == 0 ? [$"reply:{m.Message}", $"news:{m.Message}"] : new[] { $"reply:{m.Message}" });
        Assert.Equal(wanted.Order(StringComparer.Ordinal), messages.Select(Text).Order(StringComparer.Ordinal));
        foreach (var notice in rows.Where(r => r.Notice is not null))
            Assert.Equal(notice.State, Assert.Single(messages, m => Text(m) == notice.Key).State);
    }

    /// <summary>A reply repeated on a channel that recognises it is shown once; nothing else is ever repeated.</summary>
    private void WhatArrivedArrivedOnce()
    {
        foreach (var message in messages)
        {
            var most = MayRepeat(message) ? 2 : 1;
            Assert.True(arrivals[message.Id].Count() <= most, $"{Text(message)}, {message.State} after {message.Attempts} attempts, arrived in the lives {string.Join(", ", arrivals[message.Id].Select(a => a.Life))}");
        }
        Assert.All(arrivals, row => Assert.Equal(Text(messages.Single(m => m.Id == row.Key)), Assert.Single(row.Select(a => a.Text).Distinct())));
    }

    private void WhatIsDeliveredArrivedAndWhatArrivedIsDeliveredOrUnknown()
    {
        foreach (var message in messages.Where(m => m.State == WorkState.Delivered))
            Assert.Contains(arrivals[message.Id], a => !a.Cut);
    }

    /// <summary>
    /// What was claimed and not recorded when a life ended is unknown (a repeatable reply: when it happened twice), and so is
    /// what was cut on the wire; nothing else is.
    /// </summary>
    private void UnknownIsExactlyWhatALifeLeftOpen()
    {
        foreach (var message in messages)
        {
            var (surely, maybe) = TimesLeftOpen(message);
            var needed = MayRepeat(message) ? 2 : 1;
            var cut = arrivals[message.Id].Any(a => a.Cut && office.Lives[a.Life].Testament?.Open.Contains(message.Id) != true);
            if (message.State == WorkState.Unknown)
                Assert.True(maybe >= needed || cut, $"{Text(message)} is unknown though nothing cut it off");
            else
                Assert.True(surely < needed, $"{Text(message)} was left open and is {message.State}");
        }
    }

    private (int Surely, int Maybe) TimesLeftOpen(WorkItem message)
    {
        var (surely, maybe) = (0, 0);
        foreach (var (life, testament) in office.Lives)
        {
            if (testament?.Open.Contains(message.Id) == true)
                surely++;
            if (testament is null ? life.WasKilledFromOutside : testament.Open.Contains(message.Id) || testament.Recording.Contains(message.Id) || testament.Claiming)
                maybe++;
        }
        return (surely, maybe);
    }

    /// <summary>What was on the wire when the process died arrives whenever the platform gets to it; nobody knows, so it counts as unknown.</summary>
    private void ConversationsKeptTheirOrder()
    {
        var unknown = messages.Where(m => m.State == WorkState.Unknown).Select(m => m.Id).ToHashSet();
        foreach (var conversation in office.Platform.Arrivals.Where(a => !unknown.Contains(a.Row)).GroupBy(a => a.Conversation))
        {
            var rows = conversation.Select(a => a.Row).Distinct().ToList();
            Assert.Equal(rows.Order(), rows);
            var replies = conversation.Where(a => a.Text.StartsWith("reply:", StringComparison.Ordinal)).Select(a => int.Parse(a.Text[6..], null)).Distinct().ToList();
            Assert.Equal(replies.Order(), replies);
        }
    }

    private bool MayRepeat(WorkItem message) => repeatable && message.Message!.Kind == MessageKind.Reply;

    private static string Text(WorkItem message) => StoreUnderTest.TextOf(message.Message)!;
}
