using EscalationBot.Conversation.Delivery;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Host.Options;
using EscalationBot.Storage;
using EscalationBot.Testing.Channels;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Host.Tests.Runtime;

/// <summary>What becomes of an intent, by what its channel answers.</summary>
public sealed class DispatcherTests
{
    private static readonly PostId Head = TestOffice.HeadOfXaA;

    private readonly TalkativeBot bot = new();

    [Fact]
    public async Task What_the_channel_confirms_is_delivered_and_noted()
    {
        await using var office = await OpenAsync();
        await office.QueueAsync(News("n1"));
        await office.SettleAsync();

        Assert.Equal(["n1"], office.Zalo.TextsTo(Head.Value));
        Assert.Equal(WorkState.Delivered, Assert.Single(office.Notices).State);
        Assert.Equal([("n1", NoticeEnd.Reached)], bot.Ends);
    }

    [Fact]
    public async Task What_is_not_connected_is_tried_again_at_growing_distances_and_then_over_another_route()
    {
        await using var office = await OpenAsync(both: true);
        office.Zalo.Script = (_, _) => Fate.Of(new SendResult.Retry("connect"));
        await office.QueueAsync(News("n1"));
        await office.MoveToAsync("5/1/2026 11:00");

        var waits = office.Zalo.Attempts.Zip(office.Zalo.Attempts.Skip(1), (a, b) => (b.At - a.At).TotalSeconds).ToList();
        Assert.Equal(4, waits.Count);
        Assert.All(waits.Zip([30, 120, 600, 1800]), w => Assert.InRange(w.First, w.Second * 0.9, w.Second * 1.1));
        Assert.Equal("n1", Assert.Single(office.Teams.Arrived).Text);
        Assert.Equal(WorkState.Delivered, Assert.Single(office.Notices).State);
    }

    [Fact]
    public async Task Retry_After_is_honoured()
    {
        await using var office = await OpenAsync();
        office.Zalo.Script = (_, n) => n == 1 ? Fate.Of(new SendResult.Retry("429", office.Now.AddMinutes(7))) : Fate.Arrived;
        await office.QueueAsync(News("n1"));
        await office.MoveToAsync("5/1/2026 09:00");

        Assert.Equal([0d, 7], office.Zalo.Attempts.Select(a => (a.At - office.Zalo.Attempts[0].At).TotalMinutes));
    }

    [Fact]
    public async Task A_route_that_is_no_use_is_left_for_the_next_and_the_person_sees_the_message_once()
    {
        await using var office = await OpenAsync(both: true);
        office.Zalo.Script = (_, _) => Fate.Of(new SendResult.OtherRoute("-230"));
        await office.QueueAsync(News("n1"));
        await office.SettleAsync();

        Assert.Single(office.Zalo.Attempts);
        Assert.Equal("n1", Assert.Single(office.Teams.Arrived).Text);
        Assert.Equal([NoticeEnd.NotYet, NoticeEnd.Reached], bot.Ends.Select(e => e.End));
    }

    [Fact]
    public async Task When_every_route_refused_the_intent_failed_and_the_office_is_asked_to_call()
    {
        await using var office = await OpenAsync(both: true);
        office.Zalo.Script = office.Teams.Script = (_, _) => Fate.Of(new SendResult.OtherRoute("closed"));
        await office.QueueAsync(News("n1"));
        await office.SettleAsync();

        var notice = Assert.Single(office.Notices);
        Assert.Equal((WorkState.Failed, "way-closed: closed"), (notice.State, notice.Reason));
        Assert.Equal(["n1"], bot.Unreached);
    }

    [Fact]
    public async Task Nothing_more_is_tried_at_a_person_who_blocked_the_channel_until_they_write_again()
    {
        await using var office = await OpenAsync();
        office.Zalo.Script = (_, _) => Fate.Of(new SendResult.Unreachable("-217"));
        await office.QueueAsync(News("n1"));
        await office.SettleAsync();
        await office.QueueAsync(News("n2"));
        await office.SettleAsync();

        Assert.Single(office.Zalo.Attempts);
        Assert.Equal([(WorkState.Failed, "left: -217"), (WorkState.Suppressed, WorkReasons.NoRoute)], office.Notices.Select(n => (n.State, n.Reason!)));

        office.Zalo.Script = (_, _) => Fate.Arrived;
        await office.SayAsync(Head, "xin chào");
        await office.QueueAsync(News("n3"));
        await office.SettleAsync();
        Assert.Equal(["đáp xin chào", "n3"], office.Zalo.TextsTo(Head.Value));
    }

