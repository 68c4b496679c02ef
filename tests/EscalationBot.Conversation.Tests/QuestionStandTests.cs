namespace EscalationBot.Conversation.Tests;

/// <summary>What a channel learns of the question whose button was pressed.</summary>
public sealed class QuestionStandTests
{
    private static readonly DateTimeOffset Now = new(2024, 9, 23, 8, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void A_question_that_was_not_answered_waits() => Assert.Equal(QuestionStand.Waiting, With(Asked()).StandOf("q1-1"));

    [Fact]
    public void A_question_answered_by_a_choice_says_which() =>
        Assert.Equal(new QuestionStand(false, "q1-2"), With(Asked() with { AnsweredAt = Now, Taken = "q1-2" }).StandOf("q1-1"));

    [Fact]
    public void A_question_answered_in_another_way_is_over_and_a_forgotten_one_is_gone()
    {
        Assert.Equal(QuestionStand.Over, With(Asked() with { AnsweredAt = Now }).StandOf("q1-1"));
        Assert.Equal(QuestionStand.Gone, With(Asked()).StandOf("q9-1"));
    }

    [Fact]
    public void A_question_of_a_draft_lives_as_long_as_the_draft()
    {
        var state = With(Asked() with { Draft = Now });
        var draft = new Draft("report", new Dictionary<string, SlotValue>(), null, 0, [], Now, Now);

        Assert.Equal(QuestionStand.Gone, state.StandOf("q1-1"));
        Assert.Equal(QuestionStand.Gone, (state with { Active = draft with { StartedAt = Now.AddMinutes(1) } }).StandOf("q1-1"));
        Assert.Equal(QuestionStand.Waiting, (state with { Active = draft }).StandOf("q1-1"));
        Assert.Equal(QuestionStand.Waiting, (state with { Suspended = [draft] }).StandOf("q1-1"));
    }

    [Fact]
    public void What_may_be_taken_again_does_something_only_while_the_draft_is_in_progress()
    {
        var draft = new Draft("report", new Dictionary<string, SlotValue>(), null, 0, [], Now, Now);
        var state = With(Asked() with { Draft = Now, AnsweredAt = Now, Taken = "q1-2" });

        Assert.Equal(new QuestionStand(false, "q1-2", Repeats: true), (state with { Active = draft }).StandOf("q1-1"));
        Assert.Equal(new QuestionStand(false, "q1-2", Repeats: false), state.StandOf("q1-1"));
    }

    private static Question Asked() => new(1, [new OfferedChoice(1, "q1-1", "Đúng", "yes"), new OfferedChoice(2, "q1-2", "Sửa", "edit")], false, Now, null, null);

    private static ConversationState With(Question question) => ConversationState.New("vi") with { Questions = [question] };
}
