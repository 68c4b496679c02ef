using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Conversation.Tests.Toy;

namespace EscalationBot.Conversation.Tests.Dialogs;

/// <summary>A message that goes on changing under its choices.</summary>
public sealed class LiveTests
{
    private const string Name = "sending";

    [Fact]
    public void While_the_choices_are_the_same_a_change_leaves_their_ids_and_the_newest_question_alone()
    {
        var chat = Chat.Begins().Say(turn => turn.SayLive(Name, Progress("đã gửi 1", "Tạm dừng"))).Later(15).Told("Nhắc việc", "Đã xong");
        var shown = chat.Received[0];

        chat.Say(turn => turn.Change(Name, Progress("đã gửi 2", "Tạm dừng"), over: false));

        var changed = Assert.Single(chat.Answer);
        Assert.Equal(Name, changed.Live);
        Assert.Equal(shown.Choices, changed.Choices);
        Assert.Contains("đã gửi 2", PlainText.Render(changed), StringComparison.Ordinal);
        chat.Send("1").ExpectDone("đồng ý: Đã xong");
    }

    [Fact]
    public void Other_choices_get_other_ids_so_that_an_old_press_presses_nothing_new()
    {
        var chat = Chat.Begins().Say(turn => turn.SayLive(Name, Progress("đang gửi", "Tạm dừng"))).Later(15).Told("Nhắc việc", "Đã xong");
        var old = chat.Received[0].Choices[0].Id;

        chat.Say(turn => turn.Change(Name, Progress("tạm dừng", "Gửi tiếp"), over: false));

        Assert.NotEqual(old, chat.Answer[0].Choices[0].Id);
        Assert.Equal(QuestionStand.Gone, chat.State.StandOf(old));
        Assert.True(chat.State.StandOf(chat.Answer[0].Choices[0].Id).Waits);
        chat.PressId(chat.Answer[0].Choices[0].Id).ExpectDone("đồng ý: Gửi tiếp");
    }

    [Fact]
    public void When_it_is_over_it_changes_no_more()
    {
        var chat = Chat.Begins().Say(turn => turn.SayLive(Name, Progress("đang gửi", "Tạm dừng")));

        chat.Say(turn => turn.Change(Name, Progress("đã gửi xong", "Tải Excel"), over: true));

        Assert.Null(Assert.Single(chat.Answer).Live);
    }

    [Fact]
    public void Said_again_under_the_same_name_the_message_of_before_no_longer_counts()
    {
        var chat = Chat.Begins().Say(turn => turn.SayLive(Name, Progress("đang gửi", "Tạm dừng")));
        var before = chat.Received[0].Choices[0].Id;

        chat.Say(turn => turn.SayLive(Name, Progress("đang gửi", "Tạm dừng")));

        Assert.False(chat.State.StandOf(before).Waits);
        Assert.True(chat.State.StandOf(chat.Answer[0].Choices[0].Id).Waits);
    }

    [Fact]
    public void A_message_whose_question_is_long_forgotten_still_changes_and_its_new_choices_work()
    {
        var chat = Chat.Begins().Say(turn => turn.SayLive(Name, Progress("đang gửi", "Tạm dừng")));
        for (var i = 0; i < 25; i++)
            chat.Told($"Nhắc việc {i}", $"Đã xong {i}");

        chat.Say(turn => turn.Change(Name, Progress("tạm dừng", "Gửi tiếp"), over: false));

        chat.PressId(Assert.Single(chat.Answer).Choices[0].Id).ExpectDone("đồng ý: Gửi tiếp");
    }

    [Fact]
    public void The_name_of_a_forgotten_message_is_forgotten_when_another_begins()
    {
        var chat = Chat.Begins().Say(turn => turn.SayLive(Name, Progress("đang gửi", "Tạm dừng")));
        for (var i = 0; i < 25; i++)
            chat.Told($"Nhắc việc {i}", $"Đã xong {i}");

        chat.Say(turn => turn.SayLive("another", Progress("đang gửi", "Dừng")));

        Assert.Equal(["another"], chat.State.Questions.Select(chat.State.LiveOf).OfType<string>());
    }

    [Fact]
    public void A_question_that_was_not_sent_after_all_cannot_be_meant()
    {
        var chat = Chat.Begins().Told("Nhắc việc một", "Đã xong một").Later(15).Told("Nhắc việc hai", "Đã xong hai");
        var unsent = chat.Answer[0];

        chat.Say(turn => turn.Withdraw(unsent)).Send("1").ExpectDone("đồng ý: Đã xong một");
    }

    [Theory]
    [InlineData("left: -217", "left", "-217")]
    [InlineData("gave-up: connect: refused", "gave-up", "connect: refused")]
    [InlineData("no-outcome", "no-outcome", null)]
    public void A_reason_is_a_kind_and_the_code_of_a_channel_if_there_is_one(string reason, string kind, string? code)
    {
        Assert.Equal((kind, code), OutcomeReason.Read(reason));
        Assert.Equal(reason, code is null ? kind : OutcomeReason.Of(kind, code));
    }

    private static Prompt Progress(string text, params string[] choices) =>
        new(text, [.. choices.Select(c => new Option(c, new DialogAction("agree", ("what", $": {c}"), ("about", c))))]);
}
