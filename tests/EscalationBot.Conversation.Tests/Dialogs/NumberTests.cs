using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Tests.Toy;
using static EscalationBot.Conversation.Tests.Dialogs.AskingTests;

namespace EscalationBot.Conversation.Tests.Dialogs;

/// <summary>Numbers refer to the last question only; when something was said since, they are confirmed before use.</summary>
public sealed class NumberTests
{
    [Fact]
    public void A_number_refers_to_the_last_question_only()
    {
        var chat = Chat.Begins().Send("danh sách").Later(20).Told("Đề nghị cho biết.", "Rồi", "Chưa");

        chat.Send("2").Expect("Đã ghi.").ExpectDone("đồng ý: Chưa");
    }

    [Fact]
    public void A_number_the_last_question_does_not_have_is_told_and_the_choices_are_shown_again()
    {
        var chat = Chat.Begins().Told("Đề nghị cho biết.", "Rồi", "Chưa");

        chat.Send("5").Expect("Chỉ từ 1 đến 2.", "1. Rồi", "2. Chưa").Send("1").ExpectDone("đồng ý: Rồi");
    }

    [Fact]
    public void In_a_dialog_a_number_too_high_is_told_and_the_question_is_asked_again()
    {
        Chat.Begins().Send("nghỉ phép").Send("4").Expect("Chỉ từ 1 đến 3.", "Loại nghỉ nào?", "1. Phép năm", "2. Nghỉ ốm", "3. Việc riêng");
    }

    [Fact]
    public void After_a_newer_message_a_number_is_confirmed_before_use()
    {
        var chat = Chat.Begins().Told("Đề nghị cho biết.", "Rồi", "Chưa").Told("Tin khác.");

        chat.Send("2").Expect("\"2\" là:", "1. Chưa (Đề nghị cho biết.)", "2. Không phải").ExpectDone();
        chat.Send("1").Expect("Đã ghi.").ExpectDone("đồng ý: Chưa");
    }

    [Fact]
    public void Two_messages_that_ask_the_same_are_one_when_a_number_is_doubtful()
    {
        var chat = Chat.Begins().ToldAbout("KN-1", "Đề nghị cho biết.", "Rồi", "Chưa").ToldAbout("KN-1", "Nhắc lại: đề nghị cho biết.", "Rồi", "Chưa").Told("Tin khác.");

        chat.Send("2").Expect("\"2\" là:", "1. Chưa (Nhắc lại: đề nghị cho biết.)", "2. Không phải");
        chat.Send("1").Expect("Đã ghi.").ExpectDone("đồng ý: Chưa");
    }

    [Fact]
    public void What_a_number_meant_may_be_none_of_what_was_offered()
    {
        var chat = Chat.Begins().Told("Đề nghị cho biết.", "Rồi", "Chưa").Told("Tin khác.").Send("2");

        chat.Send("2").Expect("Chưa làm gì.").ExpectDone();
    }

    [Theory]
    [InlineData("có", "Đã ghi.")]
    [InlineData("không", "Chưa làm gì.")]
    public void The_confirmation_takes_a_plain_yes_or_no(string word, string answer)
    {
        Chat.Begins().Told("Đề nghị cho biết.", "Rồi", "Chưa").Told("Tin khác.").Send("2").Send(word).Expect(answer);
    }

    [Fact]
    public void A_notice_in_the_middle_of_a_dialog_makes_the_next_number_doubtful()
    {
        var chat = Chat.Begins().Send("nghỉ phép").Told("Đề nghị cho biết.", "Rồi", "Chưa");

        chat.Send("1").Expect("\"1\" là:", "1. Rồi (Đề nghị cho biết.)", "2. Phép năm (Loại nghỉ nào?)", "3. Không phải");
        chat.Send("2").Expect("Ghi: Phép năm.", "Từ ngày nào?").ExpectDone();
    }

    [Fact]
    public void A_number_after_a_notice_may_also_be_the_answer_in_words_of_the_dialog()
    {
        var chat = Chat.Begins().SendAll("nghỉ phép", "1", "12/1").Told("Đề nghị cho biết.", "Rồi", "Chưa");

        chat.Send("2").Expect("\"2\" là:", "1. Chưa (Đề nghị cho biết.)", "2. 2 (Số ngày)", "3. Không phải");
        chat.Send("2").Expect("Ghi: 2 ngày.", "Ai thay?", "1. Không cần").ExpectDone();
    }

    [Fact]
    public void An_answer_in_words_is_not_doubted_because_a_notice_came()
    {
        Chat.Begins().SendAll("nghỉ phép", "1").Told("Đề nghị cho biết.", "Rồi", "Chưa").Send("12/1").Expect("Ghi: 12/01.", "Mấy ngày?");
    }

    [Fact]
    public void A_confirmed_answer_in_words_does_not_fall_into_another_question()
    {
        var chat = Chat.Begins().SendAll("nghỉ phép", "1", "12/1").Told("Đề nghị cho biết.", "Rồi", "Chưa").SendAll("2", "quay lại");

        chat.Press("2 (Số ngày)").ExpectPart("Hết hiệu lực.").ExpectPart("Từ ngày nào?");
    }

