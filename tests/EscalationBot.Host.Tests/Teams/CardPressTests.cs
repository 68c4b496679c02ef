using System.Net;
using EscalationBot.Testing.Teams;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>What happens to a card when one of its buttons is pressed.</summary>
public sealed class CardPressTests : IAsyncLifetime
{
    private const string Sentence = "UBND xã gửi Sở TNMT tờ trình 45/TTr-UBND ngày 12/9 xin chuyển mục đích sử dụng đất điểm trường, đến nay chưa trả lời";

    private TeamsOffice office = null!;
    private TeamsPerson head = null!;

    public async ValueTask InitializeAsync()
    {
        office = await TeamsOffice.StartAsync("2024-09-23T08:05:00+07:00");
        head = await office.LinkedAsync("x-dak-cam", "UBND xã Đăk Cấm");
        await head.SayAsync(Sentence);
        await office.QuietAsync();
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task A_pressed_card_comes_back_without_dead_buttons_for_the_one_who_pressed_and_for_good()
    {
        var answer = await head.PressAsync("Đúng, lưu");
        await ClosedAsync("Đã chọn: 1. Đúng, lưu");
        await office.QuietAsync();

        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)answer["type"]);
        Assert.Contains("Đã chọn: 1. Đúng, lưu", answer.ToJsonString(Readable), StringComparison.Ordinal);
        Assert.Contains(head.Sees, s => s.Call.Action == ConnectorAction.Update && s.Text.StartsWith("Hệ thống ghi nhận như sau", StringComparison.Ordinal));
        Assert.DoesNotContain(head.Sees.SelectMany(s => s.Buttons), b => b.Contains("Đúng, lưu", StringComparison.Ordinal));
        Assert.StartsWith("Đã lưu kiến nghị KN-0043.", head.Sees[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_without_Execute_gets_the_same_by_an_update()
    {
        Assert.Equal(HttpStatusCode.OK, await head.SubmitAsync("Đúng, lưu"));
        await ClosedAsync("Đã chọn: 1. Đúng, lưu");
    }

    [Fact]
    public async Task A_question_that_still_waits_keeps_its_card()
    {
        var answer = await head.PressAsync("Vì sao hạn là ngày này?");
        await office.QuietAsync();
        Assert.StartsWith("Cách tính 10 ngày làm việc", head.Sees[^1].Text, StringComparison.Ordinal);

        Assert.Equal("application/vnd.microsoft.activity.message", (string?)answer["type"]);
        Assert.Contains(head.Sees, s => s.Buttons.Contains("1. Đúng, lưu"));
    }

    [Fact]
    public async Task A_card_says_what_was_taken_also_when_an_old_button_is_pressed_later()
    {
        var late = head.Pressing("Hủy");
        await head.SayAsync("1");
        await office.QuietAsync();

        await head.PostAsync(late);
        await ClosedAsync("Đã chọn: 1. Đúng, lưu");
    }

    [Fact]
    public async Task The_same_press_delivered_again_and_again_acts_once()
    {
        var press = head.Pressing("Đúng, lưu");
        var again = head.Pressing("Đúng, lưu");

        await Task.WhenAll(head.PostAsync(press), head.PostAsync(press.DeepClone().AsObject()), head.PostAsync(again));
        await office.QuietAsync();

        Assert.Single(head.Sees, s => s.Text.StartsWith("Đã lưu kiến nghị", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_card_forwarded_to_somebody_else_does_nothing_for_them()
    {
        var stranger = await office.LinkedAsync("so-tnmt", "Sở Tài nguyên và Môi trường");
        var press = head.Pressing("Đúng, lưu");
        press["from"]!["aadObjectId"] = stranger.Name;
        press["conversation"]!["id"] = stranger.Chat;

        await stranger.PostAsync(press);
        await office.QuietAsync();

        Assert.DoesNotContain(head.Sees.Concat(stranger.Sees), s => s.Text.StartsWith("Đã lưu kiến nghị", StringComparison.Ordinal));
        Assert.Contains(head.Sees, s => s.Buttons.Contains("1. Đúng, lưu"));
    }

    /// <summary>The card was updated with a note.</summary>
    private Task<ConnectorCall> ClosedAsync(string note) => office.Connector.CalledAsync(c => c.Action == ConnectorAction.Update && c.Card!.ToJsonString(Readable).Contains(note, StringComparison.Ordinal));

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
