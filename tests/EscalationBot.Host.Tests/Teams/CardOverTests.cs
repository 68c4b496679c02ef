using EscalationBot.Testing.Teams;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>Cards whose question is over although none of their buttons was pressed: they lose these by themselves.</summary>
public sealed class CardOverTests : IAsyncLifetime
{
    private const string Sentence = "UBND xã gửi Sở TNMT tờ trình 45/TTr-UBND ngày 12/9 xin chuyển mục đích sử dụng đất điểm trường, đến nay chưa trả lời";
    private const string Over = "Các lựa chọn này không còn hiệu lực.";

    private TeamsOffice office = null!;
    private TeamsPerson head = null!;

    public async ValueTask InitializeAsync()
    {
        office = await TeamsOffice.StartAsync("2024-09-23T08:05:00+07:00");
        head = await office.LinkedAsync("x-dak-cam", "UBND xã Đăk Cấm");
        await SayAsync(Sentence);
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Answered_by_typing_a_card_says_with_what()
    {
        await SayAsync("1");

        Assert.Contains("\nĐã chọn: 1. Đúng, lưu", Summary().Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Summary().Buttons, b => b.Contains("Đúng, lưu", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_up_by_a_word_and_brought_back_only_the_present_card_has_buttons()
    {
        await SayAsync("hủy");
        Assert.EndsWith("\nĐã chọn: 4. Hủy", Summary().Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Summary().Buttons, b => b.Contains("Đúng, lưu", StringComparison.Ordinal));

        await SayAsync("hoàn tác");
        Assert.Equal("Đúng, lưu", Assert.Single(head.Sees.SelectMany(s => s.Buttons), b => b.Contains("Đúng, lưu", StringComparison.Ordinal)).Split(". ")[1]);
    }

    [Fact]
    public async Task What_may_be_pressed_again_and_again_stays_as_long_as_the_report_is_not_saved()
    {
        await SayAsync("sửa");
        Assert.Contains(Summary().Buttons, b => b.Contains("Vì sao hạn là ngày này?", StringComparison.Ordinal));
        await SayAsync("nội dung");
        await SayAsync("xin kinh phí sửa trường");
        await SayAsync("1");

        Assert.Contains(head.Sees, s => s.Text.StartsWith("Đã lưu kiến nghị", StringComparison.Ordinal));
        Assert.DoesNotContain(Buttons(), b => b.Contains("Vì sao hạn là ngày này?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_question_that_is_asked_anew_is_answered_on_its_newest_card_only()
    {
        await SayAsync("à nhầm, số 54");

        Assert.Single(head.Sees.SelectMany(s => s.Buttons), b => b.Contains("Đúng, lưu", StringComparison.Ordinal));
        Assert.Contains("54/TTr-UBND", head.Sees[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_was_answered_by_typing_is_taken_away()
    {
        await SayAsync("hủy");
        await SayAsync("báo cáo");
        await SayAsync("1");
        Assert.Single(head.Sees.SelectMany(s => s.Inputs));
        await SayAsync("Sở Tài nguyên và Môi trường");

        Assert.Equal("Số, ngày văn bản đã gửi", (string?)Assert.Single(head.Sees.SelectMany(s => s.Inputs))["label"]);
        Assert.Single(head.Sees, s => s.Text.EndsWith("\nNội dung này đã được trả lời hoặc không còn cần trả lời.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_answered_on_another_channel_is_over_here()
    {
        await SayAsync("1");
        await office.MoveToAsync("2024-09-27T08:30");
        Assert.Contains(Buttons(), b => b.Contains("Vẫn chưa được giải quyết", StringComparison.Ordinal));

        await office.Demo.SayAsync("x-dak-cam", "KN-0043 đã giải quyết");
        await office.Demo.SayAsync("x-dak-cam", "2105/STNMT-QLĐĐ ngày 26/09/2024");
        await office.Demo.SayAsync("x-dak-cam", "1");
        await office.QuietAsync();

        Assert.DoesNotContain(Buttons(), b => b.Contains("Vẫn chưa được giải quyết", StringComparison.Ordinal));
        Assert.Contains(head.Sees, s => s.Text.Contains("đã quá hạn", StringComparison.Ordinal) && s.Text.Contains(Over, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_longer_kept_after_a_month_is_over_on_its_card()
    {
        await office.MoveToAsync("2024-10-25T08:30");
        await SayAsync("xin chào");

        Assert.DoesNotContain(Buttons(), b => b.Contains("Đúng, lưu", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_belongs_to_no_report_may_be_pressed_until_it_is_forgotten_behind_newer_questions()
    {
        const int Remembered = 20;
        await SayAsync("1");
        await SayAsync("tình hình");
        var first = head.Sees[^1];
        Assert.NotEmpty(first.Buttons);

        for (var i = 1; i < Remembered; i++)
            await SayAsync("tình hình");
        Assert.Equal(first.Buttons, Now().Buttons);
        await SayAsync("tình hình");

        Assert.Empty(Now().Buttons);
        Assert.EndsWith(Over, Now().Text, StringComparison.Ordinal);
        Assert.Equal(first.Buttons, head.Sees[^1].Buttons);

        Shown Now() => head.Sees.Single(s => s.Id == first.Id);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(412)]
    [InlineData(502)]
    public async Task A_change_that_is_refused_for_a_while_is_made_later(int status)
    {
        office.Connector.Script = call => call is { Action: ConnectorAction.Update, Number: <= 2 } ? new Trouble(status) : null;
        await SayAsync("1");
        Assert.Contains(Summary().Buttons, b => b.Contains("Đúng, lưu", StringComparison.Ordinal));

        await office.PassAsync(TimeSpan.FromMinutes(2));
        Assert.DoesNotContain(Summary().Buttons, b => b.Contains("Đúng, lưu", StringComparison.Ordinal));
    }

    private Shown Summary() => head.Sees.First(s => s.Sent.Text.StartsWith("Hệ thống ghi nhận như sau", StringComparison.Ordinal));

    private IEnumerable<string> Buttons() => head.Sees.SelectMany(s => s.Buttons);

    private async Task SayAsync(string text)
    {
        await head.SayAsync(text);
        await office.QuietAsync();
    }
}
