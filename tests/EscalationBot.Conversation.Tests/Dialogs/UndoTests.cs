using EscalationBot.Conversation.Tests.Toy;
using static EscalationBot.Conversation.Tests.Dialogs.AskingTests;

namespace EscalationBot.Conversation.Tests.Dialogs;

/// <summary>"hoàn tác" takes back what was done last, for ten minutes.</summary>
public sealed class UndoTests
{
    private const string Sent = "gửi: Phép năm, 12/01, 2 ngày, Không cần, về quê";
    private const string Back = "rút: Phép năm, 12/01, 2 ngày, Không cần, về quê";

    [Fact]
    public void A_command_is_taken_back_until_nine_minutes_and_fifty_nine_seconds_later()
    {
        AtSummary().Send("1").Later(9, 59).Send("hoàn tác").Expect("Đã rút.").ExpectDone(Sent, Back);
    }

    [Fact]
    public void A_command_is_not_taken_back_after_ten_minutes_and_one_second()
    {
        AtSummary().Send("1").Later(10, 1).Send("hoàn tác").Expect("Quá giờ hoàn tác.").ExpectDone(Sent);
    }

    [Fact]
    public void A_command_is_taken_back_once()
    {
        AtSummary().SendAll("1", "hoàn tác").Send("hoàn tác").Expect("Không có gì để hoàn tác.").ExpectDone(Sent, Back);
    }

    [Fact]
    public void A_cancelled_draft_comes_back_with_all_its_answers_until_nine_fifty_nine()
    {
        var chat = AtReason();

        chat.Send("hủy").Expect("Đã hủy: đơn nghỉ 12/01, lấy lại trong 10 phút.");
        chat.Later(9, 59).Send("hoàn tác").Expect("Tiếp: đơn nghỉ 12/01.", "Lý do?");
        chat.Send("về quê").ExpectPart("- Số ngày: 2 ngày");
    }

    [Fact]
    public void A_cancelled_draft_is_gone_after_ten_minutes_and_one_second()
    {
        AtReason().Send("hủy").Later(10, 1).Send("hoàn tác").Expect("Không có gì để hoàn tác.");
    }

    [Fact]
    public void Cancelling_an_empty_draft_promises_nothing()
    {
        Chat.Begins().Send("giữ phòng").Send("hủy").Expect("Đã bỏ: giữ phòng.").Send("hoàn tác").Expect("Không có gì để hoàn tác.");
    }

    [Fact]
    public void Starting_again_is_taken_back_as_well()
    {
        AtReason().Send("làm lại").Send("hoàn tác").Expect("Tiếp: đơn nghỉ 12/01.", "Lý do?");
    }

    [Fact]
    public void In_a_dialog_undo_goes_back_to_the_last_answer()
    {
        Chat.Begins().SendAll("nghỉ phép", "1", "12/1").Send("hoàn tác").Expect("Trước: 12/01.", "Từ ngày nào?");
    }

    [Fact]
    public void With_a_command_just_done_and_a_dialog_with_answers_undo_asks_which_is_meant()
    {
        var chat = AtSummary().SendAll("1", "nghỉ phép", "2").Send("hoàn tác").Expect("Hoàn tác gì?", "1. Việc lúc 08:00", "2. Câu trả lời: Nghỉ ốm").ExpectDone(Sent);

        chat.Send("1").Expect("Đã rút.", "", "Từ ngày nào?").ExpectDone(Sent, Back);
    }

    [Fact]
    public void When_the_answer_is_meant_the_command_stands()
    {
        AtSummary().SendAll("1", "nghỉ phép", "2", "hoàn tác").Send("2").Expect("Trước: Nghỉ ốm.", "Loại nghỉ nào?", "1. Phép năm", "2. Nghỉ ốm", "3. Việc riêng").ExpectDone(Sent);
    }

    [Fact]
    public void With_a_draft_just_cancelled_and_another_dialog_with_answers_undo_asks_which_is_meant()
    {
        var chat = Chat.Begins().SendAll("xin nghỉ phép từ 12/01", "xin nghỉ ốm từ 13/01", "hủy", "1", "2");

        chat.Send("hoàn tác").Expect("Hoàn tác gì?", "1. Đã hủy: đơn nghỉ 13/01", "2. Câu trả lời: 2 ngày");
        chat.Send("1").Expect("Tiếp: đơn nghỉ 13/01.", "Mấy ngày?");
    }

    [Fact]
    public void The_question_what_to_undo_answered_too_late_says_so()
    {
        AtSummary().SendAll("1", "hoàn tác", "nghỉ phép", "2").Send("hoàn tác").Expect("Trước: Nghỉ ốm.", "Loại nghỉ nào?", "1. Phép năm", "2. Nghỉ ốm", "3. Việc riêng");
        AtSummary().SendAll("1", "nghỉ phép", "2", "hoàn tác").Later(11).Press("Việc lúc 08:00").ExpectDone(Sent);
    }

    [Fact]
    public void A_command_after_a_cancelled_draft_is_what_undo_takes_back()
    {
        var chat = AtReason().Send("hủy");

        chat.SendAll("nghỉ phép", "1", "13/1", "2", "không", "đi xa", "1").Send("hoàn tác").Expect("Đã rút.");
    }
}
