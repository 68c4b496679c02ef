using System.Text.RegularExpressions;
using EscalationBot.Domain.Organisation;
using EscalationBot.Testing.Chat;
using EscalationBot.Testing.Domain;
using static EscalationBot.Dialogs.Tests.Acceptance.Script;

namespace EscalationBot.Dialogs.Tests.Acceptance;

/// <summary>Help promises only what the bot understands from the one it helps.</summary>
public sealed partial class HelpTests
{
    public static TheoryData<string, string> Everybody() => new(
        from post in new[] { Head, Agency, Leader, TestOffice.Chair, TestOffice.Office, TestOffice.Admin }
        from language in new[] { "tiếng Việt", "tiếng Anh" }
        select (post.Value, language));

    [Theory, MemberData(nameof(Everybody))]
    public async Task Every_sentence_that_help_quotes_is_understood(string reader, string language)
    {
        var post = new PostId(reader);
        foreach (var sentence in await QuotedAsync(post, language))
        {
            await using var office = await SpeakingAsync(post, language);

            var answer = await office.SayAsync(post, sentence);

            Assert.False(answer.Contains("chưa hiểu", StringComparison.Ordinal) || answer.Contains("not understood", StringComparison.Ordinal), $"{sentence}: {answer}");
        }
    }

    [Fact]
    public async Task An_administrator_is_shown_the_way_to_everything_an_administrator_does()
    {
        await using var office = await SpeakingAsync(TestOffice.Admin, "tiếng Việt");

        var help = await office.SayAsync(TestOffice.Admin, "trợ giúp");

        Assert.All(["cấp mã", "bàn giao", "nhắc hàng loạt", "chiến dịch", "rà soát", "tự kiểm tra", "đường gửi"], words => Assert.Contains(words, help, StringComparison.Ordinal));
        Assert.StartsWith("Nhắc những đơn vị nào?", await office.PressAsync(TestOffice.Admin, "Nhắc hàng loạt"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bản tin")]
    [InlineData("thống kê")]
    [InlineData("tình hình")]
    [InlineData("sở nào chậm nhất")]
    public async Task An_administrator_is_told_at_once_that_figures_are_not_for_administrators(string question)
    {
        await using var office = await SpeakingAsync(TestOffice.Admin, "tiếng Việt");

        Assert.StartsWith("Chức vụ quản trị không xem nội dung kiến nghị.", await office.SayAsync(TestOffice.Admin, question), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("Good morning")]
    public async Task Who_greets_in_English_is_offered_English(string greeting)
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");

        await office.Says(Head, greeting, "1. Báo cáo kiến nghị", "3. English");
        Assert.Contains("You can", await office.SaysAll(Head, "3", "help"), StringComparison.Ordinal);
        Assert.DoesNotContain("English", await office.SayAsync(Head, greeting), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_who_greets_in_English_learns_in_English_how_to_link()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");

        await office.StrangerSays("la", "hello", "1. Nhập mã", "4. English");
        await office.StrangerSays("la", "4");

        await office.StrangerSays("la", "how do I start?", "1. Enter a code");
    }

    [Fact]
    public async Task Who_greets_in_Vietnamese_is_not_offered_English()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");

        Assert.DoesNotContain("English", await office.SayAsync(Head, "xin chào"), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> QuotedAsync(PostId post, string language)
    {
        await using var office = await SpeakingAsync(post, language);
        var help = await office.SayAsync(post, language == "tiếng Việt" ? "trợ giúp" : "help");
        var quoted = Quotes().Matches(help).Select(m => m.Groups[1].Value)
            .Select(s => s.Replace("KN-…", "KN-0001", StringComparison.Ordinal).Replace("<đơn vị>", "xã B", StringComparison.Ordinal).Replace("<unit>", "xã B", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(quoted);
        return quoted;
    }

    private static async Task<ChatOffice> SpeakingAsync(PostId post, string language)
    {
        var office = await WithRecordAsync("26/12/2025 08:05");
        await office.SayAsync(post, language);
        return office;
    }

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quotes();
}
