using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Nudges;

/// <summary>Who a rung speaks to.</summary>
public enum Audience { UnitHead, AgencyHead, FieldLeader, Chair, Office }

/// <summary>One step of the ladder (user stories 4.5).</summary>
/// <param name="OffsetWorkingDays">Working days after the deadline; negative is before it.</param>
/// <param name="Path">Null for both paths.</param>
/// <param name="Source">Where the number comes from; defaults say so, the letter gives none.</param>
public sealed record Rung(int Number, int OffsetWorkingDays, IReadOnlyList<Audience> Audiences, ProposalPath? Path, string Source);

/// <summary>A rung that is due for one recipient.</summary>
/// <param name="ScheduledFor">When it should go out; an earlier working day than today means that it is late.</param>
public sealed record DueNudge(ProposalId Proposal, int Rung, Audience Audience, PostId Recipient, int DeadlineVersion, DateTimeOffset ScheduledFor)
{
    /// <summary>The same intent always has the same key, so that making it twice makes one.</summary>
    public string Key => $"nudge:{Proposal}:{Rung}:{Audience}:{DeadlineVersion}:{Recipient}";
}
