using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Conversation.Tests.Toy;
using static EscalationBot.Conversation.Tests.Dialogs.AskingTests;

namespace EscalationBot.Conversation.Tests.Dialogs;

/// <summary>Buttons may be pressed twice, late, or two at once.</summary>
public sealed class ButtonTests
{
    [Fact]
    public void A_button_pressed_twice_counts_once_and_says_when()
    {
        var chat = AtSummary();

        chat.Press("Gửi").Expect("Đã gửi.");
        chat.Later(4).Press("Gửi").Expect("Đã ghi nhận lúc 08:00.");
        Assert.Single(chat.Done);
    }

    [Fact]
    public void Of_two_buttons_of_one_question_pressed_at_once_the_first_counts_and_the_second_hears_which()
    {
        var chat = Chat.Begins().Told("Đề nghị cho biết.", "Rồi", "Chưa");

        chat.Press("Rồi").Press("Chưa").Expect("Đã trả lời lúc 08:00: Rồi.").ExpectDone("đồng ý: Rồi");
    }

    [Fact]
    public void Sending_after_pressing_edit_is_never_told_as_recorded()
    {
        var chat = AtSummary();

        chat.Press("Sửa").ExpectPart("Sửa gì?");
        chat.Press("Gửi").Expect(
            "Đã trả lời lúc 08:00: Sửa.", "", "Đơn nghỉ:", "- Loại nghỉ: Phép năm", "- Từ ngày: 12/01", "- Số ngày: 2 ngày", "- Người thay: Không cần", "- Lý do: về quê",
            "1. Gửi", "2. Sửa", "3. Hủy").ExpectDone();
    }

    [Fact]
    public void A_button_of_an_older_step_says_that_things_have_changed_and_shows_the_present_question()
    {
        var chat = Chat.Begins().SendAll("nghỉ phép", "phép");

        chat.Press("Nghỉ ốm").Expect("Đã thay đổi lúc 08:00.", "", "Từ ngày nào?");
        Assert.Equal("annual", chat.State.Active!.Slots[LeaveForm.Kind].Value);
    }

    [Fact]
    public void A_button_of_a_summary_that_was_changed_since_does_not_send_the_old_answers()
    {
        var chat = AtSummary();
        var old = chat.Answer[^1].Choices[0].Id;

        chat.Send("à nhầm, 3 ngày").PressId(old).ExpectPart("Đã thay đổi lúc 08:00.").ExpectPart("- Số ngày: 3 ngày").ExpectDone();
    }

    [Fact]
    public void A_button_of_a_cancelled_draft_is_stale()
    {
        AtSummary().Send("hủy").Press("Gửi").Expect("Hết hiệu lực.").ExpectDone();
    }

    [Fact]
    public void A_button_of_a_draft_that_was_put_aside_brings_it_back()
    {
        AtSummary().Send("còn mấy ngày").Press("Gửi").Expect("Đã gửi.");
    }

    [Fact]
    public void A_button_that_nobody_offered_is_stale()
    {
        Chat.Begins().PressId("q1-1").Expect("Hết hiệu lực.");
        Chat.Begins().PressId("").Expect("Hết hiệu lực.");
    }

    [Fact]
    public void In_a_dialog_a_stale_button_is_followed_by_the_present_question()
    {
        Chat.Begins().Send("giữ phòng").PressId("q99-1").Expect("Hết hiệu lực.", "", "Mấy giờ?");
    }

    [Fact]
    public void A_notice_answered_in_the_middle_of_a_dialog_is_followed_by_the_question_of_the_dialog()
    {
        var chat = Chat.Begins().SendAll("nghỉ phép", "1").Told("Đề nghị cho biết.", "Rồi");

        chat.Press("Rồi").Expect("Đã ghi.", "", "Từ ngày nào?").ExpectDone("đồng ý: Rồi");
    }

    [Theory]
    [InlineData(EngineActions.Slot)]
    [InlineData(EngineActions.Answer)]
    [InlineData(EngineActions.Confirm)]
    [InlineData(EngineActions.EditSlot)]
    [InlineData("a-thing-of-an-older-version")]
    public void An_action_that_means_nothing_now_is_stale(string action)
    {
        var chat = Chat.Begins().Say(turn => turn.Engine.Run(turn, new DialogAction(action)));

        chat.Expect("Hết hiệu lực.");
    }

    [Fact]
    public void An_answer_in_words_that_can_no_longer_be_read_is_asked_again()
    {
        var chat = Chat.Begins().SendAll("nghỉ phép", "1", "12/1");
        var action = new DialogAction(EngineActions.Answer, ("draft", $"{chat.State.Active!.StartedAt.UtcTicks}"), ("slot", LeaveForm.Days), ("text", "xanh"));

        chat.Say(turn => turn.Engine.Run(turn, action)).Expect("Chưa hiểu.", "Mấy ngày?");
    }

    [Fact]
    public void Cancelling_a_draft_that_is_gone_is_stale()
    {
        var draft = Drafts.Start(LeaveForm.Name, Chat.Begins().Now);

        Chat.Begins().Say(turn => turn.Engine.Run(turn, EngineActions.CancelDraft(draft))).Expect("Hết hiệu lực.");
        Chat.Begins().Say(turn => turn.Engine.Run(turn, EngineActions.ResumeDraft(draft))).Expect("Không có gì dở.");
    }

    [Fact]
    public void Of_many_questions_the_answered_ones_are_forgotten_first()
    {
        var chat = Chat.Begins().Told("Còn chờ.", "Rồi");
        for (var i = 0; i < 30; i++)
            chat.Told($"Tin {i}.", "Xem").Press("Xem");

        chat.Press("Rồi").Expect("Đã ghi.");
        Assert.True(chat.State.Questions.Count <= 21);
    }

    [Fact]
    public void A_press_on_a_button_forgotten_long_ago_is_stale()
    {
        var chat = Chat.Begins().Told("Tin 0.", "Rồi");
        for (var i = 1; i <= 25; i++)
            chat.Told($"Tin {i}.", "Xem");

        chat.Press("Rồi").Expect("Hết hiệu lực.");
    }

    [Fact]
    public void A_message_to_the_user_names_its_choices_from_one()
    {
        var chat = Chat.Begins().Say(turn => turn.Say(new Prompt("Chọn:", new Option("A", new DialogAction("agree")), new Option("B", new DialogAction("agree")))));

        Assert.Equal([new Choice(1, "q1-1", "A"), new Choice(2, "q1-2", "B")], chat.Answer[0].Choices);
    }
}
