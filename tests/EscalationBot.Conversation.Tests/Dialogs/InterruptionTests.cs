using EscalationBot.Conversation.Tests.Toy;
using static EscalationBot.Conversation.Tests.Dialogs.AskingTests;

namespace EscalationBot.Conversation.Tests.Dialogs;

/// <summary>Turning to something else, and coming back.</summary>
public sealed class InterruptionTests
{
    [Fact]
    public void A_question_in_between_is_answered_and_the_dialog_waits_to_be_resumed()
    {
        var chat = Chat.Begins().SendAll("nghỉ phép", "1", "12/1");

        chat.Send("còn mấy ngày").Expect("Còn 10 ngày.", "", "Dở: đơn nghỉ 12/01.", "1. Tiếp tục", "2. Để sau");
        chat.Send("1").Expect("Tiếp: đơn nghỉ 12/01.", "Mấy ngày?");
        chat.Send("2").ExpectPart("Ghi: 2 ngày.");
    }

    [Fact]
    public void What_is_put_off_can_be_continued_days_later()
    {
        var chat = Chat.Begins().SendAll("nghỉ phép", "1", "12/1", "còn mấy ngày");

        chat.Press("Để sau").Expect("Đã giữ lại.");
        chat.Later(TimeSpan.FromDays(2)).Send("tiếp tục").Expect("Tiếp: đơn nghỉ 12/01.", "Mấy ngày?");
    }

    [Fact]
    public void Back_returns_to_the_dialog_that_was_put_aside()
    {
        Chat.Begins().SendAll("nghỉ phép", "1", "còn mấy ngày").Send("quay lại").Expect("Tiếp: đơn nghỉ .", "Từ ngày nào?");
    }

    [Fact]
    public void Continue_in_the_middle_of_a_dialog_asks_its_question_again()
    {
        Chat.Begins().SendAll("nghỉ phép", "1").Send("tiếp tục").Expect("Tiếp: đơn nghỉ .", "Từ ngày nào?");
    }

    [Fact]
    public void After_the_second_dialog_the_first_is_offered_again()
    {
        var chat = Chat.Begins().SendAll("nghỉ phép", "1", "12/1").Send("giữ phòng").Expect("Mấy giờ?");

        chat.Send("9").Expect("Đã giữ phòng 9h.", "", "Dở: đơn nghỉ 12/01.", "1. Tiếp tục", "2. Để sau");
    }

    [Fact]
    public void A_dialog_may_end_by_starting_the_next()
    {
        var chat = Chat.Begins().Upgraded(LeaveForm.Flow, RoomForm.Flow with { Complete = (turn, _) => turn.Engine.Start(turn, LeaveForm.Name) });

        chat.SendAll("giữ phòng", "9").Expect("Loại nghỉ nào?", "1. Phép năm", "2. Nghỉ ốm", "3. Việc riêng");
    }

    [Fact]
    public void A_dialog_that_is_not_worth_keeping_is_dropped_when_the_user_turns_away()
    {
        var chat = Chat.Begins().Send("giữ phòng");

        chat.Send("còn mấy ngày").Expect("Còn 10 ngày.");
        chat.Send("tiếp tục").Expect("Không có gì dở.");
    }

    [Fact]
    public void A_sentence_that_the_question_cannot_read_is_taken_as_a_wish()
    {
        var chat = Chat.Begins().SendAll("nghỉ phép", "1");

        chat.Send("xin nghỉ ốm từ 13/01").Expect("Mấy ngày?");
        Assert.Equal(["annual"], chat.State.Suspended.Select(d => d.Slots[LeaveForm.Kind].Value));
    }

    [Fact]
    public void Two_dialogs_put_aside_are_each_resumed_by_their_own_button()
    {
        var chat = Chat.Begins().SendAll("xin nghỉ phép từ 12/01", "còn mấy ngày", "xin nghỉ phép từ 13/01", "còn mấy ngày");

        chat.Press("Tiếp tục", before: 1).ExpectPart("Tiếp: đơn nghỉ 12/01.");
        chat.Press("Tiếp tục").ExpectPart("Tiếp: đơn nghỉ 13/01.");
        Assert.Equal(["12/01"], chat.State.Suspended.Select(d => d.Slots[LeaveForm.From].Shown));
    }

    [Fact]
    public void An_old_continue_button_goes_on_with_its_draft_however_often_it_was_put_aside()
    {
        var chat = Chat.Begins().SendAll("xin nghỉ phép từ 12/01", "còn mấy ngày", "tiếp tục", "còn mấy ngày");

        chat.Press("Tiếp tục", before: 1).Expect("Tiếp: đơn nghỉ 12/01.", "Mấy ngày?");
    }

    [Fact]
    public void The_question_whether_to_go_on_with_a_draft_is_over_once_it_went_on()
    {
        var chat = Chat.Begins().Told("Đề nghị cho biết.", "Rồi").SendAll("xin nghỉ phép từ 12/01", "còn mấy ngày", "tiếp tục", "hủy");

        chat.Send("1").Expect("\"1\" là:", "1. Rồi (Đề nghị cho biết.)", "2. Không phải");
    }

    [Fact]
    public void Cancelling_with_nothing_in_progress_asks_about_what_was_put_aside()
    {
        var chat = Chat.Begins().SendAll("xin nghỉ phép từ 12/01", "còn mấy ngày", "2");

        chat.Send("hủy").Expect("Dở: đơn nghỉ 12/01.", "1. Tiếp tục", "2. Xóa");
        chat.Send("2").Expect("Đã hủy: đơn nghỉ 12/01, lấy lại trong 10 phút.");
        chat.Send("tiếp tục").Expect("Không có gì dở.");
    }

    [Fact]
    public void A_draft_deleted_twice_is_deleted_once()
    {
        var chat = Chat.Begins().SendAll("xin nghỉ phép từ 12/01", "còn mấy ngày", "2", "hủy", "hủy");

        chat.Press("Xóa").ExpectPart("Đã hủy");
        chat.Press("Xóa", before: 1).Expect("Đã thay đổi lúc 08:00.");
    }

    [Fact]
    public void Beyond_twenty_drafts_put_aside_the_oldest_is_given_up_and_named()
    {
        var chat = Chat.Begins();
        for (var day = 6; day <= 26; day++)
            chat.SendAll($"xin nghỉ phép từ {day:00}/01", "còn mấy ngày");

        chat.ExpectPart("Đã bỏ: đơn nghỉ 06/01.");
        Assert.Equal(20, chat.State.Suspended.Count);
    }

    [Fact]
    public void A_dialog_cancelled_over_another_offers_the_other_again()
    {
        var chat = Chat.Begins().SendAll("xin nghỉ phép từ 12/01", "xin nghỉ ốm từ 13/01");

        chat.Send("hủy").Expect("Đã hủy: đơn nghỉ 13/01, lấy lại trong 10 phút.", "", "Dở: đơn nghỉ 12/01.", "1. Tiếp tục", "2. Để sau");
    }

    [Fact]
    public void Changing_the_language_in_a_dialog_asks_on_in_the_new_one()
    {
        var chat = Chat.Begins().SendAll("nghỉ phép", "1");

        chat.Send("english").Expect("Now in English.", "", "From which day?");
        chat.Send("12/1").Expect("Noted: 12/01.", "How many days?");
        chat.Send("tiếng việt").Expect("Đã chuyển sang tiếng Việt.", "", "Mấy ngày?");
    }

    [Fact]
    public void The_language_changes_even_where_any_sentence_is_taken()
    {
        AtReason().Send("english").Expect("Now in English.", "", "Why?").Send("home").ExpectPart("- Reason: home");
    }
}
