using EscalationBot.Conversation.Tests.Toy;
using static EscalationBot.Conversation.Tests.Dialogs.AskingTests;

namespace EscalationBot.Conversation.Tests.Dialogs;

/// <summary>The words that work at any time: help, back, skip, edit, start again, a person.</summary>
public sealed class CommandTests
{
    [Fact]
    public void Help_and_a_person_answer_and_then_the_question_is_asked_again()
    {
        var chat = Chat.Begins().SendAll("nghỉ phép", "1");

        chat.Send("trợ giúp").Expect("Hướng dẫn.", "", "Từ ngày nào?");
        chat.Send("gặp cán bộ").Expect("Đã gọi cán bộ.", "", "Từ ngày nào?").ExpectDone("gọi cán bộ");
        chat.Send("12/1").ExpectPart("Ghi: 12/01.");
    }

    [Fact]
    public void After_help_the_next_number_answers_the_question_that_was_repeated()
    {
        var chat = Chat.Begins().SendAll("nghỉ phép", "trợ giúp");

        chat.Send("2").Expect("Ghi: Nghỉ ốm.", "Từ ngày nào?");
    }

    [Fact]
    public void A_message_without_words_is_answered_and_the_question_is_asked_again()
    {
        Chat.Begins().Send("nghỉ phép").SendSticker().Expect("Chưa có chữ.", "", "Loại nghỉ nào?", "1. Phép năm", "2. Nghỉ ốm", "3. Việc riêng");
    }

    [Fact]
    public void Back_goes_to_the_answer_before_and_shows_what_it_was()
    {
        var chat = Chat.Begins().SendAll("nghỉ phép", "1", "12/1");

        chat.Send("quay lại").Expect("Trước: 12/01.", "Từ ngày nào?");
        chat.Send("quay lại").Expect("Trước: Phép năm.", "Loại nghỉ nào?", "1. Phép năm", "2. Nghỉ ốm", "3. Việc riêng");
        chat.Send("quay lại").Expect("Bước đầu.", "Loại nghỉ nào?", "1. Phép năm", "2. Nghỉ ốm", "3. Việc riêng");
    }

    [Fact]
    public void Back_keeps_the_other_answers_and_the_dialog_goes_on_where_something_is_missing()
    {
        var chat = Chat.Begins().SendAll("nghỉ phép", "1", "12/1", "quay lại", "quay lại");

        chat.Send("3").Expect("Ghi: Việc riêng.", "Mấy ngày?");
    }

    [Fact]
    public void Back_at_the_summary_goes_to_the_last_answer()
    {
        AtSummary().Send("quay lại").Expect("Trước: về quê.", "Lý do?");
    }

    [Fact]
    public void Back_at_the_first_question_says_so_and_asks_again()
    {
        Chat.Begins().Send("giữ phòng").Send("quay lại").Expect("Bước đầu.", "Mấy giờ?");
    }

    [Fact]
    public void An_optional_answer_can_be_skipped_and_shows_as_skipped()
    {
        AtStandIn().SendAll("bỏ qua", "về quê").ExpectPart("- Người thay: (bỏ qua)");
    }

    [Fact]
    public void Skipping_an_optional_answer_opened_for_change_leaves_it_as_it_was_too()
    {
        AtStandIn().SendAll("Bình", "quay lại").Send("bỏ qua").Expect("Ghi: Bình.", "Lý do?");
    }

    [Fact]
    public void What_is_required_cannot_be_skipped()
    {
        Chat.Begins().Send("nghỉ phép").Send("bỏ qua").Expect("Không bỏ qua được.", "Loại nghỉ nào?", "1. Phép năm", "2. Nghỉ ốm", "3. Việc riêng");
        AtSummary().Send("bỏ qua").ExpectPart("Không bỏ qua được.").ExpectPart("1. Gửi");
    }

    [Fact]
    public void Skipping_an_answer_opened_for_change_leaves_it_as_it_was()
    {
        AtSummary().SendAll("sửa", "2").Expect("Trước: 12/01.", "Từ ngày nào?").Send("bỏ qua").ExpectPart("Ghi: 12/01.").ExpectPart("- Từ ngày: 12/01");
    }

    [Fact]
    public void Edit_offers_every_answer_and_asks_the_chosen_one_again()
    {
        var chat = AtSummary();

        chat.Send("sửa").Expect("Sửa gì?", "1. Loại nghỉ: Phép năm", "2. Từ ngày: 12/01", "3. Số ngày: 2 ngày", "4. Người thay: Không cần", "5. Lý do: về quê");
        chat.Send("3").Expect("Trước: 2 ngày.", "Mấy ngày?");
        chat.Send("4").ExpectPart("Ghi: 4 ngày.").ExpectPart("- Số ngày: 4 ngày").ExpectPart("- Lý do: về quê");
    }

