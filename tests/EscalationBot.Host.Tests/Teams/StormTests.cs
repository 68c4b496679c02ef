using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Domain.Reach;
using EscalationBot.Storage;
using EscalationBot.Testing.Teams;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>
/// The main job over Teams while everything goes wrong that goes wrong there: activities come again, late and after the
/// service hung up; calls are throttled, refused for a moment, answered with 5xx after they were carried out, or cut. Which
/// call meets which fault follows from its number alone.
/// </summary>
public sealed class StormTests : IAsyncLifetime
{
    private static readonly WorkState[] Ends = [WorkState.Sent, WorkState.Unknown, WorkState.Suppressed];

    private static readonly HttpStatusCode[] Served = [HttpStatusCode.OK];

    private readonly ConcurrentQueue<(TeamsPerson Who, JsonObject Activity)> said = [];
    private TeamsOffice office = null!;
    private TeamsPerson head = null!;
    private TeamsPerson agency = null!;
    private TeamsPerson leader = null!;
    private int calm;

    public async ValueTask InitializeAsync()
    {
        office = await TeamsOffice.StartAsync("2024-09-23T08:05:00+07:00");
        head = await office.LinkedAsync("x-dak-cam", "UBND xã Đăk Cấm");
        agency = await office.LinkedAsync("so-tnmt", "Sở Tài nguyên và Môi trường");
        leader = await office.LinkedAsync("pct-dat-dai", "UBND tỉnh", "đất đai");
        calm = office.Connector.Calls.Count;
        office.Connector.Script = Fault;
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task The_main_job_loses_nothing_and_does_nothing_twice()
    {
        await PlayAsync();

        AssertTheRecordIsAsWithoutFaults();
        AssertEveryMessageHasOneEndAndIsSeenAsItSays();
        AssertTheLimitsOfTheServiceWereKept();
    }

    [Fact]
    public async Task Who_cannot_be_reached_is_tried_once_however_that_is_said_and_answered_again_when_they_write()
    {
        var refused = new Dictionary<string, Trouble> { ["aad-blocked"] = Trouble.BlockedByUser, ["aad-muted"] = Trouble.WritesBlocked, ["aad-silent"] = Trouble.ForbiddenWithoutAWord };
        var people = refused.Keys.Select(name => office.Person(name)).ToList();
        office.Connector.Script = call => refused.GetValueOrDefault(call.Chat.Split(':')[^1]) ?? Fault(call);
        await Task.WhenAll(people.Select(p => p.InstallAsync()));
        await office.QuietAsync();

        var holds = office.Demo.Store.Turns.Read().Reach.Holds;
        Assert.Equal(["403-ConversationBlockedByUser", "403-MessageWritesBlocked", "403"], people.Select(p => holds[HoldScope.Of(new AccountId("teams", p.Name))].Reason));
        Assert.All(people, p => Assert.Single(office.Connector.Calls, c => c.Chat == p.Chat));

        refused.Clear();
        await Task.WhenAll(people.Select(p => p.SayAsync("xin chào")));
        await office.QuietAsync();
        Assert.All(people, p => Assert.Single(p.Sees));
    }

    [Fact]
    public async Task What_the_service_permits_is_kept_in_every_window_while_more_waits_than_it_takes()
    {
        // The first calls into each chat are calm, or no limit would ever be reached.
        office.Connector.Script = call => call.Number / 16 % 2 == 0 ? null : Fault(call);
        var crowd = Enumerable.Range(1, 60).Select(n => office.Person($"aad-crowd-{n}")).ToList();
        await Task.WhenAll(crowd.Select(p => p.InstallAsync()).Concat(Enumerable.Range(0, 30).Select(_ => DeliverAsync(head, head.Saying("tình hình")))));
        for (var minute = 0; minute < 60 && IsWaiting(); minute++)
            await office.PassAsync(TimeSpan.FromMinutes(1));

        Assert.All(crowd, p => Assert.Single(p.Sees));
        Assert.False(IsWaiting());
        AssertEveryMessageHasOneEndAndIsSeenAsItSays();
        AssertTheLimitsOfTheServiceWereKept();
        var sends = office.Connector.Calls.Skip(calm).Where(c => c.Action == ConnectorAction.Send).ToList();
        Assert.Equal((25, 7), (PermittedRates.Densest(sends, 1), PermittedRates.Densest(sends.Where(c => c.Chat == head.Chat), 1)));

        bool IsWaiting() => office.Demo.Store.Log.Work(DateTimeOffset.MinValue).Any(r => r is { To.Channel: "teams", State: WorkState.Waiting, Of: null });
    }

    private async Task PlayAsync()
    {
        await SayAsync(head, "UBND xã gửi Sở TNMT tờ trình 45/TTr-UBND ngày 12/9 xin chuyển mục đích sử dụng đất điểm trường, đến nay chưa trả lời");
        await SayAsync(head, "1");
        await SayAsync(head, "tình hình");
        await office.Demo.MoveToAsync("2024-09-27T08:30");
        await SayAsync(head, "KN-0043 vẫn chưa được giải quyết");
        await office.Demo.MoveToAsync("2024-10-04T08:30");
        await SayAsync(leader, "chỉ đạo KN-0043");
        await SayAsync(leader, "1, trước 10/10/2024, nêu rõ thống nhất hay không thống nhất");
        await SayAsync(leader, "1");
        await office.Demo.MoveToAsync("2024-10-08T09:00");
        await SayAsync(head, "KN-0043 đã giải quyết");
        await SayAsync(head, "2105/STNMT-QLĐĐ ngày 08/10/2024");
        await SayAsync(head, "1");
        await office.Demo.MoveToAsync("2024-10-09T08:30");
    }

    /// <summary>Once cut off, then twice at once, and an older activity of somebody once more. Then time for what waits to be tried again.</summary>
    private async Task SayAsync(TeamsPerson who, string text)
    {
        await DeliverAsync(who, who.Saying(text));
        await office.QuietAsync();
        await office.Demo.MoveToAsync((await office.Demo.ClockAsync()).AddMinutes(10).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
    }

    private async Task DeliverAsync(TeamsPerson who, JsonObject activity)
    {
        await who.PostAndHangUpAsync(activity);
        said.Enqueue((who, activity));
        var older = said.ElementAt(said.Count / 2);
        var answers = await Task.WhenAll(who.PostAsync(activity), who.PostAsync(activity), older.Who.PostAsync(older.Activity));
        Assert.Equal(Served, answers.Distinct());
    }

    private static Trouble? Fault(ConnectorCall call) => (call.Action, call.Number % 8) switch
    {
        (ConnectorAction.Send, 1) => Trouble.Throttled("2"),
        (ConnectorAction.Send, 3) => Trouble.Concurrent,
        (ConnectorAction.Send, 4) => Trouble.Broken(502, arrives: true),
        (ConnectorAction.Send, 6) => Trouble.CutAfterAccepting,
        (ConnectorAction.Send, 7) => Trouble.Unauthorized,
        _ => null,
    };

    private void AssertTheRecordIsAsWithoutFaults()
    {
        var record = office.Demo.Store.Turns.Read().Find(new ProposalId(43))!;

        Assert.False(record.IsOpen);
        Assert.Single(record.Directions);
        Assert.Null(office.Demo.Store.Turns.Read().Find(new ProposalId(44)));
    }

    private void AssertEveryMessageHasOneEndAndIsSeenAsItSays()
    {
        var all = office.Demo.Store.Log.Work(DateTimeOffset.MinValue);
        var rows = all.Where(r => r is { To.Channel: "teams", Message: not null }).ToList();
        var went = rows.Where(r => r.State is WorkState.Sent or WorkState.Unknown).ToList();
        // A notice that had to wait gets new words; only those that went out count, and they are one per notice.
        Assert.All(rows.Except(went), r => Assert.Contains(all.Single(n => n.Id == r.Of!.Notice).State, Ends));
        Assert.All(went.Where(r => r.Of is not null).GroupBy(r => r.Of!.Notice), words => Assert.Single(words.Select(r => r.Created).Distinct()));
        foreach (var person in new[] { head, agency, leader })
            Assert.Equal(
                went.Where(r => r.To!.Value.User == person.Name).Select(r => PlainText.Render(r.Message!)).Order(StringComparer.Ordinal),
                person.Sees.Select(s => s.Sent.Text).Order(StringComparer.Ordinal));
        var unclear = office.Connector.Calls.Skip(calm).Count(c => !c.IsTyping && office.Connector.Script(c) is { Arrives: true });
        Assert.Equal((unclear, true), (went.Count(r => r.State == WorkState.Unknown), unclear > 0));
    }

    private void AssertTheLimitsOfTheServiceWereKept()
    {
        var calls = office.Connector.Calls.Skip(calm).ToList();
        PermittedRates.AssertKept(calls);
        Assert.DoesNotContain(calls, c => c.IsMixed);
    }
}
