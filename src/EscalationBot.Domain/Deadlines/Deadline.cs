namespace EscalationBot.Domain.Deadlines;

/// <summary>A limit in working days with the source that sets it. The letter names no number of days; defaults say so.</summary>
/// <param name="Code">"reply-provincial", "reply-central".</param>
/// <param name="Source">The article that sets it, or "mặc định của hệ thống" for a default.</param>
public sealed record DeadlineRule(string Code, int WorkingDays, string Source, bool IsDefault);

/// <summary>The day an answer is due, end of day, office time.</summary>
/// <param name="Version">Rises with every change, so that a reminder of an older version is known to be stale.</param>
/// <param name="SetAt">When this version came into force.</param>
public sealed record Deadline(DateOnly On, DeadlineRule Rule, int Version, DateTimeOffset SetAt);
