using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Conversation.Tests.Toy;
using static EscalationBot.Conversation.Tests.Dialogs.AskingTests;

namespace EscalationBot.Conversation.Tests.Dialogs;

/// <summary>Drafts outlive silence, restarts and new versions of the program; what cannot be kept is told.</summary>
public sealed class DraftTests
{
    [Fact]
    public void A_silence_of_two_days_loses_nothing()
    {
        AtReason().Later(TimeSpan.FromDays(2)).Send("về quê").ExpectPart("- Từ ngày: 12/01").ExpectPart("1. Gửi");
    }

    [Fact]
    public void A_draft_is_kept_for_thirty_days()
    {
        AtReason().Later(TimeSpan.FromDays(30)).Send("tiếp tục").Expect("Tiếp: đơn nghỉ 12/01.", "Lý do?");
    }

    [Fact]
    public void A_draft_older_than_thirty_days_is_dropped_and_named()
    {
        AtReason().Later(TimeSpan.FromDays(31)).Send("tiếp tục").Expect("Quá 30 ngày: đơn nghỉ 12/01.", "", "Không có gì dở.");
    }

    [Fact]
    public void The_button_of_a_draft_too_old_hears_only_that_it_is_too_old()
    {
        AtSummary().Later(TimeSpan.FromDays(31)).Press("Gửi").Expect("Quá 30 ngày: đơn nghỉ 12/01.").ExpectDone();
    }

    [Fact]
    public void An_empty_draft_is_dropped_without_a_word()
    {
        Chat.Begins().Send("giữ phòng").Later(TimeSpan.FromDays(31)).Send("trợ giúp").Expect("Hướng dẫn.");
    }

    [Fact]
    public void A_value_that_the_new_version_cannot_read_is_asked_for_again_and_the_others_stay()
    {
        var chat = AtSummary().Upgraded(Knowing(LeaveForm.Days, "5"));

        chat.Press("Gửi").Expect("Mấy ngày?").ExpectDone();
        chat.Send("5").ExpectPart("- Từ ngày: 12/01").ExpectPart("- Số ngày: 5 ngày");
    }

    [Fact]
    public void An_older_button_with_a_value_that_cannot_be_read_is_stale()
    {
        var chat = Chat.Begins().Send("nghỉ phép");

        chat.Upgraded(Knowing(LeaveForm.Kind, "sick")).PressId(chat.Answer[^1].Choices[0].Id).ExpectPart("Hết hiệu lực.").ExpectDone();
    }

    [Fact]
    public void A_draft_of_a_dialog_that_the_new_version_does_not_have_is_dropped_with_a_word()
    {
        AtReason().Upgraded(RoomForm.Flow).Later(4).Send("về quê").Expect("Không giữ được từ 08:00.", "", "Không hiểu, lần 1.");
    }

    [Fact]
    public void Drafts_put_aside_that_the_new_version_does_not_have_are_dropped_with_a_word_each()
    {
        var chat = Chat.Begins().SendAll("xin nghỉ phép từ 12/01", "xin nghỉ ốm từ 13/01", "còn mấy ngày").Upgraded(RoomForm.Flow);

        chat.Send("giữ phòng").Expect("Không giữ được từ 08:00.", "", "Không giữ được từ 08:00.", "", "Mấy giờ?");
        Assert.Empty(chat.State.Suspended);
    }

    [Fact]
    public void A_draft_goes_on_when_the_new_version_asks_differently()
    {
        var chat = AtReason().Upgraded(LeaveForm.Flow with { Slots = [.. LeaveForm.Flow.Slots.Where(s => s.Name != LeaveForm.Reason)] });

        chat.Send("về quê").ExpectPart("Chưa hiểu.").ExpectPart("- Từ ngày: 12/01").ExpectPart("1. Gửi");
    }

    [Fact]
    public void A_button_for_a_slot_that_the_new_version_does_not_have_is_stale_and_the_next_question_is_asked()
    {
        var chat = Chat.Begins().Send("nghỉ phép").Upgraded(LeaveForm.Flow with { Slots = [.. LeaveForm.Flow.Slots.Where(s => s.Name != LeaveForm.Kind)] });

        chat.Press("Nghỉ ốm").Expect("Hết hiệu lực.", "", "Từ ngày nào?");
    }

    [Fact]
    public void A_slot_that_the_new_version_adds_is_asked()
    {
        var chat = Chat.Begins().Upgraded(LeaveForm.Flow with { Slots = [.. LeaveForm.Flow.Slots.Where(s => s.Name != LeaveForm.Days)] });
        chat.SendAll("nghỉ phép", "1", "12/1", "không", "về quê");

        chat.Upgraded(LeaveForm.Flow).Press("Gửi").Expect("Mấy ngày?");
    }

