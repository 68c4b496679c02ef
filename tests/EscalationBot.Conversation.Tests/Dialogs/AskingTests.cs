using EscalationBot.Conversation.Tests.Toy;

namespace EscalationBot.Conversation.Tests.Dialogs;

/// <summary>What a dialog asks, and how answers fill its slots.</summary>
public sealed class AskingTests
{
    [Fact]
    public void The_slots_are_asked_in_order_and_repeated_before_anything_is_done()
    {
        var chat = Chat.Begins();

        chat.Send("nghỉ phép").Expect("Loại nghỉ nào?", "1. Phép năm", "2. Nghỉ ốm", "3. Việc riêng");
        chat.Send("1").Expect("Ghi: Phép năm.", "Từ ngày nào?");
        chat.Send("12/1").Expect("Ghi: 12/01.", "Mấy ngày?");
        chat.Send("2").Expect("Ghi: 2 ngày.", "Ai thay?", "1. Không cần");
        chat.Send("Bình").Expect("Ghi: Bình.", "Lý do?");
        chat.Send("về quê").Expect(
            "Ghi: về quê.", "Đơn nghỉ:", "- Loại nghỉ: Phép năm", "- Từ ngày: 12/01", "- Số ngày: 2 ngày", "- Người thay: Bình", "- Lý do: về quê",
            "1. Gửi", "2. Sửa", "3. Hủy").ExpectDone();
        chat.Send("1").Expect("Đã gửi.").ExpectDone("gửi: Phép năm, 12/01, 2 ngày, Bình, về quê");
    }

    [Fact]
    public void One_sentence_may_fill_many_slots_and_only_what_is_missing_is_asked()
    {
        var chat = Chat.Begins();

        chat.Send("xin nghỉ ốm từ 12/01").Expect("Mấy ngày?");
    }

    [Fact]
    public void One_answer_may_fill_further_slots_and_all_of_them_are_repeated()
    {
        var chat = Chat.Begins().SendAll("nghỉ phép", "phép");

        chat.Send("12/1, 3 ngày").Expect("Ghi: 12/01; 3 ngày.", "Ai thay?", "1. Không cần");
    }

    [Fact]
    public void A_conditional_slot_is_asked_only_where_it_is_needed()
    {
        Chat.Begins().SendAll("xin nghỉ ốm từ 12/01", "2").Expect("Ghi: 2 ngày.", "Số giấy khám?");
        Chat.Begins().SendAll("xin nghỉ phép từ 12/01", "2").Expect("Ghi: 2 ngày.", "Ai thay?", "1. Không cần");
    }

    [Fact]
    public void An_ambiguous_answer_is_asked_about_and_never_guessed()
    {
        var chat = Chat.Begins().SendAll("nghỉ phép", "1");

        chat.Send("thứ hai").Expect("Thứ hai nào?", "1. 12/01", "2. 19/01");
        chat.Send("2").Expect("Ghi: 19/01.", "Mấy ngày?");
    }

    [Fact]
    public void The_candidates_of_an_ambiguous_answer_are_buttons_too_and_another_answer_may_be_given_instead()
    {
        AtStandIn().Send("An").Expect("An nào?", "1. An (Kế toán)", "2. An (Văn thư)").Press("An (Văn thư)").Expect("Ghi: An (Văn thư).", "Lý do?");
        AtStandIn().SendAll("An", "Bình").Expect("Ghi: Bình.", "Lý do?");
    }

    [Fact]
    public void A_refused_answer_hears_why_and_is_asked_again()
    {
        var chat = Chat.Begins().SendAll("nghỉ phép", "1");

        chat.Send("1/1").Expect("Ngày này đã qua.", "Từ ngày nào?");
        chat.Send("12/1").Expect("Ghi: 12/01.", "Mấy ngày?");
    }

    [Fact]
    public void An_answer_refused_twice_hears_of_a_way_out()
    {
        var chat = Chat.Begins().SendAll("nghỉ phép", "1", "1/1");

        chat.Send("2/1").Expect("Ngày này đã qua. Có thể gặp cán bộ.", "Từ ngày nào?");
    }

    [Fact]
    public void A_bare_number_is_an_answer_in_words_where_words_are_asked_for()
    {
        var chat = Chat.Begins().SendAll("nghỉ phép", "1", "12/1");

        chat.Send("3").Expect("Ghi: 3 ngày.", "Ai thay?", "1. Không cần");
    }

    [Fact]
    public void A_free_text_takes_any_sentence_even_one_that_asks_for_something()
    {
        var chat = AtReason();

        chat.Send("còn mấy ngày").ExpectPart("- Lý do: còn mấy ngày");
    }

    [Fact]
    public void What_can_mean_nothing_else_is_answered_also_where_any_sentence_would_do()
    {
        var chat = AtReason();

        chat.Send("còn mấy ngày?").ExpectPart("Tiếp tục");
        chat.Send("1").ExpectPart("Lý do?");
    }

    [Fact]
    public void A_dialog_without_a_summary_is_done_with_its_last_answer()
    {
        var chat = Chat.Begins();

        chat.Send("giữ phòng").Expect("Mấy giờ?");
        chat.Send("9").Expect("Đã giữ phòng 9h.").ExpectDone("giữ phòng: 9h");
    }

    [Fact]
    public void What_is_refused_at_the_very_end_keeps_its_answers_and_can_be_put_right()
    {
        var chat = AtSummary(days: "12");

        chat.Send("1").Expect(
            "Chỉ còn 10 ngày phép.", "", "Sửa gì?", "1. Loại nghỉ: Phép năm", "2. Từ ngày: 12/01", "3. Số ngày: 12 ngày", "4. Người thay: Không cần",
            "5. Lý do: về quê", "6. Thôi").ExpectDone();
        chat.SendAll("3", "2").ExpectPart("- Số ngày: 2 ngày").ExpectPart("- Lý do: về quê");
        chat.Send("1").Expect("Đã gửi.");
    }

    [Fact]
    public void What_is_refused_at_the_very_end_can_be_given_up()
    {
        var chat = AtSummary(days: "12").Send("1");

        chat.Press("Thôi").Expect("Đã hủy: đơn nghỉ 12/01, lấy lại trong 10 phút.").ExpectDone();
    }

    [Fact]
    public void The_end_is_not_reached_with_a_slot_still_empty()
    {
        var chat = AtSummary();
        var confirm = chat.Answer[^1].Choices[0].Id;
        chat.Send("2").Press("Loại nghỉ: Phép năm").Send("ốm").Expect("Ghi: Nghỉ ốm.", "Số giấy khám?");

        chat.PressId(confirm).ExpectDone().ExpectPart("Số giấy khám?");
    }

    /// <summary>Everything is told but the person who stands in.</summary>
    internal static Chat AtStandIn() => Chat.Begins().SendAll("nghỉ phép", "1", "12/1", "2");

    internal static Chat AtReason() => AtStandIn().Send("không");

    internal static Chat AtSummary(string days = "2") => Chat.Begins().SendAll("nghỉ phép", "1", "12/1", days, "không", "về quê");
}
