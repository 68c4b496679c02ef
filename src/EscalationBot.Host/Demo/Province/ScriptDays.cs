using System.Globalization;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Host.Demo.Province;

/// <summary>Turns the working days of the script into dates, counted from the first day of the demo.</summary>
internal sealed record ScriptDays(DateOnly First, OfficeRules Rules)
{
    public DateOnly Date(int day) => Rules.Calendar.AddWorkingDays(First, day);

    /// <param name="at">"-9 14:30".</param>
    public DateTimeOffset Moment(string at) => at.Split(' ') is [var day, var time]
        ? Rules.Time.At(Date(int.Parse(day, CultureInfo.InvariantCulture)), TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture))
        : throw new FormatException($"\"{at}\" is no working day with a time.");

    public DocumentReference Document(ScriptedDocument document, UnitId issuer) => new(document.Code, Date(document.Day), issuer);
}