    [Fact]
    public void Two_drafts_begun_while_the_clock_stands_still_are_two()
    {
        var chat = Chat.Begins().SendAll("xin nghỉ phép từ 12/01", "xin nghỉ ốm từ 13/01", "xin nghỉ phép từ 14/01");

        Assert.Equal(3, chat.State.Suspended.Append(chat.State.Active!).Select(d => d.StartedAt).Distinct().Count());
    }

    [Fact]
    public void What_a_draft_is_about_can_be_told_also_when_its_dialog_is_gone()
    {
        var draft = Drafts.Start(LeaveForm.Name, Chat.Begins().Now, new Dictionary<string, SlotValue> { [LeaveForm.From] = new("12/01", "12/01") });

        Chat.Begins().Say(turn => turn.Say(turn.Engine.About(turn, draft))).Expect("đơn nghỉ 12/01");
        Chat.Begins().Upgraded(RoomForm.Flow).Say(turn => turn.Say($"[{turn.Engine.About(turn, draft)}]")).Expect("[]");
    }

    [Fact]
    public void A_dialog_can_tell_whether_its_question_takes_any_sentence()
    {
        AtReason().Say(turn => turn.Say($"{turn.Engine.ExpectsFreeText(turn.State.Active!)}")).Expect("True");
        AtStandIn().Say(turn => turn.Say($"{turn.Engine.ExpectsFreeText(turn.State.Active!)}")).Expect("False");
        AtSummary().Say(turn => turn.Say($"{turn.Engine.ExpectsFreeText(turn.State.Active!)}")).Expect("False");
    }

    [Fact]
    public void A_reminder_of_the_dialog_in_progress_takes_the_place_of_its_question()
    {
        var chat = Chat.Begins().SendAll("nghỉ phép", "1", "12/1").Later(TimeSpan.FromDays(1)).Say(turn => turn.Say(
            new Prompt("Còn đơn dở.", new Option("Tiếp tục", EngineActions.ResumeDraft(turn.State.Active!)), new Option("Xóa", EngineActions.CancelDraft(turn.State.Active!))),
            MessageKind.Nudge, turn.State.Active!.StartedAt));

        chat.Send("1").Expect("Tiếp: đơn nghỉ 12/01.", "Mấy ngày?");
    }

    [Fact]
    public void A_dialog_that_something_else_answers_ends_and_can_be_brought_back()
    {
        var chat = AtReason().Say(turn =>
        {
            turn.Engine.Drop(turn);
            turn.Say("Đã có đơn này.");
        });

        chat.Send("tiếp tục").Expect("Không có gì dở.").Send("hoàn tác").Expect("Tiếp: đơn nghỉ 12/01.", "Lý do?");
        Chat.Begins().Say(turn => turn.Engine.Drop(turn)).Send("hoàn tác").Expect("Không có gì để hoàn tác.");
    }

    [Fact]
    public void The_choices_that_still_wait_can_be_asked_for()
    {
        Open(Chat.Begins()).Expect("[]");
        Open(Chat.Begins().Told("Đề nghị cho biết.", "Rồi", "Chưa")).Expect("[Rồi, Chưa]");
        Open(Chat.Begins().Told("Đề nghị cho biết.", "Rồi", "Chưa").Send("1")).Expect("[]");
        Open(AtReason()).ExpectPart("[]");

        static Chat Open(Chat chat) => chat.Say(turn => turn.Say($"[{string.Join(", ", turn.OpenChoices.Select(c => c.Text))}]"));
    }

    [Fact]
    public void A_conversation_remembers_small_things_by_name_until_they_are_forgotten()
    {
        var chat = Chat.Begins().Say(turn => turn.Remember("record", "KN-1")).Say(turn => turn.Say(turn.Recall("record") ?? "-")).Expect("KN-1");

        chat.Say(turn => turn.Remember("record", null)).Say(turn => turn.Say(turn.Recall("record") ?? "-")).Expect("-");
    }

    [Fact]
    public void Values_of_slots_are_read_by_name_and_a_skipped_one_has_none()
    {
        var draft = Drafts.Start("any", Chat.Begins().Now).Fill("a", new SlotValue("1", "một")).Fill("b", new SlotValue("", "(bỏ qua)"));

        Assert.Equal(("1", "một"), (draft.Value("a"), draft.Shown("a")));
        Assert.Equal((null, "(bỏ qua)"), (draft.Value("b"), draft.Shown("b")));
        Assert.Equal((null, ""), (draft.Value("c"), draft.Shown("c")));
        Assert.Equal(["b"], draft.Empty("a").Order);
    }

    private static Flow<LeaveTurn> Knowing(string slot, string value) =>
        LeaveForm.Flow with { Slots = [.. LeaveForm.Flow.Slots.Select(s => s.Name == slot ? s with { Knows = (_, kept) => kept == value } : s)] };
}
