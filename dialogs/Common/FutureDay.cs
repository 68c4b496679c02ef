using EscalationBot.Conversation.Dialogs;
using EscalationBot.Vietnamese;

namespace EscalationBot.Dialogs.Common;

/// <summary>Reads a day to come: a date, or a number of working days from today.</summary>
internal static class FutureDay
{
    public const int MostWorkingDays = 250;

    public static Reading Read(Turn turn, string text)
    {
        if (turn.Reader.Dates(text, turn.Today, DateDirection.Future) is not [var day, ..])
            return FromDuration(turn, text);
        if (day.Alternatives.Count > 0)
            return new Reading.Ambiguous(turn.Text("days.which"), [.. day.Alternatives.Prepend(day.Date).Distinct().Select(Documents.DateSlot)]);
        return day.Date < turn.Today
            ? new Reading.Refused(turn.Text("refused.past-date", ("date", Show.Date(day.Date))))
            : new Reading.Filled(Documents.DateSlot(day.Date));
    }

    /// <summary>"05 ngày làm việc" counts from today.</summary>
    private static Reading FromDuration(Turn turn, string text) =>
        turn.Reader.Durations(text) is [{ WorkingDays: > 0 and <= MostWorkingDays and { } days }, ..]
            ? new Reading.Filled(Documents.DateSlot(turn.Rules.Calendar.AddWorkingDays(turn.Today, days)))
            : new Reading.NotUnderstood();
}
