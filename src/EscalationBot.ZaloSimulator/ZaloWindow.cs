namespace EscalationBot.ZaloSimulator;

/// <summary>Whether an account may write to somebody, counted from what that person did last.</summary>
public enum ZaloWindowState
{
    /// <summary>Within 48 hours.</summary>
    Free,

    /// <summary>Within seven days; every message costs.</summary>
    Paid,

    /// <summary>Only approved texts go.</summary>
    Closed,
}

/// <param name="Until">When the next state begins; null of a closed one.</param>
public sealed record ZaloWindow(ZaloWindowState State, DateTimeOffset? Until = null)
{
    private static readonly TimeSpan FreeFor = TimeSpan.FromHours(48);

    private static readonly TimeSpan OpenFor = TimeSpan.FromDays(7);

    /// <param name="last">What the person did last; null when nothing ever.</param>
    public static ZaloWindow Of(DateTimeOffset? last, DateTimeOffset now) => (now - last) switch
    {
        var silent when silent <= FreeFor => new ZaloWindow(ZaloWindowState.Free, last + FreeFor),
        var silent when silent <= OpenFor => new ZaloWindow(ZaloWindowState.Paid, last + OpenFor),
        _ => new ZaloWindow(ZaloWindowState.Closed),
    };
}
