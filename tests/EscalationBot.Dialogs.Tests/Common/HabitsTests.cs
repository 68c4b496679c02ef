using EscalationBot.Testing.Chat;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Dialogs.Tests.Common;

/// <summary>What people do in the middle of a dialog without thinking, in the real dialogs.</summary>
public sealed class HabitsTests
{
    private const string Sentence = "xã gửi Sở B tờ trình 45/TTr-UBND ngày 18/12 xin kinh phí sửa cầu, chưa trả lời";

    [Theory]
    [InlineData("sửa chữa cầu dân sinh thôn 3")]
    [InlineData("hướng dẫn thủ tục giao đất")]
    [InlineData("thay thế máy biến áp")]
    [InlineData("bỏ qua bước thẩm định giá")]
    public async Task A_subject_that_begins_like_a_command_is_a_subject(string subject)
    {
        await using var chat = await ScriptedChat.OpenAsync("báo cáo", "1", "so B", "60/TTr-UBND 22/12/2025", "1");

        Assert.StartsWith($"Đã ghi: {subject}.", await chat.SayAsync(subject), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_where_any_sentence_is_taken_is_asked_about_and_answered()
    {
        await using var chat = await ScriptedChat.OpenAsync("báo cáo", "1", "so B", "60/TTr-UBND 22/12/2025", "1");

        Assert.Contains("2. Yêu cầu khác, thực hiện ngay", await chat.SayAsync("đơn vị tôi còn những kiến nghị nào quá hạn?"), StringComparison.Ordinal);
        var answer = await chat.SayAsync("2");
        Assert.StartsWith("Không có kiến nghị nào quá hạn", answer, StringComparison.Ordinal);
        Assert.Contains("(Bước 5/6) Đề nghị đồng chí nêu ngắn gọn nội dung kiến nghị", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("báo cáo", "báo cáo")]
    [InlineData("tôi muốn báo cáo một kiến nghị", "báo cáo")]
    [InlineData("báo cáo", "tình hình", "báo cáo")]
    [InlineData("báo cáo", Sentence)]
    public async Task A_report_begun_again_before_anything_was_answered_is_one_report(params string[] said)
    {
        await using var chat = await ScriptedChat.OpenAsync(said);

        Assert.DoesNotContain("đang làm dở", await chat.SayAsync("hủy"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cơ quan chuyên môn thuộc UBND tỉnh")]
    [InlineData("1. co quan chuyen mon thuoc UBND tinh")]
    public async Task The_words_of_a_choice_may_be_typed_instead_of_its_number(string words)
    {
        await using var chat = await ScriptedChat.OpenAsync("báo cáo");

        Assert.Contains("(Bước 2/6)", await chat.SayAsync(words), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_to_edit_may_be_named()
    {
        await using var chat = await ScriptedChat.OpenAsync(Sentence, "sửa");

        Assert.StartsWith("Nội dung trước: xin kinh phí sửa cầu.", await chat.SayAsync("nội dung"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_path_asks_for_another_addressee_and_says_so()
    {
        await using var chat = await ScriptedChat.OpenAsync(Sentence, "sửa", "1");

        var answer = await chat.SayAsync("Bộ, ngành Trung ương");
        Assert.StartsWith("Đã ghi: Bộ, ngành Trung ương. Nội dung sau không còn phù hợp, cần nhập lại: Cơ quan giải quyết (Sở B).", answer, StringComparison.Ordinal);
        Assert.EndsWith("Đề nghị đồng chí cho biết tên Bộ, ngành (có thể viết tắt).", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_to_a_ministry_moves_the_report_to_its_path()
    {
        await using var chat = await ScriptedChat.OpenAsync(Sentence);

        var answer = await chat.SayAsync("à nhầm, Bộ C");
        Assert.StartsWith("Đã sửa cơ quan giải quyết từ Sở B thành Bộ C.", answer, StringComparison.Ordinal);
        Assert.Contains("các văn bản đôn đốc", answer, StringComparison.Ordinal);
        Assert.Contains("- Tình trạng: Bộ, ngành chưa giải quyết kịp thời", await chat.SayAsync("1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_is_not_shown_where_there_is_now_said_to_be_none()
    {
        await using var chat = await ScriptedChat.OpenAsync(
            "báo cáo", "1", "so B", "60/TTr-UBND 22/12/2025", "2", "812/SB-KH ngày 23/12/2025: Sở ghi nhận và sẽ nghiên cứu", "1", "sửa đường", "1");

        await chat.SayAsync("sửa");
        await chat.SayAsync("tình trạng");
        var card = await chat.SayAsync("1");

        Assert.Contains("- Tình trạng: Chưa có văn bản trả lời", card, StringComparison.Ordinal);
        Assert.DoesNotContain("812/SB-KH", card, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("thôi được", "Đã lưu kiến nghị KN-0001")]
    [InlineData("thôi", "Đã hủy: báo cáo (bước 6/6, Sở B, 45/TTr-UBND ngày 18/12/2025)")]
    public async Task One_word_more_decides_between_saving_and_cancelling(string words, string answer)
    {
        await using var chat = await ScriptedChat.OpenAsync(Sentence);

        Assert.StartsWith(answer, await chat.SayAsync(words), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_cancelled_by_mistake_comes_back_with_all_it_held()
    {
        await using var chat = await ScriptedChat.OpenAsync(Sentence, "hủy");

        var back = await chat.SayAsync("hoàn tác");
        Assert.StartsWith("Tiếp tục: báo cáo", back, StringComparison.Ordinal);
        Assert.Contains("- Nội dung: xin kinh phí sửa cầu", back, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saving_twice_by_an_old_button_saves_once()
    {
        await using var chat = await ScriptedChat.OpenAsync(Sentence);

        Assert.StartsWith("Đã lưu kiến nghị KN-0001", await chat.PressAsync("Đúng, lưu"), StringComparison.Ordinal);
        Assert.Equal("Lựa chọn này đã ghi nhận lúc 08:10.", await chat.PressAsync("Đúng, lưu"));
        Assert.StartsWith("Hệ thống không tìm thấy", await chat.SayAsync("KN-0002"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_changes_in_the_middle_of_a_report_and_back()
    {
        await using var chat = await ScriptedChat.OpenAsync("báo cáo", "1");

        Assert.Contains("\n\n(Step 2/6)", await chat.SayAsync("english"), StringComparison.Ordinal);
        Assert.Contains("(Step 3/6)", await chat.SayAsync("so B"), StringComparison.Ordinal);
        Assert.Contains("(Bước 3/6)", await chat.SayAsync("tiếng việt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_message_in_the_middle_is_answered_and_the_question_is_asked_again()
    {
        await using var chat = await ScriptedChat.OpenAsync("báo cáo");

        var answer = await chat.SayAsync("   ");
        Assert.StartsWith("Tin nhắn chưa có nội dung.", answer, StringComparison.Ordinal);
        Assert.Contains("(Bước 2/6)", await chat.SayAsync("1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Starting_an_extension_again_still_knows_which_record()
    {
        await using var chat = await ScriptedChat.OpenAsync(Sentence, "1", "gia hạn KN-0001", "1");

        Assert.Contains("Đề nghị đồng chí chọn thời gian gia hạn", await chat.SayAsync("làm lại"), StringComparison.Ordinal);
        await chat.SayAsync("2");
        Assert.StartsWith("Đã gia hạn KN-0001 đến", await chat.SayAsync("chờ kinh phí"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_with_a_report_just_saved_and_another_begun_asks_which_is_meant()
    {
        await using var chat = await ScriptedChat.OpenAsync(Sentence, "1", "báo cáo", "1");

        Assert.Equal("""
            Đề nghị đồng chí cho biết cần hoàn tác:
            1. Thao tác đã ghi nhận lúc 08:10
            2. Câu trả lời vừa nhập: Cơ quan chuyên môn thuộc UBND tỉnh
            """, await chat.SayAsync("hoàn tác"));
        Assert.StartsWith("Đã hoàn tác: KN-0001 được rút", await chat.SayAsync("1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_reminded_of_a_report_while_typing_it()
    {
        await using var chat = await ScriptedChat.OpenAsync("báo cáo", "1");
        await chat.Office.MoveToAsync("29/12/2025 07:40");
        await chat.SayAsync("so B");
        var since = chat.Office.Now.AddTicks(1);

        await chat.Office.MoveToAsync("29/12/2025 08:10");

        Assert.Empty(chat.Office.TextsSince(TestOffice.HeadOfXaA, since));
    }

    [Fact]
    public async Task The_reminder_deletes_the_report_it_names_and_no_other()
    {
        await using var chat = await ScriptedChat.OpenAsync("báo cáo", "1", "so B", "tình hình", "để sau");
        await chat.Office.MoveToAsync("29/12/2025 07:40");
        await chat.SayAsync("xã gửi Sở D tờ trình 46/TTr-UBND xin kinh phí, chưa trả lời");
        await chat.Office.MoveToAsync("29/12/2025 08:10");

        Assert.StartsWith("Đã hủy: báo cáo (bước 3/6, Sở B)", await chat.PressAsync("Xóa"), StringComparison.Ordinal);
        Assert.Contains("Sở D", await chat.SayAsync("tiếp tục"), StringComparison.Ordinal);
    }

    /// <summary>The head of UBND xã A talks, from Friday 26/12/2025, 08:10.</summary>
    private sealed record ScriptedChat(ChatOffice Office) : IAsyncDisposable
    {
        public static async Task<ScriptedChat> OpenAsync(params string[] said)
        {
            var chat = new ScriptedChat(await ChatOffice.OpenAsync("26/12/2025 08:10"));
            foreach (var text in said)
                await chat.SayAsync(text);
            return chat;
        }

        public Task<string> SayAsync(string text) => Office.SayAsync(TestOffice.HeadOfXaA, text);

        public Task<string> PressAsync(string words) => Office.PressAsync(TestOffice.HeadOfXaA, words);

        public ValueTask DisposeAsync() => Office.DisposeAsync();
    }
}
