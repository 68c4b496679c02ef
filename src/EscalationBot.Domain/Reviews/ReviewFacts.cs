using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Reviews;

/// <summary>Something that happened in the review of unresolved proposals. Facts are appended, never edited.</summary>
public abstract record ReviewFact;

/// <param name="Sequence">1, 2, 3 … over all rounds.</param>
public sealed record RecordedReviewFact(int Sequence, ReviewFact Fact, Provenance By);

/// <summary>Rounds are held from this day on; those before are not caught up.</summary>
public sealed record ReviewsBegan(DateOnly On) : ReviewFact;

/// <param name="Due">Until when the heads are asked to answer.</param>
public sealed record RoundOpened(RoundId Round, DateTimeOffset Due) : ReviewFact;

/// <summary>What a head may answer (user stories 4.6).</summary>
public enum ReviewAnswer
{
    /// <summary>Reviewed; what the system follows is complete.</summary>
    Complete,

    /// <summary>Reviewed; the unit has nothing that is late.</summary>
    Nothing,
}

/// <summary>The head confirmed the round for the unit; a later answer replaces it.</summary>
public sealed record RoundConfirmed(RoundId Round, UnitId Unit, ReviewAnswer Answer) : ReviewFact;