    [Fact]
    public void A_yes_after_a_newer_message_is_confirmed_too()
    {
        AtSummary().Told("Tin khác.").Send("có").Expect("\"có\" là:", "1. Gửi (Đơn nghỉ:)", "2. Không phải").ExpectDone();
    }

    [Fact]
    public void Right_after_a_question_a_notice_makes_the_next_number_doubtful_but_not_much_later()
    {
        Chat.Begins().Send("danh sách").Later(9, 59).Told("Đề nghị cho biết.", "Rồi", "Chưa").Send("1").ExpectPart("\"1\" là:");
        Chat.Begins().Send("danh sách").Later(10, 1).Told("Đề nghị cho biết.", "Rồi", "Chưa").Send("1").ExpectDone("đồng ý: Rồi");
    }

    [Fact]
    public void At_most_three_meanings_are_offered_and_the_dialog_in_progress_is_never_left_out()
    {
        var chat = Chat.Begins().Send("nghỉ phép");
        foreach (var notice in new[] { "Tin A.", "Tin B.", "Tin C.", "Tin D." })
            chat.Told(notice, "Rồi");

        chat.Send("1").Expect("\"1\" là:", "1. Rồi (Tin D.)", "2. Rồi (Tin C.)", "3. Phép năm (Loại nghỉ nào?)", "4. Không phải");
    }

    [Fact]
    public void A_number_for_a_question_that_was_answered_says_when()
    {
        Chat.Begins().Told("Đề nghị cho biết.", "Rồi", "Chưa").Send("1").Later(5).Send("1").Expect("Đã ghi nhận lúc 08:00.").ExpectDone("đồng ý: Rồi");
    }

    [Fact]
    public void Two_questions_in_one_answer_make_the_next_number_doubtful()
    {
        var chat = Chat.Begins().Say(turn =>
        {
            turn.Say(new Prompt("Một?", new Option("A", new DialogAction("agree", ("what", ": A")))));
            turn.Say(new Prompt("Hai?", new Option("B", new DialogAction("agree", ("what", ": B")))));
        });

        chat.Send("1").Expect("\"1\" là:", "1. B (Hai?)", "2. A (Một?)", "3. Không phải");
        chat.Send("2").ExpectDone("đồng ý: A");
    }

    [Fact]
    public void A_question_answered_within_the_same_turn_makes_no_number_doubtful()
    {
        var chat = Chat.Begins().SendAll("xin nghỉ phép từ 12/01", "2", "không", "về quê", "xin nghỉ ốm từ 13/01", "3", "G-1", "không", "ốm");

        chat.Send("1").Expect("Đã gửi.", "", "Dở: đơn nghỉ 12/01.", "1. Tiếp tục", "2. Để sau").Send("1").ExpectPart("Tiếp: đơn nghỉ 12/01.");
    }

    [Fact]
    public void A_menu_that_nobody_took_for_a_day_is_no_longer_meant()
    {
        var chat = Chat.Begins().Send("danh sách").Told("Đề nghị cho biết.", "Rồi").Later(TimeSpan.FromHours(25)).Told("Tin khác.");

        chat.Send("1").Expect("\"1\" là:", "1. Rồi (Đề nghị cho biết.)", "2. Không phải");
    }

    [Fact]
    public void The_last_question_is_never_taken_without_confirming_however_old_it_is()
    {
        Chat.Begins().Send("danh sách").Later(TimeSpan.FromHours(25)).Told("Tin khác.").Send("2").Expect("\"2\" là:", "1. Đồng ý (Danh sách, trang 1.)", "2. Không phải").ExpectDone();
    }

    [Fact]
    public void The_next_page_can_be_asked_for_again_and_again()
    {
        Chat.Begins().SendAll("danh sách", "1").Expect("Trang 2.").Press("Trang sau").Expect("Trang 2.");
    }

    [Fact]
    public void The_same_line_tells_two_notices_apart_without_their_salutation()
    {
        var chat = Chat.Begins().Told("Kính gửi đồng chí,\nKN-1 quá hạn.", "Rồi").Told("Kính gửi đồng chí,\nKN-2 quá hạn.", "Rồi");

        chat.Send("1").Expect("\"1\" là:", "1. Rồi (KN-2 quá hạn.)", "2. Rồi (KN-1 quá hạn.)", "3. Không phải");
    }

    [Fact]
    public void A_long_line_is_shortened_when_it_tells_questions_apart()
    {
        var line = string.Join(' ', Enumerable.Repeat("dài", 40));

        Chat.Begins().Told(line, "Rồi").Told("Tin khác.").Send("1").ExpectPart("1. Rồi (dài dài").ExpectPart("…)");
    }

    [Fact]
    public void A_notice_that_is_nothing_but_a_salutation_is_told_apart_by_it()
    {
        Chat.Begins().Told("Kính gửi đồng chí,", "Rồi").Told("Tin khác.").Send("1").ExpectPart("1. Rồi (Kính gửi đồng chí,)");
        Chat.Begins().Told("", "Rồi").Told("Tin khác.").Send("1").ExpectPart("1. Rồi\n");
    }
}
