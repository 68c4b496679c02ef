using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using static EscalationBot.Testing.Domain.TestOffice;

namespace EscalationBot.Domain.Tests.Campaigns;

/// <summary>Who may do what to a bulk reminder, and what it leads to.</summary>
public sealed class CampaignDeskTests
{
    private readonly DeskOffice small = new();
    private readonly DeskOffice large = new(approvalThreshold: 1);

    [Fact]
    public void A_small_one_is_open_at_once_and_is_queued_and_watched()
    {
        var campaign = small.Submit();

        Assert.Equal((CampaignState.Running, Gate.Open, Admin, 2), (campaign.StateAt(small.Now), campaign.Gate, campaign.Author!.Value, campaign.Audience));
        Assert.Equal([new GateChange("campaign:NV-0001", Gate.Open)], small.Last.Gates);
        Assert.Equal("NV-0001/1/0", small.Timer(CampaignClock.QueueJob).Argument);
        Assert.Equal(small.Now.AddMinutes(2), small.Timer(CampaignClock.WatchJob).Due);
        Assert.Empty(small.Last.Notices);
    }

    [Fact]
    public void Whatever_zone_the_host_counts_in_14_00_is_14_00_in_Viet_Nam()
    {
        small.Now = small.Now.ToOffset(TimeSpan.FromHours(-8));
        var campaign = small.Submit(DeskOffice.Order(Days.At("12/1/2026", "14:00").ToOffset(TimeSpan.FromHours(-8))));

        Assert.Equal(Days.At("12/1/2026", "14:00"), campaign.Plan!.At);
        Assert.Equal(CampaignState.Scheduled, campaign.StateAt(small.Now));
    }

    [Theory]
    [InlineData("12/1/2026", "12:00", "12/1/2026", "13:30")]
    [InlineData("12/1/2026", "20:00", "13/1/2026", "07:00")]
    [InlineData("17/1/2026", "09:00", "19/1/2026", "07:00")]
    public void A_moment_outside_of_office_hours_means_the_next_one_inside(string day, string time, string then, string at) =>
        Assert.Equal(Days.At(then, at), small.Submit(DeskOffice.Order(Days.At(day, time))).Plan!.At);

    [Fact]
    public void Above_the_threshold_it_waits_behind_its_gate_and_the_others_who_may_approve_are_asked()
    {
        var campaign = large.Submit();

        Assert.Equal((CampaignState.AwaitingApproval, Gate.Held), (campaign.StateAt(large.Now), campaign.Gate));
        Assert.Equal([DeskOffice.SecondAdmin, TestOffice.Office], Told(large, CampaignNewsKind.ApprovalAsked));
        Assert.Equal(campaign.Plan!.At, large.Timer(CampaignClock.WatchJob).Due);
    }

    [Fact]
    public void Nobody_approves_their_own_not_even_from_another_post()
    {
        large.Submit();
        Assert.Equal(RefusalKeys.CampaignOwn, large.Refused(Admin, d => d.Approve(new CampaignId(1))));

        var person = new PersonId("p1");
        large.Office.Directory = large.Office.Directory
            .With(new Incumbency(person, Admin, default, Acting: false)).With(new Incumbency(person, DeskOffice.SecondAdmin, default, Acting: false));
        Assert.Equal(RefusalKeys.CampaignOwn, large.Refused(DeskOffice.SecondAdmin, d => d.Approve(new CampaignId(1))));
        large.Done(TestOffice.Office, d => d.Approve(new CampaignId(1)));
    }

    [Fact]
    public void Approved_the_gate_opens_and_the_author_hears_it()
    {
        large.Submit();

        var approved = large.Done(TestOffice.Office, d => d.Approve(new CampaignId(1)));

        Assert.Equal((CampaignState.Running, TestOffice.Office), (approved.StateAt(large.Now), approved.ApprovedBy!.Value));
        Assert.Equal([new GateChange("campaign:NV-0001", Gate.Open)], large.Last.Gates);
        Assert.Equal([Admin], Told(large, CampaignNewsKind.Approved));
        Assert.Equal(RefusalKeys.CampaignNotWaiting, large.Refused(TestOffice.Office, d => d.Approve(new CampaignId(1))));
    }

