using System.ComponentModel.DataAnnotations;

namespace EscalationBot.Host.Options;

internal enum StoreProvider { LiteDb }

internal sealed record StoreOptions
{
    public const string Section = "Store";

    public StoreProvider Provider { get; init; } = StoreProvider.LiteDb;

    public LiteDbOptions LiteDb { get; init; } = new();
}

internal sealed record LiteDbOptions
{
    public const string Memory = ":memory:";

    /// <summary>The file of the store, or <see cref="Memory"/>; empty is escalationbot.db in the data folder.</summary>
    public string Path { get; init; } = "";
}

/// <summary>The try-out page and API with a clock of their own.</summary>
internal sealed record DemoOptions
{
    public const string Section = "Demo";

    /// <summary>Null is on in Development only.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Where the clock starts, ISO 8601; without an offset it is office time.</summary>
    [Required]
    public string Now { get; init; } = "2024-09-23T08:05:00+07:00";
}

internal sealed record DeliveryOptions
{
    public const string Section = "Delivery";

    private static readonly TimeSpan[] DefaultSteps =
        [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30)];

    /// <summary>How many messages are on their way at once.</summary>
    [Range(1, 256)]
    public int Parallel { get; init; } = 16;

    /// <summary>How long a send may take before its outcome counts as unknown, seconds.</summary>
    [Range(10, 3600)]
    public int LeaseSeconds { get; init; } = 120;

    /// <summary>Waits between attempts to send, seconds; empty takes 30, 120, 600, 1800.</summary>
    [MaxLength(20)]
    public IReadOnlyList<int> RetrySeconds { get; init; } = [];

    /// <summary>How often a failing turn is tried before its message is set aside.</summary>
    [Range(1, 10)]
    public int TurnAttempts { get; init; } = 3;

    public TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);

    public IReadOnlyList<TimeSpan> RetrySteps =>
        RetrySeconds.Count == 0 ? DefaultSteps : [.. RetrySeconds.Select(s => TimeSpan.FromSeconds(s))];
}

internal sealed record CalendarOptions
{
    public const string Section = "Calendar";

    /// <summary>Days off and worked Saturdays; empty is the calendar that comes with the program.</summary>
    public string File { get; init; } = "";
}
