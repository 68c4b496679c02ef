using System.Diagnostics;
using EscalationBot.Host.Tests.Runtime;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Host.Tests.Telemetry;

/// <summary>Whoever looks for one message finds its whole way under one id.</summary>
public sealed class OneTraceTests
{
    [Fact]
    public async Task A_message_is_received_handled_and_answered_under_the_id_of_its_request()
    {
        using var spans = new SpanRecording();
        await using var office = await RunningOffice.OpenAsync("5/1/2026 08:00");
        using var request = new Activity("request").Start();
        await office.SayAsync(TestOffice.HeadOfXaA, "trợ giúp");
        Assert.Equal(["receive", "turn", "send"], NamesUnder(request.TraceId, spans));
    }

    [Fact]
    public async Task A_restart_between_the_message_and_its_answer_does_not_cut_the_trace()
    {
        using var spans = new SpanRecording();
        await using var office = await RunningOffice.OpenAsync("5/1/2026 08:00");
        var request = new Activity("request").Start();
        var id = request.TraceId;
        await office.Inbox.ReceiveAsync(office.Message(TestOffice.HeadOfXaA, "trợ giúp"), []);
        await office.Inbox.IdleAsync(CancellationToken.None);
        request.Stop();
        office.Restart();
        await office.SettleAsync();
        Assert.Equal(["receive", "turn", "send"], NamesUnder(id, spans));
    }

    [Fact]
    public async Task What_a_message_makes_the_bot_tell_somebody_else_belongs_to_its_trace()
    {
        using var spans = new SpanRecording();
        await using var office = await RunningOffice.OpenAsync("5/1/2026 08:00");
        using var request = new Activity("request").Start();
        await office.SayAsync(TestOffice.HeadOfXaA, "gặp cán bộ");
        var names = NamesUnder(request.TraceId, spans);
        Assert.Contains("tell", names);
        Assert.True(names.Count(n => n == "send") >= 2, string.Join(' ', names));
    }

    private static List<string> NamesUnder(ActivityTraceId id, SpanRecording spans) =>
        [.. spans.Ended.Where(a => a.TraceId == id && a.Source.Name == Host.Telemetry.Spans.SourceName).OrderBy(a => a.StartTimeUtc).Select(a => a.OperationName)];
}
