using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Deadlines;

namespace EscalationBot.Dialogs.Common;

/// <summary>Why a deadline is the day it is: every counted day, and what was not counted.</summary>
internal static class DeadlineWords
{
    public static IReadOnlyList<Block> Explain(Turn turn, DateOnly from, DeadlineRule rule)
    {
        var days = turn.Rules.Calendar.Explain(from, rule.WorkingDays);
        var counted = days.Where(d => d.Number is not null).ToList();
        var blocks = new List<Block>
        {
            new Paragraph(turn.Text("deadline.how", ("days", rule.WorkingDays), ("date", Show.Date(from)))),
            new Paragraph(turn.Text("deadline.counted", ("list", string.Join(", ", counted.Select((d, i) => $"{Day(d, i == 0 ? from : counted[i - 1].Date)} ({d.Number})"))))),
        };
        var skipped = days.Where(d => d.Number is null && d.Entry is not null)
            .Select(d => turn.Text(d.Entry!.Status == CalendarStatus.Planned ? "deadline.skipped-planned" : "deadline.skipped", ("date", Show.ShortDate(d.Date)), ("name", d.Entry.Name)));
        blocks.Add(new Paragraph(turn.Text("deadline.not-counted", ("list", string.Join("; ", skipped.Prepend(turn.Text("deadline.weekends")))))));
        return blocks;
    }

    /// <summary>The year is said where it changes.</summary>
    private static string Day(CountedDay day, DateOnly before) =>
        day.Date.Year == before.Year ? Show.ShortDate(day.Date) : Show.Date(day.Date);
}
