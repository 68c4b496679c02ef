using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Nudges;

/// <summary>Who a rung speaks to.</summary>
public enum Audience { UnitHead, AgencyHead, FieldLeader, Chair, Office }

/// <summary>One step of the ladder (user stories 4.5). Days and audiences are configuration; what a number stands for is not.</summary>
/// <param name="Number">0 before the deadline, 1 the first after it, then the constants below.</param>
/// <param name="OffsetWorkingDays">Working days after the deadline; negative is before it.</param>
/// <param name="Path">Null for both paths.</param>
/// <param name="Source">Where the number comes from; defaults say so, the letter gives none.</param>
public sealed record Rung(int Number, int OffsetWorkingDays, IReadOnlyList<Audience> Audiences, ProposalPath? Path, string Source)
{
    /// <summary>The notice that the record goes into the leaders' digest.</summary>
    public const int Reporting = 2;

    /// <summary>The consolidated report to Chair and Office.</summary>
    public const int Consolidated = 3;

    /// <summary>The draft report to the Prime Minister, path C only.</summary>
    public const int PrimeMinister = 4;
}

/// <summary>A rung that is due for one recipient.</summary>
/// <param name="ScheduledFor">When it should go out; an earlier working day than today means that it is late.</param>
public sealed record DueNudge(ProposalId Proposal, int Rung, Audience Audience, PostId Recipient, int DeadlineVersion, DateTimeOffset ScheduledFor)
{
    /// <summary>The same intent always has the same key, so that making it twice makes one.</summary>
    public string Key => $"nudge:{Proposal}:{Rung}:{Audience}:{DeadlineVersion}:{Recipient}";
}
