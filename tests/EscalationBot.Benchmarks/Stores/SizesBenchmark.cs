using System.Diagnostics;
using EscalationBot.Dialogs;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Storage;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;
using EscalationBot.Vietnamese;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Benchmarks.Stores;

/// <summary>What the clock, the digest and lists cost at 10^4, 10^5 and 10^6 records: it may grow with what is due, not with what is stored.</summary>
internal static class SizesBenchmark
{
    private static readonly Bot Bot = new(Bot.LoadTexts(), VietnameseReader.Default);

    public static async Task RunAsync(TextWriter output)
    {
        var table = new Table(
            output, "Milliseconds by number of records", "records (open)", "sweep, each due", "wake a unit", "wake an agency", "wake the chair", "digest, leader", "digest, chair",
            "overdue page of 20", "by code", "by document", "memory MB");
        foreach (var (records, open) in new[] { (10_000, 2_000), (100_000, 2_000), (1_000_000, 2_000), (100_000, 20_000) })
            table.Add(await MeasureAsync(records, open));
    }

    private static async Task<IReadOnlyList<string>> MeasureAsync(int records, int open)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await using var store = InMemory();
        await LargeOffice.FillAsync(store, records, open);
        var memory = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024 / 1024;
        var office = store.Turns.Read();
        List<TimeSpan> times =
        [
            await WakeAsync(office, TestOffice.HeadOfXaA),
            await WakeAsync(office, TestOffice.HeadOfSoB),
            await WakeAsync(office, TestOffice.Chair),
            await DigestAsync(office, TestOffice.Leader),
            await DigestAsync(office, TestOffice.Chair),
            await Measure.MedianAsync(50, () => office.List(new ProposalQuery(Overdue: true), null, 20)),
            await Measure.MedianAsync(50, () => office.Find(new ProposalId(records / 2))),
            await Measure.MedianAsync(50, () => office.FindByDocument(new DocumentReference($"{records / 2}/TTr-UBND", null, null))),
        ];
        var sweep = await SweepAsync(store);
        return [$"{records:N0} ({open:N0})", .. times.Prepend(sweep).Select(Table.Milliseconds), $"{memory:N0}"];
    }

    /// <summary>Every timer that is due, each in a turn of its own as the host runs it.</summary>
    private static async Task<TimeSpan> SweepAsync(StoreUnderTest store)
    {
        var start = Stopwatch.GetTimestamp();
        var due = store.Queue.DueTimers(Morning, LargeOffice.DueNow);
        await Task.WhenAll(due.Select(timer => store.Turns.RunAsync(
            new Trigger.Timer(timer), null,
            view => new(null!, [], Clockwork.Seal(view.Office, Clockwork.Run(view.Office, timer.Job, timer.Argument, timer.Due, Morning), Morning)),
            CancellationToken.None)));
        return Stopwatch.GetElapsedTime(start) / due.Count;
    }

    private static Task<TimeSpan> WakeAsync(IOffice office, PostId post) =>
        Measure.MedianAsync(9, () => Clockwork.Run(office, Clockwork.RecipientJob, post.Value, Morning, Morning));

    private static Task<TimeSpan> DigestAsync(IOffice office, PostId leader) => Measure.MedianAsync(
        9, () => Bot.Tell(new TurnInput(office, null, Morning), new DigestNotice($"digest:{leader}", leader, Morning, Days.Of("5/1/2026"))));
}
