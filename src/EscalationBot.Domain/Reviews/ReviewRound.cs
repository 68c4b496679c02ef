using System.Collections.Immutable;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Reviews;

/// <summary>A unit's answer in a round.</summary>
public sealed record Confirmation(ReviewAnswer Answer, DateTimeOffset At, PostId? By);

/// <summary>A review round as it stands.</summary>
/// <remarks>It holds a dictionary: compare the parts.</remarks>
public sealed record ReviewRound(RoundId Id, DateTimeOffset OpenedAt, DateTimeOffset Due, ImmutableDictionary<UnitId, Confirmation> Confirmed)
{
    public bool IsConfirmed(UnitId unit) => Confirmed.ContainsKey(unit);
}

/// <summary>All rounds: the fold of the facts of the review. Immutable.</summary>
public sealed record ReviewBook
{
    public static ReviewBook Empty { get; } = new();

    public ImmutableSortedDictionary<RoundId, ReviewRound> Rounds { get; private init; } = ImmutableSortedDictionary<RoundId, ReviewRound>.Empty;

    /// <summary>Null when no round was ever held or waited for.</summary>
    public DateOnly? Began { get; private init; }

    public ImmutableList<RecordedReviewFact> History { get; private init; } = [];

    /// <summary>How many facts it folds.</summary>
    public int Count => History.Count;

    public ReviewRound? Latest => Rounds.IsEmpty ? null : Rounds.Last().Value;

    public ReviewRound? Find(RoundId id) => Rounds.GetValueOrDefault(id);

    /// <exception cref="InvalidOperationException">The fact does not continue the history.</exception>
    public ReviewBook Apply(RecordedReviewFact recorded)
    {
        if (recorded.Sequence != Count + 1)
            throw new InvalidOperationException($"Fact {recorded.Sequence} of the reviews does not continue their history; {Count + 1} would.");
        var next = this with { History = History.Add(recorded) };
        return recorded.Fact switch
        {
            ReviewsBegan began => next with { Began = Began ?? began.On },
            RoundOpened opened => next with { Rounds = Rounds.SetItem(opened.Round, new ReviewRound(opened.Round, recorded.By.At, opened.Due, ImmutableDictionary<UnitId, Confirmation>.Empty)) },
            RoundConfirmed confirmed => next with { Rounds = Rounds.SetItem(confirmed.Round, With(Rounds[confirmed.Round], confirmed, recorded)) },
            var fact => throw new ArgumentOutOfRangeException(nameof(recorded), fact.GetType().Name, "A fact that nobody folds."),
        };
    }

    private static ReviewRound With(ReviewRound round, RoundConfirmed confirmed, RecordedReviewFact recorded) => round with
    {
        Confirmed = round.Confirmed.SetItem(confirmed.Unit, new Confirmation(confirmed.Answer, recorded.By.At, recorded.By.Post)),
    };
}
