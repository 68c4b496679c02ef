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
    public void A_free_text_takes_any_sentence()
    {
        AtReason().Send("xin nghỉ ốm từ 13/01").ExpectPart("- Lý do: xin nghỉ ốm từ 13/01");
    }

    [Fact]
    public void Words_that_clearly_ask_for_something_are_asked_about_where_any_sentence_is_an_answer()
    {
        AtReason().Send("còn mấy ngày").Expect("\"còn mấy ngày\" là:", "1. Câu trả lời", "2. Việc khác").Send("1").ExpectPart("- Lý do: còn mấy ngày");
        AtReason().Send("còn mấy ngày").Send("2").Expect("Còn 10 ngày.", "", "Lý do?");
        AtReason().Send("còn mấy ngày").Send("về quê").ExpectPart("- Lý do: về quê");
    }

    [Fact]
    public void Words_that_a_picky_free_text_cannot_read_are_taken_as_the_wish_they_are()
    {
        var picky = RoomForm.Flow.Slots[0] with { FreeText = true };
        var chat = Chat.Begins().Upgraded(LeaveForm.Flow, RoomForm.Flow with { Slots = [picky] }).Send("giữ phòng");

        chat.Send("còn mấy ngày").Expect("Còn 10 ngày.");
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

        chat.Send("xanh").Expect("Chưa hiểu.", "Đơn nghỉ:", "- Loại nghỉ: Phép năm", "- Từ ngày: 12/01", "- Số ngày: 12 ngày", "- Người thay: Không cần", "- Lý do: về quê", "1. Gửi", "2. Sửa", "3. Hủy");
        chat.Press("Thôi").Expect("Đã hủy: đơn nghỉ 12/01, lấy lại trong 10 phút.").ExpectDone();
    }

    [Fact]
    public void A_dialog_without_a_summary_that_was_refused_is_never_tried_again_by_itself()
    {
        var hour = RoomForm.Flow.Slots[0] with { Label = "leave.from" };
        var chat = Chat.Begins().Upgraded(RoomForm.Flow with { Slots = [hour], Complete = (turn, _) => turn.Refuse("Phòng bận.") });

        chat.SendAll("giữ phòng", "9").Expect("Phòng bận.", "", "Sửa gì?", "1. Từ ngày: 9h", "2. Thôi");
        chat.Send("xanh").Expect("Chưa hiểu.", "Sửa gì?", "1. Từ ngày: 9h", "2. Thôi");
        chat.Send("bỏ qua").Expect("Không bỏ qua được.", "Sửa gì?", "1. Từ ngày: 9h", "2. Thôi");
        chat.SendAll("1", "10").ExpectPart("Phòng bận.").ExpectPart("1. Từ ngày: 10h");
    }

    [Fact]
    public void A_dialog_that_is_refused_with_nothing_to_change_ends()
    {
        var chat = Chat.Begins().Upgraded(RoomForm.Flow with { Complete = (turn, _) => turn.Refuse("Phòng bận.") });

        chat.SendAll("giữ phòng", "9").Expect("Phòng bận.").Send("tiếp tục").Expect("Không có gì dở.");
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