    [Fact]
    public void Declining_needs_a_reason_and_closes_the_gate()
    {
        large.Submit();
        Assert.Equal(RefusalKeys.ReasonRequired, large.Refused(TestOffice.Office, d => d.Decline(new CampaignId(1), " ")));

        var declined = large.Done(TestOffice.Office, d => d.Decline(new CampaignId(1), " chưa cần "));

        Assert.Equal((CampaignState.Declined, Gate.Closed, "chưa cần"), (declined.StateAt(large.Now), declined.Gate, declined.DeclinedBecause));
        Assert.Equal([Admin], Told(large, CampaignNewsKind.Declined));
        Assert.Null(large.Timer(CampaignClock.WatchJob).Due);
        Assert.Equal(RefusalKeys.CampaignNotWaiting, large.Refused(TestOffice.Office, d => d.Decline(new CampaignId(1), "x")));
    }

    [Fact]
    public void Paused_resumed_and_stopped_move_the_gate_and_tell_the_author_when_another_did_it()
    {
        small.Submit();
        Assert.Equal(RefusalKeys.CampaignNotPaused, small.Refused(Admin, d => d.Resume(new CampaignId(1))));

        Assert.Equal((CampaignState.Paused, Gate.Held), StateOf(small.Done(Admin, d => d.Pause(new CampaignId(1)))));
        Assert.Empty(small.Last.Notices);
        Assert.Equal(RefusalKeys.CampaignPaused, small.Refused(Admin, d => d.Pause(new CampaignId(1))));

        Assert.Equal((CampaignState.Running, Gate.Open), StateOf(small.Done(TestOffice.Office, d => d.Resume(new CampaignId(1)))));
        Assert.Equal([Admin], Told(small, CampaignNewsKind.Resumed));

        Assert.Equal((CampaignState.Stopped, Gate.Closed), StateOf(small.Done(DeskOffice.SecondAdmin, d => d.Stop(new CampaignId(1)))));
        Assert.Equal([Admin], Told(small, CampaignNewsKind.Stopped));
        foreach (var refused in new Func<CampaignDesk, CampaignOutcome>[] { d => d.Stop(new CampaignId(1)), d => d.Pause(new CampaignId(1)), d => d.Resume(new CampaignId(1)), d => d.Retry(new CampaignId(1)) })
            Assert.Equal(RefusalKeys.CampaignOver, small.Refused(Admin, refused));
    }

    [Fact]
    public void What_waits_for_its_approval_is_not_paused_but_may_be_stopped()
    {
        large.Submit();
        Assert.Equal(RefusalKeys.CampaignNotApproved, large.Refused(Admin, d => d.Pause(new CampaignId(1))));
        Assert.Equal(Gate.Closed, large.Done(Admin, d => d.Stop(new CampaignId(1))).Gate);
        Assert.False(large.Campaign().AwaitsApproval);
    }

    [Fact]
    public void Only_administrators_write_and_only_they_and_the_Office_command()
    {
        foreach (var post in new[] { TestOffice.Office, HeadOfXaA, Leader, new PostId("nobody") })
        {
            Assert.Equal(RefusalKeys.CampaignNotAllowed, small.Refused(post, d => d.Submit(DeskOffice.Order(small.Now))));
            Assert.Equal(RefusalKeys.CampaignNotAllowed, small.Refused(post, d => d.Keep(new CampaignListed("x", [], []))));
        }
        small.Submit();
        Assert.Equal(RefusalKeys.CampaignNotAllowed, small.Refused(HeadOfXaA, d => d.Stop(new CampaignId(1))));
        Assert.Equal(RefusalKeys.CampaignNotAllowed, small.Refused(TestOffice.Office, d => d.Retry(new CampaignId(1))));
        Assert.Equal(RefusalKeys.CampaignUnknown, small.Refused(Admin, d => d.Stop(new CampaignId(9))));
    }