    [Fact]
    public void Words_typed_when_asked_what_to_edit_are_not_taken_for_an_answer()
    {
        var chat = AtReason().Send("sửa");

        chat.Send("ngày nghỉ").Expect("Chưa hiểu.", "Lý do?");
        Assert.False(chat.State.Active!.Slots.ContainsKey(LeaveForm.Reason));
    }

    [Fact]
    public void Edit_with_nothing_entered_yet_says_so_and_asks_again()
    {
        Chat.Begins().Send("nghỉ phép").Send("sửa").ExpectPart("Bước đầu.").ExpectPart("Loại nghỉ nào?");
    }

    [Fact]
    public void An_answer_that_no_longer_fits_another_is_named_and_asked_again()
    {
        var chat = AtSummary(days: "5");

        chat.SendAll("sửa", "1").Send("3").Expect("Ghi: Việc riêng. Nhập lại: Số ngày (5 ngày).", "Mấy ngày?");
        chat.Send("2").ExpectPart("- Số ngày: 2 ngày").ExpectPart("- Lý do: về quê");
    }

    [Fact]
    public void Starting_again_empties_the_answers_but_not_what_the_dialog_is_about()
    {
        var chat = Chat.Begins().Send("xin nghỉ ốm từ 12/01");

        chat.Send("làm lại").Expect("Làm lại.", "Loại nghỉ nào?", "1. Phép năm", "2. Nghỉ ốm", "3. Việc riêng");
        Assert.Equal([LeaveForm.Who], chat.State.Active!.Slots.Keys);
    }

    [Theory]
    [InlineData("sửa", "Không có gì để sửa.")]
    [InlineData("làm lại", "Không có gì dở.")]
    [InlineData("quay lại", "Không có gì dở.")]
    [InlineData("tiếp tục", "Không có gì dở.")]
    [InlineData("bỏ qua", "Chưa làm gì.")]
    [InlineData("hủy", "Không có gì để hủy.")]
    [InlineData("hoàn tác", "Không có gì để hoàn tác.")]
    [InlineData("trợ giúp", "Hướng dẫn.")]
    [InlineData("có", "Không hiểu, lần 1.")]
    [InlineData("7", "Không hiểu, lần 1.")]
    public void Without_a_dialog_in_progress_each_word_still_gets_its_answer(string word, string answer)
    {
        Chat.Begins().Send(word).Expect(answer).ExpectDone();
    }

    [Theory]
    [InlineData("có", "Đã gửi.")]
    [InlineData("không", "Sửa gì?")]
    public void A_plain_yes_or_no_picks_the_choice_that_means_it(string word, string answer)
    {
        AtSummary().Send(word).ExpectPart(answer);
    }

    [Fact]
    public void A_correction_changes_the_answer_it_names_and_the_question_stays()
    {
        var chat = AtReason();

        chat.Send("à nhầm, 3 ngày").Expect("Sửa số ngày: 2 ngày thành 3 ngày.", "Lý do?");
        chat.Send("về quê").ExpectPart("- Số ngày: 3 ngày");
    }

    [Fact]
    public void A_correction_reaches_a_dialog_that_was_put_aside_for_a_question()
    {
        AtReason().SendAll("còn mấy ngày", "2", "tiếp tục", "danh sách", "2").Send("à nhầm, 3 ngày").Expect("Sửa số ngày: 2 ngày thành 3 ngày.", "Lý do?");
    }

    [Fact]
    public void A_correction_at_the_summary_shows_the_summary_again()
    {
        AtSummary().Send("à nhầm, 3 ngày").ExpectPart("Sửa số ngày: 2 ngày thành 3 ngày.").ExpectPart("- Số ngày: 3 ngày").ExpectPart("1. Gửi");
    }

    [Fact]
    public void A_correction_of_what_is_being_asked_is_its_answer()
    {
        Chat.Begins().SendAll("nghỉ phép", "1", "12/1").Send("à nhầm, 3 ngày").Expect("Ghi: 3 ngày.", "Ai thay?", "1. Không cần");
    }

    [Fact]
    public void A_correction_without_a_dialog_in_progress_is_not_understood()
    {
        Chat.Begins().Send("à nhầm, 3 ngày").Expect("Không hiểu, lần 1.");
    }
}