    [Fact]
    public async Task Who_leaves_the_channel_is_not_written_to()
    {
        await using var office = await OpenAsync();
        var left = office.Message(Head, "") with { Kind = Conversation.Messages.IncomingKind.Left };
        await (await office.Inbox.ReceiveAsync(left, [])).Turn;
        Assert.NotNull(office.Office.Reach.On(HoldScope.Of(new AccountId("zalo", Head.Value)), office.Now));
    }

    [Fact]
    public async Task A_channel_that_is_down_is_left_alone_for_everybody_and_tried_again_later()
    {
        await using var office = await OpenAsync();
        office.Zalo.Script = (_, _) => Fate.Of(new SendResult.ChannelDown("-216"));
        await office.QueueAsync(News("n1"));
        await office.SettleAsync();
        await office.QueueAsync(News("n2", TestOffice.HeadOfXaB));
        await office.SayAsync(Head, "có ai không");
        Assert.Single(office.Zalo.Attempts);

        office.Zalo.Script = (_, _) => Fate.Arrived;
        await office.MoveToAsync("5/1/2026 08:45");
        Assert.Equal(["n1", "n2", "đáp có ai không"], office.Zalo.Arrived.Select(a => a.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task While_a_channel_is_down_others_are_used()
    {
        await using var office = await OpenAsync(both: true);
        office.Zalo.Script = (_, _) => Fate.Of(new SendResult.ChannelDown("-216"));
        await office.QueueAsync(News("n1"), News("n2", TestOffice.HeadOfXaB));
        await office.SettleAsync();

        Assert.Equal(["n1", "n2"], office.Teams.Arrived.Select(a => a.Text).Order());
    }

    [Fact]
    public async Task A_spent_quota_waits_for_the_next_one()
    {
        await using var office = await OpenAsync();
        var noon = RunningOffice.Moment("5/1/2026 14:00");
        office.Zalo.Script = (_, _) => office.Now < noon ? Fate.Of(new SendResult.QuotaSpent("-144", noon)) : Fate.Arrived;
        await office.QueueAsync(News("n1"), News("n2", TestOffice.HeadOfXaB));
        await office.MoveToAsync("5/1/2026 16:00");

        Assert.Equal(1, office.Zalo.Attempts.Count(a => a.At < noon));
        Assert.Equal([noon, noon], office.Zalo.Arrived.Select(a => a.At));
    }

    [Fact]
    public async Task Refused_content_fails_at_once_and_is_tried_nowhere_else()
    {
        await using var office = await OpenAsync(both: true);
        office.Zalo.Script = (_, _) => Fate.Of(new SendResult.Refused("-248"));
        await office.QueueAsync(News("n1"));
        await office.MoveToAsync("5/1/2026 16:00");

        Assert.Single(office.Zalo.Attempts);
        Assert.Empty(office.Teams.Attempts);
        Assert.Equal((WorkState.Failed, "refused: -248"), (office.Notices[0].State, office.Notices[0].Reason));
    }

    [Fact]
    public async Task What_nobody_knows_stays_unknown_and_is_not_sent_again()
    {
        await using var office = await OpenAsync(both: true);
        office.Zalo.Script = (_, _) => new Fate(new SendResult.Unknown("cut"), Arrives: true);
        await office.QueueAsync(News("n1"));
        await office.MoveToAsync("6/1/2026 16:00");

        Assert.Single(office.Zalo.Attempts);
        Assert.Empty(office.Teams.Attempts);
        Assert.Equal((WorkState.Unknown, "cut: cut"), (office.Notices[0].State, office.Notices[0].Reason));
    }

    [Fact]
    public async Task A_channel_that_throws_leaves_the_outcome_unknown()
    {
        await using var office = await OpenAsync();
        office.Zalo.Script = (_, _) => throw new InvalidOperationException("a fault of the channel");
        await office.QueueAsync(News("n1"));
        await office.SettleAsync();

        Assert.Equal((WorkState.Unknown, "cut: channel-broke"), (office.Notices[0].State, office.Notices[0].Reason));
    }

    [Fact]
    public async Task The_reason_is_checked_again_before_every_attempt()
    {
        await using var office = await OpenAsync();
        office.Zalo.Script = (_, _) => Fate.Of(new SendResult.Retry("connect"));
        await office.QueueAsync(News("n1"));
        await office.SettleAsync();
        bot.Stale.Add("n1");
        await office.MoveToAsync("5/1/2026 16:00");

        Assert.Single(office.Zalo.Attempts);
        Assert.Equal((WorkState.Suppressed, "stale"), (office.Notices[0].State, office.Notices[0].Reason));
    }

    [Fact]
    public async Task What_expires_before_it_could_be_sent_is_suppressed()
    {
        await using var office = await OpenAsync();
        office.Zalo.Script = (_, _) => Fate.Of(new SendResult.ChannelDown("-216"));
        await office.QueueAsync(News("n1") with { Expires = RunningOffice.Moment("5/1/2026 08:10") });
        await office.MoveToAsync("5/1/2026 10:00");

        Assert.Equal((WorkState.Suppressed, WorkReasons.Expired), (office.Notices[0].State, office.Notices[0].Reason));
    }

    [Fact]
    public async Task An_answer_is_tried_again_and_keeps_its_place_before_later_answers()
    {
        await using var office = await OpenAsync();
        office.Zalo.Script = (_, n) => n == 1 ? Fate.Of(new SendResult.Retry("busy")) : Fate.Arrived;
        await office.SayAsync(Head, "một");
        await office.SayAsync(Head, "hai");
        await office.MoveToAsync("5/1/2026 08:10");

        Assert.Equal(["đáp một", "đáp hai"], office.Zalo.TextsTo(Head.Value));
    }

    [Fact]
    public async Task A_reminder_that_must_wait_does_not_hold_up_answers_to_the_same_person()
    {
        await using var office = await OpenAsync();
        office.Zalo.Script = (_, n) => n == 1 ? Fate.Of(new SendResult.Retry("busy")) : Fate.Arrived;
        await office.QueueAsync(News("n1"));
        await office.SettleAsync();
        await office.SayAsync(Head, "một");
        Assert.Equal(["đáp một"], office.Zalo.TextsTo(Head.Value));

        await office.MoveToAsync("5/1/2026 08:10");
        Assert.Equal(["đáp một", "n1"], office.Zalo.TextsTo(Head.Value));
    }

    [Fact]
    public async Task Nothing_unasked_goes_out_at_lunch_at_night_or_on_days_off_unless_an_admin_gave_a_reason()
    {
        await using var office = await OpenAsync(now: "9/1/2026 11:29");
        await office.QueueAsync(
            News("before lunch"),
            News("at lunch", TestOffice.HeadOfXaB) with { Due = RunningOffice.Moment("9/1/2026 11:30") },
            News("on a worked Saturday", TestOffice.HeadOfSoB) with { Due = RunningOffice.Moment("9/1/2026 17:00") },
            News("after Sunday", TestOffice.HeadOfSoD) with { Due = RunningOffice.Moment("10/1/2026 17:00") },
            News("storm warning", TestOffice.Chair) with { Due = RunningOffice.Moment("10/1/2026 23:00"), UrgentBecause = "bão số 9" });
        await office.MoveToAsync("12/1/2026 12:00");

        Assert.Equal(
            [
                ("before lunch", "9/1/2026 11:29"), ("at lunch", "9/1/2026 13:30"), ("on a worked Saturday", "10/1/2026 07:00"),
                ("storm warning", "10/1/2026 23:00"), ("after Sunday", "12/1/2026 07:00"),
            ],
            office.Zalo.Arrived.Select(a => (a.Text, a.At.ToOffset(TimeSpan.FromHours(7)).ToString("d/M/yyyy HH:mm", System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public async Task Whoever_listens_for_outcomes_may_fail_without_harm()
    {
        await using var office = await OpenAsync();
        office.Dispatcher.Recorded += _ => throw new InvalidOperationException("a listener");
        await office.SayAsync(Head, "một");
        Assert.Equal(["đáp một"], office.Zalo.TextsTo(Head.Value));
    }

    private Task<RunningOffice> OpenAsync(bool both = false, string now = "5/1/2026 08:00") => RunningOffice.OpenAsync(
        now, bot: bot, delivery: new DeliveryOptions { Parallel = 1 }, directory: both ? OnBoth : null);

    /// <summary>Everybody on Teams, and since yesterday on Zalo, which is therefore tried first.</summary>
    private static OfficeDirectory OnBoth { get; } = TestOffice.Directory.Posts.Keys.Aggregate(
        RunningOffice.EverybodyOn("teams"), (d, post) => d.With(new Account(new AccountId("zalo", post.Value), post, Days.At("4/1/2026"))));

    private static HelpWantedNotice News(string key, PostId? to = null) => new(key, to ?? Head, RunningOffice.Moment("5/1/2026 08:00"), null);
}
