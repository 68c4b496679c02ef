using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.Common;
using EscalationBot.Vietnamese;

namespace EscalationBot.Dialogs.BulkReminder;

/// <summary>Reads a moment to come, in Viet Nam time whatever zone the machine is in: "14:00 hôm nay", "8h sáng thứ Hai", "ngày mai".</summary>
internal static class MomentReading
{
    /// <param name="timeOfDay">What a day without a time of day means.</param>
    public static Reading Read(Turn turn, string text, TimeOnly timeOfDay)
    {
        var local = turn.Rules.Time.Local(turn.Now);
        if (turn.Reader.Moments(text, local) is [var moment, ..])
            return moment.IsNow ? Filled(turn, turn.Now) : Future(turn, DateOnly.FromDateTime(moment.At), TimeOnly.FromDateTime(moment.At));
        return turn.Reader.Dates(text, turn.Today, DateDirection.Future) switch
        {
            [] => new Reading.NotUnderstood(),
            [{ Alternatives.Count: > 0 } day, ..] => new Reading.Ambiguous(
                turn.Text("days.which"), [.. day.Alternatives.Prepend(day.Date).Distinct().Select(d => BulkOrder.Moment(turn, turn.Rules.Time.At(d, timeOfDay)))]),
            [var day, ..] => Future(turn, day.Date, timeOfDay),
        };
    }

    private static Reading Future(Turn turn, DateOnly day, TimeOnly time)
    {
        var at = turn.Rules.Time.At(day, time);
        return at < turn.Now ? new Reading.Refused(turn.Text("bulk.past", ("when", turn.Show.Moment(at)))) : Filled(turn, at);
    }

    private static Reading.Filled Filled(Turn turn, DateTimeOffset at) => new(BulkOrder.Moment(turn, at));
}
