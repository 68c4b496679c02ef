using System.Text.RegularExpressions;
using EscalationBot.Conversation.Messages;
using FsCheck.Xunit;

namespace EscalationBot.Dialogs.Tests.Common;

/// <summary>What holds in the whole bot whatever its users do, in any order.</summary>
[Properties(Arbitrary = [typeof(RandomOffice)], MaxTest = 40)]
public sealed partial class RandomOfficeProperties
{
    [Property]
    public async Task Everybody_is_answered_in_words_and_choices_that_can_be_reached(RandomOffice office)
    {
        var told = await office.PlayAsync();

        Assert.All(told.Answers, a => Assert.False(string.IsNullOrWhiteSpace(a.Answer), $"No answer to {a.Deed}."));
        Assert.All(told.Messages, m =>
        {
            Assert.False(string.IsNullOrWhiteSpace(PlainText.Render(m with { Choices = [] })), "A message without words.");
            Assert.Equal(Enumerable.Range(1, m.Choices.Count), m.Choices.Select(c => c.Number));
            Assert.All(m.Choices, c => Assert.False(string.IsNullOrWhiteSpace(c.Text), "A choice without words."));
        });
    }

    [Property]
    public async Task No_text_shows_a_key_or_a_placeholder_of_the_program(RandomOffice office)
    {
        var told = await office.PlayAsync();

        Assert.All(told.Messages, m => Assert.DoesNotMatch(Raw(), PlainText.Render(m).Replace("{name}", "", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"\{[a-zA-Z]+\}|\b(?:engine|common|report|update|evidence|agency|direct|digest|nudge|news|help|link|data)\.[a-z-]{3,}")]
    private static partial Regex Raw();
}
