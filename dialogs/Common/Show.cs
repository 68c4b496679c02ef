using System.Globalization;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Domain.Reviews;

namespace EscalationBot.Dialogs.Common;

/// <summary>How values look to a reader: dates as dd/MM/yyyy, counts with two digits, bodies by name.</summary>
internal sealed class Show(Turn turn)
{
    public static string Date(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string ShortDate(DateOnly day) => day.ToString("dd/MM", CultureInfo.InvariantCulture);

    public static string Count(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    /// <summary>"+02", "-01", "" for no change.</summary>
    public static string Change(int number) => number == 0 ? "" : number.ToString("+00;-00", CultureInfo.InvariantCulture);

    /// <summary>A deadline with its weekday: "thứ Hai, 05/01/2026".</summary>
    public string Deadline(DateOnly day) => $"{turn.Text($"common.weekday.{(int)day.DayOfWeek}")}, {Date(day)}";

    /// <summary>The same, and that a Saturday or Sunday is worked: "thứ Bảy, 10/01/2026 (ngày làm bù)".</summary>
    public string WorkedDay(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && turn.Rules.Calendar.IsWorkingDay(day)
        ? turn.Text("common.make-up-day", ("day", Deadline(day)))
        : Deadline(day);

    /// <summary>A moment with its weekday: "16:00 thứ Sáu, 16/01/2026".</summary>
    public string Moment(DateTimeOffset at)
    {
        var local = turn.Rules.Time.Local(at);
        return $"{local.ToString("HH:mm", CultureInfo.InvariantCulture)} {Deadline(DateOnly.FromDateTime(local))}";
    }

    public string Time(DateTimeOffset at)
    {
        var local = turn.Rules.Time.Local(at);
        var time = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        var day = DateOnly.FromDateTime(local);
        return day == turn.Today ? time : turn.Text("common.time-on-day", ("time", time), ("date", Date(day)));
    }

    public string Unit(UnitId id) => turn.Directory.Unit(id)?.Name ?? id.Value;

    public string Post(PostId id) => turn.Directory.Post(id)?.Title ?? id.Value;

    public string Document(DocumentReference document) => document.Date is { } date
        ? turn.Text("common.document", ("code", document.Code), ("date", Date(date)))
        : document.Code;

    public string Category(StallCategory category) => turn.Text($"common.category.{category}");

    public string State(ProposalState state) => turn.Text($"common.state.{state}");

    public string Group(ProposalGroup group) => turn.Text($"common.group.{group}");

    /// <summary>Working days late today, 0 when in time.</summary>
    public int DaysLate(Proposal proposal) => Math.Max(0, turn.Rules.Calendar.WorkingDaysBetween(proposal.Deadline.On, turn.Today));

    /// <summary>An argument of a refusal: names of the domain become words.</summary>
    public string Argument(string name, string value) => name switch
    {
        "missing" => string.Join(", ", value.Split(',').Select(v => turn.Text($"common.evidence.{v.Trim()}"))),
        "allowed" => string.Join(", ", value.Split(',').Select(v => $"{{{turn.Text($"bulk.placeholder.{v}")}}}")),
        "round" when RoundId.TryParse(value, out var round) => BulkReminder.AudienceText.Round(turn, round),
        "unit" or "addressee" => Unit(new UnitId(value)),
        _ => value,
    };
}
