namespace EscalationBot.Host.Demo;

/// <summary>The limits of the clock that visitors move.</summary>
public static class DemoClock
{
    /// <summary>The longest way that one move may go.</summary>
    public static readonly TimeSpan LongestMove = TimeSpan.FromDays(370);
}
