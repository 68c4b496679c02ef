using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Testing.Domain;
using EscalationBot.Vietnamese;
using static EscalationBot.Dialogs.Tests.Acceptance.Script;

namespace EscalationBot.Dialogs.Tests.Acceptance;

/// <summary>Row "Scope" of section 7: what is outside one's scope is not found, whoever asks and however.</summary>
public sealed class ScopeTests
{
    /// <summary>Posts to which a record of UBND xã A at Sở B is none of their business.</summary>
    private static readonly PostId[] Outsiders = [TestOffice.HeadOfXaB, TestOffice.HeadOfSoD, TestOffice.OtherLeader, TestOffice.Admin];

    private static readonly Bot Bot = new(Bot.LoadTexts(), VietnameseReader.Default);

    public static TheoryData<string> Actions => [.. new DialogSet().Actions.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData("KN-0001")]
    [InlineData("KN-0001 đến đâu rồi?")]
    [InlineData("45/TTr-UBND đến đâu")]
    [InlineData("ai đang giữ KN-0001")]
    [InlineData("lịch sử KN-0001")]
    [InlineData("KN-0001 đã giải quyết")]
    [InlineData("gia hạn KN-0001")]
    [InlineData("rút KN-0001")]
    public async Task The_record_of_another_unit_is_not_found(string question)
    {
        await using var office = await WithRecordAsync("06/01/2026 08:04");
        var before = office.Office.Find(new(1))!.History.Count;

        var answer = await office.SayAsync(TestOffice.HeadOfXaB, question);

        Assert.Contains(NotFound, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("chuyển mục đích", answer, StringComparison.Ordinal);
        Assert.Equal(before, office.Office.Find(new(1))!.History.Count);
    }

    [Fact]
    public async Task In_English_it_is_not_found_either()
    {
        await using var office = await WithRecordAsync("06/01/2026 08:04");
        await office.SayAsync(TestOffice.HeadOfXaB, "english");

        var foreign = await office.SayAsync(TestOffice.HeadOfXaB, "KN-0001");
        var missing = await office.SayAsync(TestOffice.HeadOfXaB, "KN-0999");

        Assert.Equal(missing, foreign);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task No_button_tells_a_record_out_of_scope_from_one_that_does_not_exist_and_none_changes_it(string action)
    {
        await using var office = await WithRecordAsync("06/01/2026 08:04");
        foreach (var post in Outsiders)
        {
            var foreign = Press(office.Office, post, action, "KN-0001");
            var missing = Press(office.Office, post, action, "KN-0999");

            Assert.Empty(foreign.Changes.Proposals);
            Assert.Equal(missing.Changes.Notices.Count, foreign.Changes.Notices.Count);
            Assert.Equal(Said(missing).Replace("KN-0999", "KN-0001", StringComparison.Ordinal), Said(foreign));
        }
    }

    [Fact]
    public async Task A_button_from_somebody_elses_chat_has_no_power()
    {
        await using var office = await WithRecordAsync("06/01/2026 08:04");
        var choice = office.Received(Head)[^1].Message.Choices[0];
        var before = office.Office.Find(new(1))!.History.Count;

        var answer = await office.PressIdAsync(TestOffice.HeadOfXaB, choice.Id);

        Assert.DoesNotContain("KN-0001", answer, StringComparison.Ordinal);
        Assert.Equal(before, office.Office.Find(new(1))!.History.Count);
    }

    /// <summary>Presses a button with any action at all, as if it had been offered.</summary>
    private static TurnResult<OfficeChanges> Press(IOffice office, PostId post, string action, string record)
    {
        var asked = new Question(1, [new OfferedChoice(1, "q1-1", "x", new DialogAction(action, ("id", record)).ToString())], false, At("06/01/2026 08:04"), null, null);
        var state = ConversationState.New("vi") with { Questions = [asked], NextQuestion = 2 };
        var message = new IncomingMessage("web", post.Value, "m", post.Value, At("06/01/2026 08:05"), IncomingKind.Choice, ChoiceId: "q1-1");
        return Bot.Handle(new TurnInput(office, state, message.At, new string('a', 64)), message);
    }

    private static string Said(TurnResult<OfficeChanges> result) => string.Join('\n', result.Replies.Select(PlainText.Render));
}
