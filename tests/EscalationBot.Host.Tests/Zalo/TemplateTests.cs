using EscalationBot.Channels.Zalo.Templates;
using EscalationBot.Dialogs;
using EscalationBot.Domain.Reach;
using EscalationBot.Storage;
using EscalationBot.ZaloSimulator;

namespace EscalationBot.Host.Tests.Zalo;

/// <summary>Who was silent for a week is told by an approved text, and comes back to the chat.</summary>
public sealed class TemplateTests : IAsyncLifetime
{
    private const string Unit = "UBND xã Đăk Cấm";
    private const string Head = "2000000000000000002";
    private const string Phone = "84912345678";

    private static readonly Dictionary<string, int> NudgeGaps = new() { ["chuc_danh"] = 200, ["so_luong"] = 30, ["han"] = 20, ["ma"] = 30 };

    private ZaloOffice office = null!;

    private ZaloPerson head = null!;

    public async ValueTask InitializeAsync()
    {
        office = await ZaloOffice.StartAsync("--ZaloOa:Templates:Nudge=700001", "--Delivery:MonthlyBudget=1000");
        office.Zalo.Templates.Approve(new FakeTemplate("700001", NudgeGaps));
        head = await office.LinkedAsync(Head, Unit);
        await head.SayAsync("UBND xã gửi Sở TNMT tờ trình 45/TTr-UBND ngày 12/9 xin chuyển mục đích sử dụng đất điểm trường, đến nay chưa trả lời");
        await office.QuietAsync();
        await head.SayAsync("1");
        await office.QuietAsync();
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task A_head_who_was_silent_for_a_week_gets_the_template_and_XEM_brings_the_rest_as_free_text()
    {
        await NudgeIsDueAsync();
        var (id, call) = office.Zalo.SeenBy(Head)[^1];
        Assert.Equal(("v3.0/oa/message/template", "Chủ tịch UBND xã Đăk Cấm", "01", "26/09/2024", "KN-0043"),
            (call.Path, call.Values["chuc_danh"], call.Values["so_luong"], call.Values["han"], call.Values["ma"]));
        var row = office.Rows(head)[^1];
        Assert.Equal(RouteWay.Template, row.Route!.Way);
        Assert.Equal((WorkState.Sent, id), (row.State, row.ChannelMessageId));
        Assert.Empty(row.Message!.Choices);

        await head.PostAsync(head.FromOa("user_received_message", new System.Text.Json.Nodes.JsonObject { ["msg_id"] = id }));
        Assert.Equal(WorkState.Delivered, office.Rows(head)[^1].State);
        await head.SayAsync("Xem");
        await office.QuietAsync();
        Assert.StartsWith("KN-0043", office.Seen(head)[^1].Text, StringComparison.Ordinal);
        Assert.Equal("v3.0/oa/message/cs", office.Seen(head)[^1].Path);
    }

    [Theory]
    [InlineData("oa_send_template", false)]
    [InlineData("user_received_message", true)]
    public async Task A_template_to_an_account_whose_answer_was_lost_is_settled_by_its_echo_or_by_the_receipt_of_the_template_service(string told, bool byTemplateService)
    {
        office.Zalo.Script = call => call.Template.Length > 0 ? ZaloTrouble.Lost : null;
        await NudgeIsDueAsync();
        var (id, _) = office.Zalo.SeenBy(Head)[^1];
        Assert.Equal(WorkState.Unknown, office.Rows(head)[^1].State);

        await head.PostAsync(head.FromOa("oa_send_image", new System.Text.Json.Nodes.JsonObject { ["msg_id"] = "another" }));
        Assert.Equal(WorkState.Unknown, office.Rows(head)[^1].State);
        await office.TellAsync(head.FromOa(told, new System.Text.Json.Nodes.JsonObject { ["msg_id"] = id }), byTemplateService);
        Assert.Equal((byTemplateService ? WorkState.Delivered : WorkState.Sent, id), (office.Rows(head)[^1].State, office.Rows(head)[^1].ChannelMessageId));
    }

    [Fact]
    public async Task A_minus_230_for_a_window_that_the_office_took_for_open_sends_the_same_reminder_by_template()
    {
        office.Zalo.Knows(Head, office.Time.GetUtcNow() - TimeSpan.FromDays(8));
        await office.Demo.MoveToAsync("2024-09-27T09:00");
        await office.QuietAsync();

        Assert.Contains(office.Zalo.Calls, c => c.Path == "v3.0/oa/message/cs" && c.Text.Contains("3. Đề nghị gia hạn", StringComparison.Ordinal));
        Assert.Equal("v3.0/oa/message/template", office.Zalo.SeenBy(Head)[^1].Call.Path);
        Assert.Equal((RouteWay.Template, WorkState.Sent), (office.Rows(head)[^1].Route!.Way, office.Rows(head)[^1].State));
    }

    [Fact]
    public async Task Whoever_answers_anything_that_is_not_understood_gets_the_rest()
    {
        await NudgeIsDueAsync();
        await head.SayAsync("ơ gì thế nhỉ");
        await office.QuietAsync();
        Assert.StartsWith("KN-0043", office.Seen(head)[^1].Text, StringComparison.Ordinal);

        await head.SayAsync("xem");
        await office.QuietAsync();
        Assert.StartsWith("Không có thông báo nào đang chờ", office.Seen(head)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_that_goes_by_number_only_goes_to_the_number_of_the_directory()
    {
        office.Zalo.Templates.Approve(new FakeTemplate("700001", NudgeGaps, ByUser: false));
        office.Zalo.Templates.Phones.TryAdd(Phone, 0);
        await office.HasPhoneAsync(Unit, "0912 345 678");
        await NudgeIsDueAsync();

        var call = office.Zalo.SeenBy(Phone)[^1].Call;
        var row = office.Rows(head).Last(r => r is { Route.Way: RouteWay.PhoneTemplate, State: WorkState.Sent });
        Assert.Equal(("message/template", $"m{row.Id}"), (call.Path, (string?)call.Body["tracking_id"]));
    }

    [Theory]
    [InlineData(-118)]
    [InlineData(-131)]
    [InlineData(-117)]
    public async Task What_is_wrong_with_a_template_or_a_number_leaves_the_chat_as_it_is(int code)
    {
        office.Zalo.Script = call => call.Path == "v3.0/oa/message/template" ? new ZaloTrouble(-249) : call.Template.Length > 0 ? new ZaloTrouble(code) : null;
        await office.HasPhoneAsync(Unit, "0912 345 678");
        await NudgeIsDueAsync();
        Assert.DoesNotContain(office.Zalo.SeenBy(Phone), s => s.Call.Template.Length > 0);

        await head.SayAsync("tình hình");
        await office.QuietAsync();
        Assert.Contains(Unit, office.Seen(head)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Zalo_would_refuse_for_its_length_is_not_sent_and_noted()
    {
        office.Zalo.Templates.Approve(new FakeTemplate("700001", new Dictionary<string, int>(NudgeGaps) { ["chuc_danh"] = 5 }));
        await NudgeIsDueAsync();

        Assert.DoesNotContain(office.Zalo.Calls, c => c.Template.Length > 0);
        Assert.Contains("-1121:chuc_danh", office.Notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_Zalo_does_not_say_what_it_declares_the_submitted_lengths_count()
    {
        office.Zalo.Templates.Silent = true;
        await NudgeIsDueAsync();

        Assert.Contains(office.Zalo.SeenBy(Head), s => s.Call.Template.Length > 0);
    }

    [Fact]
    public async Task A_template_that_is_under_review_waits_for_nobody()
    {
        office.Zalo.Templates.Approve(new FakeTemplate("700001", NudgeGaps, Status: "PENDING_REVIEW"));
        await NudgeIsDueAsync();

        Assert.DoesNotContain(office.Zalo.Calls, c => c.Template.Length > 0);
        Assert.Contains("template-PENDING_REVIEW", office.Notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_template_costs_adds_up_and_beyond_the_budget_nothing_that_costs_goes_out()
    {
        await NudgeIsDueAsync();
        var now = await office.Demo.ClockAsync();
        var (spent, affords) = office.Demo.Store.Turns.Look(o => (o.SpentInMonth(now), (o.Affords(600, now), o.Affords(601, now))));
        Assert.Equal((400, (true, false)), (spent, affords));

        Assert.Contains("Chi phí gửi tin trong tháng: 400 đồng; ngân sách còn lại: 600 đồng", await AuditAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_texts_that_are_submitted_are_those_that_are_filled()
    {
        var texts = Bot.LoadTexts();
        Assert.All(TemplateCatalogue.All, template => Assert.Equal(
            template.Paragraph.Replace('<', '{').Replace('>', '}'),
            texts.Get("vi", $"short.{template.Name}", [.. template.Parameters.Select(p => (p.Name, (object)$"{{{p.Name}}}"))])));
    }

    /// <summary>The reminder before the deadline and the first one after it; Zalo counts eight days of silence.</summary>
    private async Task NudgeIsDueAsync()
    {
        office.Time.Advance(TimeSpan.FromDays(8));
        await office.Demo.MoveToAsync("2024-09-27T09:00");
        await office.QuietAsync();
    }

    private async Task<string> AuditAsync()
    {
        await office.Demo.SayAsync(ZaloOffice.Admin, "tự kiểm tra");
        await office.QuietAsync();
        return (await office.Demo.ReadAsync(ZaloOffice.Admin)).Text;
    }
}
