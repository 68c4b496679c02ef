using EscalationBot.Conversation.Tests.Toy;

namespace EscalationBot.Conversation.Tests.Dialogs;

/// <summary>What is not understood is asked about differently, and a person is never far.</summary>
public sealed class MisunderstandingTests
{
    [Fact]
    public void A_question_asked_again_differs_and_the_second_time_in_vain_offers_a_person()
    {
        var chat = Chat.Begins().Send("nghỉ phép");

        chat.Send("xanh").Expect("Chưa hiểu.", "Loại nghỉ nào?", "1. Phép năm", "2. Nghỉ ốm", "3. Việc riêng");
        chat.Send("đỏ").Expect("Vẫn chưa hiểu, có thể gặp cán bộ.", "Loại nghỉ nào?", "1. Phép năm", "2. Nghỉ ốm", "3. Việc riêng");
    }

    [Fact]
    public void An_answer_that_is_understood_starts_the_count_anew()
    {
        Chat.Begins().SendAll("nghỉ phép", "xanh", "1").Send("đỏ").Expect("Chưa hiểu.", "Từ ngày nào?");
    }

    [Fact]
    public void At_the_summary_too_what_is_not_understood_is_asked_again()
    {
        AskingTests.AtSummary().Send("xanh").ExpectPart("Chưa hiểu.").ExpectPart("1. Gửi");
    }

    [Fact]
    public void Outside_a_dialog_the_dialogs_hear_how_often_in_a_row_nothing_was_understood()
    {
        var chat = Chat.Begins();

        chat.Send("xanh").Expect("Không hiểu, lần 1.");
        chat.Send("đỏ").Expect("Không hiểu, lần 2.");
        chat.Send("trợ giúp").Send("xanh").Expect("Không hiểu, lần 1.");
    }

    [Fact]
    public void A_button_starts_the_count_anew()
    {
        Chat.Begins().Told("Đề nghị cho biết.", "Rồi").SendAll("xanh", "đỏ").Press("Rồi").Send("xanh").Expect("Không hiểu, lần 1.");
    }
}
