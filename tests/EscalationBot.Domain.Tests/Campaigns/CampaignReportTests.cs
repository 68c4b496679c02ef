using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using static EscalationBot.Testing.Domain.TestOffice;

namespace EscalationBot.Domain.Tests.Campaigns;

/// <summary>The report sums to the audience, whatever happened.</summary>
public sealed class CampaignReportTests
{
    private static readonly NoticeOutcome[] Outcomes = Enum.GetValues<NoticeOutcome>();

    [Fact]
    public void Every_part_has_its_place()
    {
        var desk = Of(communes: 6, unlinked: 1);
        desk.Queue();
        desk.End(1, post => post.Value switch
        {
            "x0" => NoticeOutcome.Delivered,
            "x1" => NoticeOutcome.Unconfirmed,
            "x2" => NoticeOutcome.Failed,
            "x3" => NoticeOutcome.Unreachable,
            _ => NoticeOutcome.Waiting,
        });

        var report = CampaignReport.Of(desk.Campaign(), desk.Office.Groups);

        Assert.Equal(new CampaignReport(6, 1, 1, 1, 2, 0, 0, 0, 0, 1, 0), report);
        Assert.Equal((6, true, 4), (report.Sum, report.Adds, report.Recipients));
    }

    [Fact]
    public void A_recipient_of_the_plan_who_is_in_no_row_is_missed_by_the_self_check()
    {
        var desk = Of(communes: 6, unlinked: 1);
        Assert.True(SelfAuditing.Compose(desk.Office, StoreCheck.NotAsked, desk.Now).IsSound);
        desk.Queue();
        foreach (var recipient in desk.Campaign().RecipientsOf(1).Skip(1))
            desk.Office.Groups.Put(CampaignNotice.GroupOf(new CampaignId(1), 1), recipient.Post, NoticeOutcome.Delivered, at: desk.Now);

        Assert.Equal(new AuditFinding(AuditFault.IntentsMissing, 1), Assert.Single(SelfAuditing.Compose(desk.Office, StoreCheck.NotAsked, desk.Now).Findings));
    }

    [Fact]
    public void Those_tried_again_count_where_the_later_wave_put_them()
    {
        var desk = Of(communes: 3, unlinked: 0);
        desk.Queue();
        desk.End(1, post => post.Value == "x0" ? NoticeOutcome.Delivered : NoticeOutcome.Failed);
        desk.Done(Admin, d => d.Retry(new CampaignId(1)));
        Assert.Equal((1, 0, 2), Parts(desk));
        desk.Queue();
        desk.End(2, post => post.Value == "x1" ? NoticeOutcome.Delivered : NoticeOutcome.Failed);

        Assert.Equal((2, 1, 0), Parts(desk));
        Assert.Equal(["x2"], CampaignReport.List(desk.Campaign(), NoticeOutcome.Failed, desk.Office.Groups).Select(o => o.Recipient.Value));
        Assert.Equal(NoticeOutcome.Delivered, CampaignReport.Of(desk.Campaign(), new PostId("x1"), desk.Office.Groups)!.Outcome);
        Assert.Null(CampaignReport.Of(desk.Campaign(), new PostId("x9"), desk.Office.Groups));
    }

    [Fact]
    public void What_a_stopped_one_had_not_sent_counts_as_stopped()
    {
        var desk = Of(communes: 3, unlinked: 0);
        desk.Queue();
        desk.End(1, post => post.Value == "x0" ? NoticeOutcome.Delivered : NoticeOutcome.Waiting);
        desk.Done(Admin, d => d.Stop(new CampaignId(1)));

        var report = CampaignReport.Of(desk.Campaign(), desk.Office.Groups);

        Assert.Equal((1, 2, 0), (report.Delivered, report.Stopped, report.Waiting));
    }

    [Fact]
    public void A_draft_has_no_report()
    {
        var desk = new DeskOffice();
        var draft = desk.Done(Admin, d => d.Keep(new CampaignListed("x", [], [])));
        Assert.Throws<InvalidOperationException>(() => CampaignReport.Of(draft, desk.Office.Groups));
    }

    /// <summary>Any outcomes, any commands, any retries, in any order.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_parts_always_sum_to_the_audience(int seed)
    {
        var random = new Random(seed);
        var desk = Of(communes: 12, unlinked: random.Next(4));
        for (var step = 0; step < 40; step++)
        {
            Step(desk, random);
            var report = CampaignReport.Of(desk.Campaign(), desk.Office.Groups);
            Assert.True(report.Adds, $"seed {seed}, step {step}: {report.Sum} of {report.Audience}");
            Assert.True(report is { Delivered: >= 0, Failed: >= 0, Waiting: >= 0, Stopped: >= 0, Unknown: >= 0 });
        }
    }

    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(1, 60)];

    private static void Step(DeskOffice desk, Random random)
    {
        var id = new CampaignId(1);
        switch (random.Next(7))
        {
            case 0: desk.Do(Admin, d => d.Pause(id)); break;
            case 1: desk.Do(Admin, d => d.Resume(id)); break;
            case 2: desk.Do(Admin, d => d.Retry(id)); break;
            case 3 when random.Next(4) == 0: desk.Do(Admin, d => d.Stop(id)); break;
            case 4: desk.Wake(new Domain.Office.TimerChange("w", CampaignClock.WatchJob, "NV-0001", desk.Now)); break;
            default:
                if (desk.Campaign().QueuedWaves < desk.Campaign().Waves && desk.Campaign().Gate != Gate.Closed)
                    desk.Wake(new Domain.Office.TimerChange("q", CampaignClock.QueueJob, $"NV-0001/{desk.Campaign().Waves}/0", desk.Now));
                End(desk, random);
                break;
        }
    }

    /// <summary>Moves the newest wave on: what ended stays ended.</summary>
    private static void End(DeskOffice desk, Random random)
    {
        var campaign = desk.Campaign();
        if (campaign.QueuedWaves < campaign.Waves)
            return;
        var group = CampaignNotice.GroupOf(campaign.Id, campaign.Waves);
        foreach (var recipient in campaign.RecipientsOf(campaign.Waves))
        {
            var now = desk.Office.Groups.Of(group, recipient.Post)?.Outcome ?? NoticeOutcome.Waiting;
            if (now == NoticeOutcome.Waiting)
                desk.Office.Groups.Put(group, recipient.Post, random.Next(3) == 0 ? Outcomes[random.Next(Outcomes.Length)] : now);
        }
    }

    private static (int Delivered, int Failed, int Waiting) Parts(DeskOffice desk)
    {
        var report = CampaignReport.Of(desk.Campaign(), desk.Office.Groups);
        Assert.True(report.Adds);
        return (report.Delivered, report.Failed, report.Waiting);
    }

    private static DeskOffice Of(int communes, int unlinked)
    {
        var desk = new DeskOffice();
        for (var n = 0; n < communes; n++)
        {
            var unit = new UnitId($"unit{n}");
            desk.Office.Directory = desk.Office.Directory.With(Unit(unit, $"xã {n}", UnitKind.District, null)).With(Post(new PostId($"x{n}"), unit, "x", PostRole.UnitHead));
            if (n < communes - unlinked)
                desk.Office.Directory = desk.Office.Directory.Linked(new PostId($"x{n}"), "web");
        }
        desk.Submit(DeskOffice.Order(desk.Now, new AudienceFilter([UnitKind.District])));
        return desk;
    }
}