    [Fact]
    public void Orders_that_make_no_sense_are_refused()
    {
        Assert.Equal(RefusalKeys.CampaignNobody, Refused(DeskOffice.Order(small.Now, new AudienceFilter([UnitKind.District]))));
        Assert.Equal(RefusalKeys.CampaignPast, Refused(DeskOffice.Order(small.Now.AddMinutes(-1))));
        Assert.Equal(RefusalKeys.CampaignDeadlineRequired, Refused(DeskOffice.Order(small.Now) with { Template = new("trước {Deadline}") }));
        Assert.Equal(RefusalKeys.CampaignAfterDeadline, Refused(DeskOffice.Order(small.Now, deadline: small.Now)));
        Assert.Equal(RefusalKeys.CampaignNobody, Refused(DeskOffice.Order(small.Now) with { Filter = null }));
        Assert.Equal(RefusalKeys.CampaignUnknown, Refused(DeskOffice.Order(small.Now) with { Draft = new CampaignId(7) }));
    }

    [Fact]
    public void An_audience_beyond_all_measure_is_refused()
    {
        var member = new AudienceMember(XaA, HeadOfXaA);
        small.Done(Admin, d => d.Keep(new CampaignListed("x.xlsx", [.. Enumerable.Repeat(member, CampaignLimits.LargestAudience + 1)], [])));
        Assert.Equal(RefusalKeys.CampaignTooLarge, Refused(DeskOffice.Order(small.Now) with { Draft = new CampaignId(1), Filter = null }));
    }

    [Fact]
    public void The_same_words_to_the_same_people_are_sent_once()
    {
        small.Submit();
        Assert.Equal(RefusalKeys.CampaignTwin, Refused(DeskOffice.Order(small.Now)));
        small.Done(Admin, d => d.Stop(new CampaignId(1)));
        Assert.Equal(new CampaignId(2), small.Submit().Id);
    }

    [Fact]
    public void Another_deadline_or_other_people_make_another_campaign()
    {
        small.Submit();
        Assert.Equal(new CampaignId(2), small.Submit(DeskOffice.Order(small.Now, deadline: small.Now.AddHours(3))).Id);
        Assert.Equal(new CampaignId(3), small.Submit(DeskOffice.Order(small.Now, DeskOffice.Communes with { Except = [XaA] })).Id);
        Assert.Equal(new CampaignId(4), small.Submit(DeskOffice.Order(small.Now) with { Template = new("Kính gửi {Unit}.") }).Id);
    }

    [Fact]
    public void Who_acted_over_which_account_is_in_the_audit()
    {
        var changes = new Domain.Office.OfficeChanges();
        var by = new Domain.Proposals.Provenance(small.Now, Admin, new AccountId("web", "a1"), "m1");
        new CampaignDesk(small.Office, changes, by).Submit(DeskOffice.Order(small.Now));
        var entry = Assert.Single(changes.Audit);
        Assert.Equal((Admin, "web:a1", "CampaignSubmitted", "NV-0001"), (entry.Post!.Value, entry.Account, entry.Action, entry.Subject));
    }

    [Fact]
    public void Neither_the_clock_nor_a_post_that_ended_commands()
    {
        var nobody = new CampaignDesk(small.Office, new Domain.Office.OfficeChanges(), new Domain.Proposals.Provenance(small.Now, null, null, null));
        Assert.IsType<CampaignOutcome.Refused>(nobody.Submit(DeskOffice.Order(small.Now)));
        small.Office.Directory = small.Office.Directory.With(small.Office.Directory.Posts[Admin] with { Validity = new Validity(null, Days.Of("11/1/2026")) });
        Assert.Equal(RefusalKeys.CampaignNotAllowed, small.Refused(Admin, d => d.Submit(DeskOffice.Order(small.Now))));
    }

    [Fact]
    public void A_list_is_kept_as_a_draft_of_its_author_and_submitted_once()
    {
        var draft = small.Done(Admin, d => d.Keep(new CampaignListed("x.xlsx", [new AudienceMember(XaB, HeadOfXaB)], ["?"])));
        Assert.Equal(CampaignState.Draft, draft.StateAt(small.Now));
        Assert.False(draft.IsLive);
        var order = DeskOffice.Order(small.Now) with { Draft = draft.Id, Filter = null };
        Assert.Equal(RefusalKeys.CampaignUnknown, small.Refused(DeskOffice.SecondAdmin, d => d.Submit(order)));
        Assert.Equal(RefusalKeys.CampaignUnknown, small.Refused(Admin, d => d.Stop(draft.Id)));

        Assert.Equal([HeadOfXaB], small.Submit(order).Plan!.Recipients.Select(r => r.Post));
        Assert.Equal(RefusalKeys.CampaignSubmitted, Refused(order));
    }

