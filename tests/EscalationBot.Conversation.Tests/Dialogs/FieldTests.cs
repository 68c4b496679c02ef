using EscalationBot.Conversation.Messages;
using EscalationBot.Conversation.Tests.Toy;

namespace EscalationBot.Conversation.Tests.Dialogs;

/// <summary>Fields are another way to type, and belong to one question.</summary>
public sealed class FieldTests
{
    [Fact]
    public void A_question_in_words_has_a_field_and_one_of_choices_has_none()
    {
        var chat = Chat.Begins().Send("nghỉ phép");
        Assert.Null(chat.Answer[^1].Field);

        chat.Send("phép");
        Assert.Equal((FieldKind.Day, "Từ ngày"), (chat.Answer[^1].Field!.Kind, chat.Answer[^1].Field!.Label));
    }

    [Fact]
    public void What_is_written_into_a_field_does_what_it_does_typed()
    {
        string[] answers = ["12/1", "xanh", "2 ngày", "quay lại", "3 ngày", "sửa"];
        foreach (var many in Enumerable.Range(1, answers.Length))
        {
            var typed = Chat.Begins().SendAll("nghỉ phép", "phép").SendAll(answers.Take(many));
            var filled = Chat.Begins().SendAll("nghỉ phép", "phép");
            foreach (var answer in answers.Take(many))
                filled.Fill(answer);

            Assert.Equal(typed.AnswerText, filled.AnswerText);
            Assert.Equal(typed.State.Active!.Slots, filled.State.Active!.Slots);
        }
    }

    [Fact]
    public void A_field_says_that_it_was_filled_in_and_takes_no_second_answer()
    {
        var chat = Chat.Begins().SendAll("nghỉ phép", "phép");
        var field = chat.Answer[^1].Field!.Id;

        chat.Fill("12/1");
        Assert.Equal(new QuestionStand(false, field), chat.State.StandOf(field));
        chat.Later(4).Fill("19/1", before: 1).ExpectPart("Đã ghi nhận lúc 08:00.").ExpectPart("Mấy ngày?");
        Assert.Equal("12/01", chat.State.Active!.Slots[LeaveForm.From].Shown);
    }

    [Fact]
    public void The_field_of_an_earlier_question_answers_nothing_and_the_present_one_is_asked_again()
    {
        var chat = Chat.Begins().SendAll("nghỉ phép", "phép", "12/1");

        chat.Fill("19/1", before: 1).ExpectPart("Mấy ngày?");
        Assert.Equal("12/01", chat.State.Active!.Slots[LeaveForm.From].Shown);
    }

    [Fact]
    public void The_field_of_a_cancelled_draft_is_stale()
    {
        var chat = Chat.Begins().SendAll("nghỉ phép", "phép", "hủy");

        chat.Fill("12/1");
        Assert.Null(chat.State.Active);
        Assert.Equal(QuestionStand.Gone, chat.State.StandOf("q2"));
    }
}
