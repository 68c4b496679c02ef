using System.Text;
using FsCheck;
using FsCheck.Xunit;

namespace EscalationBot.Conversation.Tests;

/// <summary>An action travels as text through the store and through buttons.</summary>
public sealed class DialogActionTests
{
    [Property]
    public void Any_arguments_come_back_as_they_went(NonNull<string> name, NonNull<string>[] args)
    {
        var action = new DialogAction(Whole(name.Get).Replace('?', '-'), args.Select((a, i) => (Key: Whole($"{a.Get}&=?%{i}"), Value: Whole(a.Get))).ToDictionary(a => a.Key, a => a.Value));

        var back = DialogAction.Parse(action.ToString());

        Assert.Equal(action.Name, back.Name);
        Assert.Equal(action.Args.OrderBy(a => a.Key, StringComparer.Ordinal), back.Args.OrderBy(a => a.Key, StringComparer.Ordinal));
    }

    [Property]
    public void Any_text_is_read_without_complaint(NonNull<string> text)
    {
        foreach (var start in new[] { "", "name?", "name?a=1&", "?%", "%" })
            Assert.NotNull(DialogAction.Parse(start + text.Get));
    }

    [Fact]
    public void Half_a_character_is_replaced_and_never_breaks_the_rest()
    {
        var back = DialogAction.Parse(new DialogAction("note", ("text", "a\ud83d"), ("id", "KN-1")).ToString());

        Assert.Equal(("a\ufffd", "KN-1"), (back["text"], back["id"]));
    }

    [Theory]
    [InlineData("status", "status", "")]
    [InlineData("list?overdue=1", "list", "1")]
    [InlineData("list?overdue", "list", "")]
    [InlineData("list?overdue=1&overdue=2", "list", "2")]
    [InlineData("list?", "list", "")]
    [InlineData("", "", "")]
    public void What_people_write_in_the_phrase_file_is_read(string text, string name, string overdue)
    {
        var action = DialogAction.Parse(text);

        Assert.Equal((name, overdue), (action.Name, action["overdue"]));
    }

    [Fact]
    public void An_argument_that_is_not_there_is_empty() => Assert.Equal("", new DialogAction("status")["id"]);

    /// <summary>Text as it can arrive: without halves of characters.</summary>
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
