using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using static EscalationBot.Testing.Domain.TestOffice;

namespace EscalationBot.Domain.Tests.Campaigns;

/// <summary>What the clock does for a bulk reminder.</summary>
public sealed class CampaignClockTests
{
    private static readonly CampaignId Id = new(1);

    private readonly DeskOffice desk = new();

    [Fact]
    public void A_small_audience_is_queued_at_once_due_when_it_was_scheduled_and_until_the_deadline()
    {
        var at = Days.At("12/1/2026", "14:00");
        desk.Submit(DeskOffice.Order(at, deadline: at.AddHours(2)));

        var changes = desk.Wake(desk.Timer(CampaignClock.QueueJob));

        Assert.Equal(["campaign:NV-0001:xa-a.chu-tich", "campaign:NV-0001:xa-b.chu-tich"], changes.Notices.Select(n => n.Key));
        Assert.All(changes.Notices, n => Assert.Equal((at, at.AddHours(2), "campaign:NV-0001"), (n.Due, n.Expires!.Value, n.Group)));
        Assert.Empty(changes.Timers);
        Assert.Equal(1, desk.Campaign().QueuedWaves);
    }

    [Fact]
    public void A_large_audience_is_queued_in_slices_each_recipient_once()
    {
        var posts = Enumerable.Range(0, 2500).Select(n => Post(new PostId($"p{n:0000}"), XaA, "x", PostRole.UnitHead)).ToList();
        desk.Office.Directory = desk.Office.Directory with
        {
            Posts = desk.Office.Directory.Posts.Values.Concat(posts).ToDictionary(p => p.Id),
            Accounts = posts.Select(p => new Account(new AccountId("web", p.Id.Value), p.Id, desk.Now)).Concat(desk.Office.Directory.Accounts.Values).ToDictionary(a => a.Id),
        };
        desk.Done(Admin, d => d.Keep(new CampaignListed("x", [.. posts.Select(p => new AudienceMember(XaA, p.Id))], [])));
        desk.Done(Admin, d => d.Submit(DeskOffice.Order(desk.Now) with { Draft = Id, Filter = null }));

        var slices = new List<OfficeChanges>();
        while (desk.Last.Timers.FirstOrDefault(t => t.Job == CampaignClock.QueueJob) is { } timer)
            slices.Add(desk.Wake(timer));

        Assert.Equal([1000, 1000, 500], slices.Select(s => s.Notices.Count));
        Assert.Equal(posts.Select(p => p.Id), slices.SelectMany(s => s.Notices).Select(n => n.Recipient));
    }

    [Fact]
    public void What_was_stopped_or_is_unknown_is_not_queued_any_further()
    {
        desk.Submit();
        var timer = desk.Timer(CampaignClock.QueueJob);
        desk.Done(Admin, d => d.Stop(Id));

        Assert.Empty(desk.Wake(timer).Notices);
        Assert.Empty(CampaignClock.Queue(desk.Office, "NV-0009/1/0", desk.Now).Notices);
        Assert.Empty(CampaignClock.Queue(desk.Office, "nonsense", desk.Now).Notices);
        Assert.Empty(CampaignClock.Queue(desk.Office, "KN-1/1/0", desk.Now).Notices);
    }

    [Fact]
    public void Progress_is_told_once_an_hour_while_it_goes_on()
    {
        desk.Submit();
        var watch = desk.Timer(CampaignClock.WatchJob);
        desk.Queue();
        desk.End(1, _ => NoticeOutcome.Waiting);

        var keys = new List<string>();
        for (var looks = 0; looks < 30; looks++)
        {
            desk.Now = watch.Due!.Value;
            keys.AddRange(desk.Wake(watch).Notices.Cast<CampaignNewsNotice>().Where(n => n.Kind == CampaignNewsKind.Progress).Select(n => n.Key));
            watch = desk.Timer(CampaignClock.WatchJob);
        }

        Assert.Equal(2, keys.Distinct().Count());
        Assert.True(desk.Now > Days.At("12/1/2026", "10:00") && desk.Now < Days.At("12/1/2026", "11:30"));
    }

