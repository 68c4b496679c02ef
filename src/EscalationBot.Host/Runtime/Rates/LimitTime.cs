namespace EscalationBot.Host.Runtime.Rates;

/// <summary>
/// Services count their limits by the time that passes, not by what a clock shows: where a demonstration moves the office's clock,
/// or lets it stand, their limits go on.
/// </summary>
internal static class LimitTime
{
    /// <summary>The name of its <see cref="TimeProvider"/> among the services.</summary>
    public const string Key = "limits";
}
