using System.Collections.Concurrent;
using EscalationBot.Domain.Office;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Compliance;

/// <summary>Many at once: whatever the interleaving, the sums are the same.</summary>
public sealed class CrowdCompliance
{
    private const int Conversations = 12;
    private const int Messages = 15;

    [Theory, EveryStore]
    public async Task Messages_that_come_several_times_from_all_sides_have_one_effect_each(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var done = 0;
            foreach (var message in All())
                done += await home.Store.HearAsync(message, Effect(message.MessageId, message.Conversation)) == TurnOutcome.Done ? 1 : 0;
            return done;
        })));
        Assert.Equal(Conversations * Messages, results.Sum());
        var store = await home.HalfTimeAsync();
        Assert.Equal(All().Select(m => $"{m.Conversation} {m.MessageId}").Order(), store.Audit.Read(0, 1000).Select(a => a.Entry.Subject).Order());
        Assert.Null(store.Audit.FirstBroken());
        Assert.Empty(store.Turns.PendingMessages());
        Assert.Equal(Conversations * Messages, (await store.DeliverAllAsync()).Count);
    }

    [Theory, EveryStore]
    public async Task Many_senders_share_the_outbox_without_sending_anything_twice_or_out_of_order(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        foreach (var message in All())
            await home.Store.HearAsync(message, Effect(message.MessageId, message.Conversation));
        var store = await home.HalfTimeAsync();
        var sent = new ConcurrentQueue<(string Conversation, string Text)>();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            while (sent.Count < Conversations * Messages)
            {
                foreach (var item in await store.ClaimAsync(most: 3))
                {
                    sent.Enqueue((item.To!.Value.Conversation, TextOf(item.Message)!));
                    Assert.True(await store.CompleteAsync(item));
                }
            }
        })));
        Assert.Equal(Conversations * Messages, sent.Count);
        foreach (var conversation in sent.GroupBy(s => s.Conversation, s => s.Text))
            Assert.Equal(Enumerable.Range(0, Messages).Select(i => $"m{i}"), conversation);
    }

    [Theory, EveryStore]
    public async Task Readers_always_see_whole_commits(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var store = await home.HalfTimeAsync();
        using var over = new CancellationTokenSource();
        using var reading = new CountdownEvent(2);
        // Each turn adds as many audit entries as messages: a reader that sees them differ has seen half a turn.
        var readers = Enumerable.Range(0, reading.InitialCount).Select(_ => Task.Run(() =>
        {
            var reads = 0;
            for (reading.Signal(); !over.IsCancellationRequested; reads++)
            {
                var rows = store.Log.Work(DateTimeOffset.MinValue).Count;
                var entries = store.Audit.Read(0, 10_000).Count;
                var later = store.Log.Work(DateTimeOffset.MinValue).Count;
                Assert.InRange(entries, rows, later);
                Assert.Equal(0, rows % 3);
            }
            return reads;
        })).ToList();
        reading.Wait(TestContext.Current.CancellationToken);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => store.HearAsync(
            Said($"m{i}", $"c{i % 7}"), Turn(c => c.Audit.AddRange(Enumerable.Range(0, 3).Select(_ => Entry($"{i}"))), "một", "hai", "ba"))));
        await over.CancelAsync();
        Assert.All(await Task.WhenAll(readers), reads => Assert.True(reads > 0));
        Assert.Equal(300, store.Audit.Read(0, 1000).Count);
    }

    [Theory, EveryStore]
    public async Task Work_given_while_the_store_closes_is_done_or_refused_and_never_half_done(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var store = await home.HalfTimeAsync();
        var running = Enumerable.Range(0, 200).Select(i => Task.Run(() => store.ChangeAsync(c => c.Audit.Add(Entry($"{i}"))))).ToList();
        await running[0];
        await store.DisposeAsync();
        var done = 0;
        foreach (var each in running)
        {
            await each.ContinueWith(_ => { }, TaskScheduler.Default);
            Assert.True(each.IsCompletedSuccessfully || each.Exception!.InnerException is ObjectDisposedException);
            done += each.IsCompletedSuccessfully ? 1 : 0;
        }
        if (kind != StoreKind.Memory)
            Assert.Equal(done, (await home.ReopenAsync()).Audit.Read(0, 1000).Count);
    }

    private static IEnumerable<Conversation.Messages.IncomingMessage> All() =>
        from message in Enumerable.Range(0, Messages)
        from conversation in Enumerable.Range(0, Conversations)
        select Said($"m{message}", $"c{conversation}");

    private static Func<TurnView, Conversation.TurnResult<OfficeChanges>> Effect(string messageId, string conversation) =>
        Turn(c => c.Audit.Add(Entry($"{conversation} {messageId}")), messageId);

    private static AuditEntry Entry(string subject) => new(Morning, null, null, "test", subject, null);
}