    [Fact]
    public void It_is_looked_at_again_when_the_office_opens_after_lunch()
    {
        desk.Submit();
        desk.Queue();
        desk.End(1, _ => NoticeOutcome.Waiting);
        desk.Now = Days.At("12/1/2026", "11:40");

        Assert.Equal(Days.At("12/1/2026", "13:35"), Watch().Timers.Single().Due);
    }

    [Fact]
    public void When_nobody_waits_it_is_finished_and_the_author_gets_the_report()
    {
        desk.Submit();
        desk.Queue();
        desk.End(1, _ => NoticeOutcome.Delivered);
        desk.Now = desk.Now.AddMinutes(5);

        var changes = Watch();

        Assert.Equal((CampaignState.Finished, desk.Now), (desk.Campaign().StateAt(desk.Now), desk.Campaign().FinishedAt!.Value));
        Assert.Equal((Admin, CampaignNewsKind.Report), News(changes));
        Assert.Empty(changes.Timers);
        Assert.Empty(Watch().Notices);
    }

    [Fact]
    public void Before_its_rows_are_queued_it_is_not_finished()
    {
        desk.Submit();
        Assert.NotEmpty(Watch().Timers);
        Assert.Null(desk.Campaign().FinishedAt);
    }

    [Fact]
    public void Sums_that_do_not_add_up_are_told_instead_of_a_report()
    {
        desk.Submit();
        desk.Queue();
        desk.Office.Groups.Put("campaign:NV-0001", HeadOfXaA, NoticeOutcome.Delivered);

        Assert.Equal((Admin, CampaignNewsKind.SumsBroken), News(Watch()));
    }

    [Fact]
    public void When_the_hour_comes_unapproved_the_author_and_those_who_can_approve_hear_it_once()
    {
        var large = new DeskOffice(approvalThreshold: 1);
        large.Submit();
        large.Office.Apply(CampaignClock.Queue(large.Office, "NV-0001/1/0", large.Now));

        var first = CampaignClock.Watch(large.Office, "NV-0001", large.Now);
        var second = CampaignClock.Watch(large.Office, "NV-0001", large.Now.AddHours(1));

        Assert.Equal([DeskOffice.SecondAdmin, TestOffice.Office, Admin], first.Notices.Select(n => n.Recipient));
        Assert.All(first.Notices, n => Assert.Equal(CampaignNewsKind.NotApprovedInTime, ((CampaignNewsNotice)n).Kind));
        Assert.Equal(first.Notices.Select(n => n.Key), second.Notices.Select(n => n.Key));
    }

    [Fact]
    public void A_stopped_one_is_reported_when_what_was_on_its_way_has_ended()
    {
        desk.Submit();
        desk.Queue();
        desk.End(1, post => post == HeadOfXaA ? NoticeOutcome.Delivered : NoticeOutcome.Waiting);
        desk.Done(Admin, d => d.Stop(Id));
        Assert.Equal(desk.Now.AddMinutes(1), desk.Timer(CampaignClock.WatchJob).Due);

        Assert.Empty(Watch().Notices);
        desk.End(1, post => post == HeadOfXaA ? NoticeOutcome.Delivered : NoticeOutcome.Stopped);
        Assert.Equal((Admin, CampaignNewsKind.Report), News(Watch()));
        Assert.Equal(CampaignState.Stopped, desk.Campaign().StateAt(desk.Now));
    }

    [Fact]
    public void A_paused_one_is_looked_at_in_silence()
    {
        desk.Submit();
        desk.Queue();
        desk.End(1, _ => NoticeOutcome.Waiting);
        desk.Done(Admin, d => d.Pause(Id));

        var changes = Watch();

        Assert.Empty(changes.Notices);
        Assert.NotEmpty(changes.Timers);
    }

    [Fact]
    public void Nothing_happens_for_what_is_no_campaign()
    {
        Assert.Empty(CampaignClock.Watch(desk.Office, "x", desk.Now).Timers);
        Assert.Empty(CampaignClock.Watch(desk.Office, "NV-0009", desk.Now).Timers);
    }

    private OfficeChanges Watch() => desk.Wake(new TimerChange("w", CampaignClock.WatchJob, "NV-0001", desk.Now));

    private static (PostId, CampaignNewsKind) News(OfficeChanges changes)
    {
        var news = Assert.IsType<CampaignNewsNotice>(Assert.Single(changes.Notices));
        return (news.Recipient, news.Kind);
    }
}
