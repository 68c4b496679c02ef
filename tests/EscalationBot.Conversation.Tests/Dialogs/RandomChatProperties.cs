using EscalationBot.Conversation.Messages;
using EscalationBot.Conversation.Tests.Toy;
using FsCheck.Xunit;

namespace EscalationBot.Conversation.Tests.Dialogs;

/// <summary>What holds whatever a user sends, in any order, with notices in between and any time passing.</summary>
[Properties(Arbitrary = [typeof(RandomChats)], MaxTest = 200)]
public sealed class RandomChatProperties
{
    private const int MostKept = 20;

    [Property]
    public void Every_message_gets_an_answer_with_words(RandomChat random) => Walk(random, (_, act, after) =>
    {
        if (!act.IsOfUser())
            return;
        Assert.NotEmpty(after.Answer);
        Assert.All(after.Answer, m => Assert.False(string.IsNullOrWhiteSpace(PlainText.Render(m with { Choices = [] })), "an answer without words"));
    });

    [Property]
    public void Every_choice_shown_has_its_number_and_can_be_pressed(RandomChat random) => Walk(random, (_, _, after) =>
    {
        var offered = after.State.Questions.SelectMany(q => q.Choices).Select(c => c.Id).ToHashSet();
        foreach (var message in after.Answer)
        {
            Assert.Equal(Enumerable.Range(1, message.Choices.Count), message.Choices.Select(c => c.Number));
            Assert.All(message.Choices, c => Assert.Contains(c.Id, offered));
        }
    });

    [Property]
    public void The_state_stays_small_and_no_two_drafts_are_the_same(RandomChat random) => Walk(random, (_, _, after) =>
    {
        Assert.True(after.State.Questions.Count <= MostKept + 1);
        Assert.True(after.State.Suspended.Count <= MostKept);
        var drafts = Drafts(after.State).Select(d => d.StartedAt).ToList();
        Assert.Equal(drafts.Distinct(), drafts);
    });

    [Property]
    public void No_answer_is_lost_without_a_word(RandomChat random) => Walk(random, (before, _, after) =>
    {
        foreach (var draft in Drafts(before).Where(d => d.Flow == LeaveForm.Name && d.Slots.Keys.Any(k => k != LeaveForm.Who)))
        {
            if (Drafts(after.State).FirstOrDefault(d => d.StartedAt == draft.StartedAt) is { } kept)
                ChangesAreTold(draft, kept, after);
            else
                Assert.True(TellsOfAnEnd(after), $"A draft is gone without a word: {after.AnswerText}");
        }
    });

    [Property]
    public void Nothing_is_done_twice_by_pressing_the_same_button_again(RandomChat random) => Walk(random, (before, act, after) =>
    {
        if (act is not Act.Presses { Back: var back } || after.Received.Count == 0)
            return;
        var (done, drafts) = (after.Done.Count, after.State.Active);
        if (Pressed(before, after, back) is not { } id)
            return;

        after.PressId(id);

        Assert.Equal(done, after.Done.Count);
        Assert.Equal(drafts?.Slots.OrderBy(s => s.Key), after.State.Active?.Slots.OrderBy(s => s.Key));
    });

    [Property]
    public void The_number_of_a_choice_does_what_its_button_does_or_asks_which_is_meant(RandomChat random)
    {
        var (typed, pressed) = (Play(random), Play(random));
        if (random.Acts is not [.., var last] || !last.IsOfUser() || typed.Answer is not [.., { Choices: { Count: > 0 } choices }])
            return;
        var choice = choices[random.Acts.Count % choices.Count];

        typed.Send($"{choice.Number}");
        pressed.PressId(choice.Id);

        if (AsksWhichIsMeant(typed))
            return;
        Assert.Equal(pressed.AnswerText, typed.AnswerText);
        Assert.Equal(pressed.Done, typed.Done);
    }

    [Property]
    public void Nothing_is_sent_that_was_not_shown_in_full_just_before(RandomChat random) => Walk(random, (before, _, after) =>
    {
        if (after.Done.Count == 0 || !after.Done[^1].StartsWith("gửi: ", StringComparison.Ordinal) || Drafts(before).All(d => Drafts(after.State).Any(k => k.StartedAt == d.StartedAt)))
            return;
        var shown = after.Received.Select(PlainText.Render).Where(t => t.Contains("1. Gửi", StringComparison.Ordinal) || t.Contains("1. Send", StringComparison.Ordinal));
        Assert.Contains(shown, t => after.Done[^1]["gửi: ".Length..].Split(", ").All(v => t.Contains(v, StringComparison.Ordinal)));
    });

    private static void ChangesAreTold(Draft before, Draft after, Chat chat)
    {
        foreach (var (slot, value) in before.Slots.Where(s => after.Slots.GetValueOrDefault(s.Key)?.Value != s.Value.Value))
        {
            var told = after.Slots.TryGetValue(slot, out var changed) ? changed.Shown : value.Shown;
            Assert.Contains(told, chat.AnswerText, StringComparison.Ordinal);
        }
    }

    /// <summary>Sent, cancelled, started again, too old, or given up for too many.</summary>
    private static bool TellsOfAnEnd(Chat chat) =>
        new[] { "Đã gửi.", "Sent.", "Đã hủy: ", "Cancelled: ", "Làm lại.", "Again.", "Quá 30 ngày", "Over 30 days", "Đã bỏ: ", "Dropped: " }
            .Any(t => chat.AnswerText.Contains(t, StringComparison.Ordinal));

    private static bool AsksWhichIsMeant(Chat chat) =>
        chat.AnswerText.Contains("\" là:", StringComparison.Ordinal) || chat.AnswerText.Contains("\" means:", StringComparison.Ordinal);

    /// <summary>The id that this act pressed, when it can be taken only once.</summary>
    private static string? Pressed(ConversationState before, Chat after, int back)
    {
        var shown = after.Received.Take(after.Received.Count - after.Answer.Count).SelectMany(m => m.Choices).Reverse().ToList();
        if (shown.Count == 0)
            return null;
        var id = shown[back % shown.Count].Id;
        return before.Questions.SelectMany(q => q.Choices).FirstOrDefault(c => c.Id == id) is { Repeatable: false } ? id : null;
    }

    private static IEnumerable<Draft> Drafts(ConversationState state) => state.Suspended.Append(state.Active).OfType<Draft>();

    private static Chat Play(RandomChat random)
    {
        var chat = Chat.Begins();
        foreach (var act in random.Acts)
            act.On(chat);
        return chat;
    }

    private static void Walk(RandomChat random, Action<ConversationState, Act, Chat> check)
    {
        var chat = Chat.Begins();
        foreach (var act in random.Acts)
        {
            var before = chat.State;
            act.On(chat);
            check(before, act, chat);
        }
    }
}