    [Fact]
    public void A_list_kept_in_the_same_turn_can_be_planned()
    {
        var changes = new Domain.Office.OfficeChanges();
        var desk = new CampaignDesk(small.Office, changes, new Domain.Proposals.Provenance(small.Now, Admin, null, null));
        desk.Keep(new CampaignListed("x.xlsx", [new AudienceMember(XaB, HeadOfXaB)], []));
        Assert.Single(desk.Plan(DeskOffice.Order(small.Now) with { Draft = new CampaignId(1), Filter = null }).Recipients);
    }

    [Fact]
    public void Whose_details_are_no_longer_kept_cannot_be_tried_again()
    {
        small.Submit();
        small.Office.Apply(CampaignClock.Queue(small.Office, "NV-0001/1/0", small.Now));
        small.End(1, _ => NoticeOutcome.Failed);
        var before = CampaignReport.Of(small.Campaign(), small.Office.Groups);

        small.Office.Groups.Drop(CampaignNotice.GroupOf(new CampaignId(1), 1));

        Assert.Equal(before with { Gone = before.Failed }, CampaignReport.Of(small.Campaign(), small.Office.Groups));
        Assert.Equal(RefusalKeys.CampaignDetailsGone, small.Refused(Admin, d => d.Retry(new CampaignId(1))));
    }

    [Fact]
    public void Only_those_who_failed_get_it_again_and_only_when_the_first_wave_is_out()
    {
        small.Submit();
        Assert.Equal(RefusalKeys.CampaignOver, small.Refused(Admin, d => d.Retry(new CampaignId(1))));
        small.Office.Apply(CampaignClock.Queue(small.Office, "NV-0001/1/0", small.Now));
        small.End(1, _ => NoticeOutcome.Unknown);
        Assert.Equal(RefusalKeys.CampaignNoneFailed, small.Refused(Admin, d => d.Retry(new CampaignId(1))));
        small.End(1, post => post == HeadOfXaA ? NoticeOutcome.Failed : NoticeOutcome.Unknown);

        var retried = small.Done(Admin, d => d.Retry(new CampaignId(1)));

        Assert.Equal([new CampaignRecipient(HeadOfXaA, XaA)], Assert.Single(retried.Retries));
        Assert.Equal([Gate.Open, Gate.Open], small.Last.Gates.Select(g => g.Gate));
        Assert.Equal("NV-0001/2/0", small.Timer(CampaignClock.QueueJob).Argument);
    }

    [Fact]
    public void After_the_deadline_nothing_is_approved_resumed_or_retried()
    {
        var order = DeskOffice.Order(large.Now, deadline: large.Now.AddHours(1));
        large.Submit(order);
        large.Now = large.Now.AddHours(2);
        Assert.Equal(RefusalKeys.CampaignAfterDeadline, large.Refused(TestOffice.Office, d => d.Approve(new CampaignId(1))));

        small.Submit(DeskOffice.Order(small.Now, deadline: small.Now.AddHours(1)));
        small.Queue();
        small.End(1, _ => NoticeOutcome.Failed);
        small.Done(Admin, d => d.Pause(new CampaignId(1)));
        small.Now = small.Now.AddHours(2);
        Assert.Equal(RefusalKeys.CampaignAfterDeadline, small.Refused(Admin, d => d.Resume(new CampaignId(1))));
        Assert.Equal(RefusalKeys.CampaignAfterDeadline, small.Refused(Admin, d => d.Retry(new CampaignId(1))));
    }

    private string Refused(CampaignOrder order) => small.Refused(Admin, d => d.Submit(order));

    private (CampaignState, Gate) StateOf(Campaign campaign) => (campaign.StateAt(small.Now), campaign.Gate);

    private static IEnumerable<PostId> Told(DeskOffice desk, CampaignNewsKind kind) =>
        desk.Last.Notices.OfType<CampaignNewsNotice>().Where(n => n.Kind == kind).Select(n => n.Recipient);
}
