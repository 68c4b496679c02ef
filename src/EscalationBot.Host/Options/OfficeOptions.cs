using System.ComponentModel.DataAnnotations;
using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Proposals;
using EscalationBot.Domain.Reviews;

namespace EscalationBot.Host.Options;

/// <summary>How this office works. Times are office time; day limits are working days and name their source.</summary>
internal sealed record OfficeOptions
{
    public const string Section = "Office";

    [Required]
    public string Name { get; init; } = "";

    [Required]
    public string TimeZone { get; init; } = "Asia/Ho_Chi_Minh";

    [Required, AllowedValues("vi", "en")]
    public string Language { get; init; } = "vi";

    /// <summary>Where the store and the demo clock live; relative to the working directory.</summary>
    [Required]
    public string DataFolder { get; init; } = "data";

    public HoursOptions Hours { get; init; } = new();

    public IReadOnlyList<LimitOptions> Limits { get; init; } = [];

    public IReadOnlyList<RungOptions> Ladder { get; init; } = [];

    public TimeOnly NudgeTime { get; init; } = new(8, 0);

    public TimeOnly DigestCut { get; init; } = new(7, 0);

    public TimeOnly DigestTime { get; init; } = new(7, 15);

    [Range(0, 10)]
    public int ExtensionCap { get; init; } = 2;

    [Range(1, 1440)]
    public int UndoMinutes { get; init; } = 10;

    [Required]
    public string LegalBasis { get; init; } = "";

    public ReviewOptions Reviews { get; init; } = new();
}

/// <summary>The monthly round in which heads confirm that they reviewed their proposals.</summary>
internal sealed record ReviewOptions
{
    public bool Enabled { get; init; }

    /// <summary>The round opens on the first working day from this day of the month on.</summary>
    [Range(1, 28)]
    public int OpenDay { get; init; } = 12;

    public TimeOnly OpenTime { get; init; } = new(8, 0);

    /// <summary>Working days from the opening to the last one for an answer.</summary>
    [Range(0, 60)]
    public int DueWorkingDays { get; init; } = 4;

    public TimeOnly DueTime { get; init; } = new(16, 0);

    public ReviewSchedule? Schedule => Enabled ? new ReviewSchedule(OpenDay, OpenTime, DueWorkingDays, DueTime) : null;
}

internal sealed record HoursOptions
{
    public TimeOnly Start { get; init; } = new(7, 0);

    public TimeOnly LunchStart { get; init; } = new(11, 30);

    public TimeOnly LunchEnd { get; init; } = new(13, 30);

    public TimeOnly End { get; init; } = new(17, 0);
}

internal sealed record LimitOptions
{
    /// <summary>"reply-provincial" or "reply-central".</summary>
    public string Code { get; init; } = "";

    [Range(1, 250)]
    public int WorkingDays { get; init; }

    public string Source { get; init; } = "";

    public bool IsDefault { get; init; }
}

internal sealed record RungOptions
{
    public int Number { get; init; }

    [Range(-60, 250)]
    public int OffsetWorkingDays { get; init; }

    public IReadOnlyList<Audience> Audiences { get; init; } = [];

    public ProposalPath? Path { get; init; }

    public string Source { get; init; } = "";
}
