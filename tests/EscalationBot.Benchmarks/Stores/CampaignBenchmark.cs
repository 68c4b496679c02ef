using System.Diagnostics;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Storage;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Benchmarks.Stores;

/// <summary>A bulk reminder to 100,000: planned with everybody's route, and queued slice by slice; and how long somebody else's turn waits meanwhile.</summary>
internal static class CampaignBenchmark
{
    private const int Recipients = 100_000;

    private static readonly OfficeRules Rules = TestOffice.Rules with { Campaigns = CampaignLimits.Default with { ApprovalThreshold = 2 * Recipients } };

    public static async Task RunAsync(TextWriter output)
    {
        var table = new Table(output, $"A bulk reminder to {Recipients:N0}", "store", "planned s", "planned and queued s", "longest other turn ms");
        await using (var memory = InMemory(Rules))
            table.Add(["in memory", .. await MeasureAsync(memory)]);
        var folder = Directory.CreateTempSubdirectory("escalationbot-benchmark-");
        try
        {
            await using var file = OnFile(new LiteDbStoreOptions(Path.Combine(folder.FullName, "store.db")), Rules);
            table.Add(["on file", .. await MeasureAsync(file)]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<string>> MeasureAsync(StoreUnderTest store)
    {
        await store.ChangeAsync(c => c.Directory = Communes());
        var order = new CampaignOrder(null, new AudienceFilter([UnitKind.Commune]), new CampaignTemplate("Kính gửi {Post} {Unit}."), null, Morning);
        var by = new Provenance(Morning, TestOffice.Admin, null, "m");
        var planned = await Measure.MedianAsync(3, () => new CampaignDesk(store.Turns.Read(), new OfficeChanges(), by).Plan(order));

        using var queued = new CancellationTokenSource();
        var others = OthersAsync(store, queued.Token);
        var start = Stopwatch.GetTimestamp();
        await store.Turns.RunAsync(
            new Trigger.Command("submit"), null,
            view =>
            {
                var changes = new OfficeChanges();
                return new CampaignDesk(view.Office, changes, by).Submit(order) is CampaignOutcome.Done
                    ? new(null!, [], changes)
                    : throw new InvalidOperationException("The bulk reminder was refused.");
            },
            CancellationToken.None);
        while (store.Queue.DueTimers(Morning, 10) is [_, ..] due)
            foreach (var timer in due)
                await store.Turns.RunAsync(
                    new Trigger.Timer(timer), null,
                    view => new(null!, [], Clockwork.Run(view.Office, timer.Job, timer.Argument, timer.Due, Morning)), CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(start);
        await queued.CancelAsync();
        var waiting = store.Turns.Read().Groups.Tally($"campaign:{new CampaignId(1)}").Waiting;
        return waiting == Recipients
            ? [Table.Number(planned.TotalSeconds), Table.Number(took.TotalSeconds), Table.Milliseconds(await others)]
            : throw new InvalidOperationException($"{waiting} of {Recipients} were queued.");
    }

    /// <summary>One conversation that goes on all the while.</summary>
    private static async Task<TimeSpan> OthersAsync(StoreUnderTest store, CancellationToken queued)
    {
        var longest = TimeSpan.Zero;
        for (var i = 0; !queued.IsCancellationRequested; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await store.HearAsync(Said($"m{i}"), Turn(null, "vâng"));
            longest = Stopwatch.GetElapsedTime(start) is var took && took > longest ? took : longest;
        }
        return longest;
    }

    private static OfficeDirectory Communes()
    {
        var commune = TestOffice.Directory.Units[TestOffice.XaA];
        var all = Enumerable.Range(0, Recipients).ToList();
        return TestOffice.Directory with
        {
            Units = all.Select(i => commune with { Id = UnitOf(i), Name = $"UBND xã {i}", Aliases = [] }).Concat(TestOffice.Directory.Units.Values.Where(u => u.Kind != UnitKind.Commune)).ToDictionary(u => u.Id),
            Posts = all.Select(i => TestOffice.Post(PostOf(i), UnitOf(i), $"Chủ tịch UBND xã {i}", PostRole.UnitHead)).Append(TestOffice.Directory.Posts[TestOffice.Admin]).ToDictionary(p => p.Id),
            Accounts = all.Select(i => new Account(new AccountId("web", $"u{i}"), PostOf(i), Days.At("1/1/2025"))).ToDictionary(a => a.Id),
        };
    }

    private static UnitId UnitOf(int i) => new($"xa-{i}");

    private static PostId PostOf(int i) => new($"ct-{i}");
}
