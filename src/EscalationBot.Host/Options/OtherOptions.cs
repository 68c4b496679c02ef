using System.ComponentModel.DataAnnotations;

namespace EscalationBot.Host.Options;

internal enum StoreProvider { LiteDb, Postgres }

internal sealed record StoreOptions
{
    public const string Section = "Store";

    public StoreProvider Provider { get; init; } = StoreProvider.LiteDb;

    /// <summary>How long what was said in a chat is kept, days; records and the audit trail are kept for good.</summary>
    [Range(30, 36500)]
    public int KeepChatDays { get; init; } = 365;

    /// <summary>How long a file is kept that was sent and named in no record, days; files of records are kept for good.</summary>
    [Range(30, 36500)]
    public int KeepFileDays { get; init; } = 180;

    /// <summary>
    /// How long the rows of messages and notices stay, days: who they came from or went to and how sending ended. Sums stay for good.
    /// Less than what a channel repeats, or a month of prices, would be wrong.
    /// </summary>
    [Range(90, 36500)]
    public int KeepDeliveryDays { get; init; } = 400;

    public LiteDbOptions LiteDb { get; init; } = new();

    public PostgresOptions Postgres { get; init; } = new();
}

internal sealed record LiteDbOptions
{
    public const string Memory = ":memory:";

    /// <summary>The file of the store, or <see cref="Memory"/>; empty is escalationbot.db in the data folder.</summary>
    public string Path { get; init; } = "";
}

internal sealed record PostgresOptions
{
    /// <summary>As Npgsql reads it, with host and database; it holds a secret.</summary>
    public string ConnectionString { get; init; } = "";
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

internal sealed record TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>The address of an OpenTelemetry collector (OTLP, gRPC); empty sends nothing anywhere.</summary>
    public string OtlpEndpoint { get; init; } = "";

    public Uri? Collector => OtlpEndpoint.Length == 0 ? null : new Uri(OtlpEndpoint);

    public bool IsReadable => OtlpEndpoint.Length == 0 || (Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out var address) && address.Scheme.StartsWith("http", StringComparison.Ordinal));
}

internal sealed record CalendarOptions
{
    public const string Section = "Calendar";

    /// <summary>Days off and worked Saturdays; empty is the calendar that comes with the program.</summary>
    public string File { get; init; } = "";
}
