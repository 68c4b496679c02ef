using EscalationBot.Conversation;

namespace EscalationBot.Dialogs.Common;

/// <summary>The words of a choice, typed instead of its number or its button.</summary>
internal static class OfferedWords
{
    private const int Longest = 200;

    private static readonly string[] Ends = [": ", " ("];

    /// <summary>The number of the only choice with these words, or with those before its colon or bracket.</summary>
    public static int? Number(Turn turn, string text)
    {
        if (text.Length > Longest || turn.State.Covered)
            return null;
        var named = turn.OpenChoices.Where(c => turn.Reader.IsSaid(text, Forms(c))).ToList();
        return named is [var only] ? only.Number : null;
    }

    private static IEnumerable<string> Forms(OfferedChoice choice)
    {
        yield return choice.Text;
        yield return $"{choice.Number}. {choice.Text}";
        foreach (var end in Ends)
            if (choice.Text.IndexOf(end, StringComparison.Ordinal) is > 0 and var at)
                yield return choice.Text[..at];
    }
}
