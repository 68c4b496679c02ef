using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Groups;

/// <summary>The counts of a group are kept in the same commit; here they are compared with a scan, after any history.</summary>
public sealed class GroupCountTests
{
    private const int Recipients = 40;
    private static readonly string Group = CampaignNotice.GroupOf(new CampaignId(31), 1);
    private static readonly WorkState[] Ends = [WorkState.Delivered, WorkState.Sent, WorkState.Failed, WorkState.Unknown, WorkState.Waiting];

    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(1, 12)];

    [Theory, MemberData(nameof(Seeds))]
    public async Task Counts_kept_are_the_counts_of_a_scan_and_sum_to_everybody_queued(int seed)
    {
        var random = new Random(seed);
        using var folder = new TempFolder();
        var store = OnFile(folder.Store, checkpointEntries: random.Next(1, 30));
        try
        {
            await GroupTests.QueueAsync(store, Recipients, Gate.Open);
            var now = Morning;
            for (var step = 0; step < 40; step++)
            {
                now += TimeSpan.FromMinutes(random.Next(0, 3));
                await StepAsync(store, random, now);
                AssertCounts(store);
                if (random.Next(12) == 0)
                {
                    await store.DisposeAsync();
                    store = OnFile(folder.Store, checkpointEntries: random.Next(1, 30));
                    AssertCounts(store);
                }
            }
        }
        finally
        {
            await store.DisposeAsync();
        }
    }

    private static async Task StepAsync(StoreUnderTest store, Random random, DateTimeOffset now)
    {
        foreach (var lapsed in store.Queue.Lapsed(now, 100))
            await store.CompleteAsync(lapsed, WorkState.Unknown, WorkReasons.NoOutcome);
        switch (random.Next(8))
        {
            case 0:
                var gate = random.Next(6) switch { 0 => Gate.Closed, < 3 => Gate.Held, _ => Gate.Open };
                await store.ChangeAsync(c => c.Gates.Add(new GateChange(Group, gate)));
                break;
            case 1:
                await store.HearAsync(Said($"m{random.Next()}", $"p{random.Next(1, Recipients):0000}") with { At = now }, Turn());
                break;
            default:
                foreach (var claimed in await store.ClaimAsync(now, random.Next(1, 8)))
                    await EndAsync(store, random, claimed, now);
                break;
        }
    }

    private static async Task EndAsync(StoreUnderTest store, Random random, WorkItem claimed, DateTimeOffset now)
    {
        if (random.Next(10) == 0)
            return;
        if (random.Next(8) == 0)
            await store.Queue.CompleteAsync(new WorkOutcome(claimed, random.Next(2) == 0 ? WorkState.Failed : WorkState.Waiting, "why", now), CancellationToken.None);
        else if (random.Next(5) == 0)
            await store.Turns.RunAsync(
                new Trigger.Notice(claimed), null,
                view => Turn()(view) with { Suppressed = random.Next(2) == 0 ? WorkReasons.NoAccount : "confirmed" }, CancellationToken.None);
        else
            await TellAsync(store, random, claimed, now);
    }

    private static async Task TellAsync(StoreUnderTest store, Random random, WorkItem claimed, DateTimeOffset now)
    {
        foreach (var message in await GroupTests.TellAsync(store, claimed))
        {
            if (random.Next(6) > 0)
                await store.Queue.CompleteAsync(
                    new WorkOutcome(message, Ends[random.Next(Ends.Length)], "why", now) { OtherRoute = random.Next(2) == 0 }, CancellationToken.None);
        }
    }

    private static void AssertCounts(StoreUnderTest store)
    {
        var groups = store.Turns.Read().Groups;
        var scan = Scan(store);
        var tally = groups.Tally(Group);
        Assert.Equal(Recipients, tally.Total);
        Assert.Equal(
            Enum.GetValues<NoticeOutcome>().Select(o => scan.Count(r => r.Outcome == o)),
            [tally.Waiting, tally.Delivered, tally.Unconfirmed, tally.NotNeeded, tally.Unreachable, tally.Stopped, tally.Failed, tally.Unknown]);
        Assert.Equal(scan.Count(r => r.Reacted), tally.Reacted);
        foreach (var outcome in Enum.GetValues<NoticeOutcome>())
            Assert.Equal(
                scan.Where(r => r.Outcome == outcome).Select(r => r.Post).Order(),
                groups.List(Group, outcome, 0, 1000).Select(r => r.Recipient.Value).Order());
        Assert.All(scan, r => Assert.Equal(r.Outcome, groups.Of(Group, new PostId(r.Post))!.Outcome));
    }

    /// <summary>Where every recipient stands, worked out from the rows alone.</summary>
    private static List<(string Post, NoticeOutcome Outcome, bool Reacted)> Scan(StoreUnderTest store)
    {
        var rows = store.Log.Work(DateTimeOffset.MinValue).Where(r => r.Group == Group).ToList();
        var messages = rows.Where(r => r.Message is not null).ToLookup(r => r.Of!.Notice);
        return [.. rows.Where(r => r.Notice is not null).Select(notice =>
        {
            var told = messages[notice.Id].Where(m => m.Of!.Fence == notice.Fence).ToList();
            var row = notice.State == WorkState.Told ? notice with { State = WorkState.Waiting } : notice;
            // A notice that was told stands where its message does.
            Assert.Equal(notice.State == WorkState.Told, told.Any(m => m.EndedAt is null));
            return (notice.Notice!.Recipient.Value, OutcomeOf(row), notice.ReactedAt is not null);
        })];
    }

    private static NoticeOutcome OutcomeOf(WorkItem row) => (row.State, row.Reason) switch
    {
        (WorkState.Waiting or WorkState.Sending, _) => NoticeOutcome.Waiting,
        (WorkState.Delivered, _) => NoticeOutcome.Delivered,
        (WorkState.Sent, _) => NoticeOutcome.Unconfirmed,
        (WorkState.Suppressed, WorkReasons.NoAccount) => NoticeOutcome.Unreachable,
        (WorkState.Suppressed, WorkReasons.GroupClosed) => NoticeOutcome.Stopped,
        (WorkState.Suppressed, _) => NoticeOutcome.NotNeeded,
        (WorkState.Failed, _) => NoticeOutcome.Failed,
        _ => NoticeOutcome.Unknown,
    };
}
