using EscalationBot.Domain.Deadlines;
using EscalationBot.Domain.Letters;

namespace EscalationBot.Domain.Proposals;

/// <summary>How facts make the present. It decides nothing: whatever was recorded, happened.</summary>
internal static class ProposalFold
{
    public static Proposal Fold(ProposalId id, IReadOnlyList<RecordedFact> history)
    {
        if (history is not [{ Fact: Filed } first, ..])
            throw new ArgumentException($"The history of {id} does not begin with its filing.", nameof(history));
        var undone = history.Select(f => f.Fact).OfType<Undone>().ToList();
        var present = Start(id, first);
        foreach (var fact in history.Skip(1).Where(f => !undone.Any(u => u.Covers(f.Sequence))))
            present = Step(present, fact);
        return present with { History = history };
    }

    public static Proposal Start(ProposalId id, RecordedFact first)
    {
        var filed = (Filed)first.Fact;
        return new Proposal
        {
            Id = id,
            Unit = filed.Unit,
            Path = filed.Path,
            Addressee = filed.Addressee,
            Subject = filed.Subject,
            Request = filed.Request,
            OriginalDue = filed.Due,
            Deadline = new Deadline(filed.Due, filed.Rule, 1, first.By.At),
            FiledAt = first.By.At,
            FiledBy = first.By.Post,
            Letters = [new OfficialLetter(filed.Request, LetterDirection.Request, null, null)],
            History = [first],
        };
    }

    public static Proposal Apply(Proposal proposal, RecordedFact fact)
    {
        IReadOnlyList<RecordedFact> history = [.. proposal.History, fact];
        return fact.Fact is Undone ? Fold(proposal.Id, history) : Step(proposal, fact) with { History = history };
    }

    private static Proposal Step(Proposal p, RecordedFact recorded) => recorded.Fact switch
    {
        Filed => throw new ArgumentException($"{p.Id} was filed already."),
        StallReported f => Known(p with { Stall = f.Report }, EvidenceLetters(f.Report)),
        LetterAdded f => Known(p, [f.Letter]),
        FileAttached f => p with { Files = [.. p.Files, f] },
        Corrected f => Correct(p, f),
        // "Not yet" and a new deadline both start the way to the leaders anew.
        StillOpenConfirmed => p with { HeldBecause = null },
        OralReplyNoted => p,
        ReportNowAsked => p with { ReportNow = true, HeldBecause = null },
        ReportHeld f => p with { ReportNow = false, HeldBecause = f.Reason },
        AgencyAnswered f => Known(p with { Answers = [.. p.Answers, (f, recorded.By.At)] }, Reply(f.Reply, null)),
        Extended f => Due(p with { IsDueByHand = true, Extensions = p.Extensions + 1, PendingExtension = null, ReportNow = false, HeldBecause = null }, f.Until, recorded),
        ExtensionAsked f => p with { PendingExtension = f },
        ExtensionDeclined => p with { PendingExtension = null },
        DeadlineMoved f => Due(p with { IsDueByHand = p.IsDueByHand || !f.IsCounted, OriginalDue = p.OriginalDue == p.Deadline.On ? f.To : p.OriginalDue }, f.To, recorded),
        Paused f => p with { Pause = f },
        Resumed f => Due(Resume(p, f), f.Due, recorded),
        FellOverdue => p with { OverdueSince = recorded.By.At },
        Nudged f => p with { Nudges = Told(p.Nudges, f, recorded.By.At) },
        ReportedToLeader f => p with { Reports = [.. p.Reports, (f, recorded.By.At)] },
        Directed f => p with { Directions = [.. p.Directions, new Direction(f.Number, f.Leader, f.Assignee, f.Text, DayOf(recorded), f.Due, f.ViaOffice, null)] },
        DirectionDone f => p with { Directions = [.. p.Directions.Select(d => d.Number == f.Number ? d with { DoneOn = DayOf(recorded) } : d)] },
        Referred f => Known(p with { ReferredTo = f.Ministry }, [new OfficialLetter(f.Letter, LetterDirection.Other, null, null)]),
        ReportedToPrimeMinister f => Known(p with { PrimeMinisterReport = f.Letter }, [new OfficialLetter(f.Letter, LetterDirection.Other, null, null)]),
        Resolved f => Known(p with { ClosingReply = f.Reply, ClosedOn = DayOf(recorded) }, Reply(f.Reply, null)),
        Withdrawn f => p with { WithdrawnBecause = f.Reason, ClosedOn = DayOf(recorded) },
        Undone { FromSequence: <= 1 } => p with { WithdrawnBecause = Withdrawn.ByUndo, ClosedOn = DayOf(recorded) },
        Undone => p,
        _ => throw new ArgumentOutOfRangeException(nameof(recorded), recorded.Fact, "No such fact."),
    };

    private static Proposal Due(Proposal p, DateOnly on, RecordedFact recorded) => p with
    {
        Deadline = p.Deadline with { On = on, Version = p.Deadline.Version + 1, SetAt = recorded.By.At },
        OverdueSince = on < DayOf(recorded) ? p.OverdueSince : null,
    };

    /// <summary>That a reminder arrived after all may be known later; it was told when it was.</summary>
    private static IReadOnlyList<(Nudged Nudge, DateTimeOffset At)> Told(IReadOnlyList<(Nudged Nudge, DateTimeOffset At)> before, Nudged told, DateTimeOffset at) =>
        told.Reached && before.Any(n => n.Nudge == told with { Reached = false })
            ? [.. before.Select(n => n.Nudge == told with { Reached = false } ? (told, n.At) : n)]
            : [.. before, (told, at)];

    private static Proposal Resume(Proposal p, Resumed resumed) => p with
    {
        Pause = null,
        EndedPauses = p.Pause is { } pause ? [.. p.EndedPauses, new EndedPause(pause.On, resumed.On)] : p.EndedPauses,
    };

    private static Proposal Correct(Proposal p, Corrected f) => p with
    {
        Subject = f.Subject ?? p.Subject,
        Addressee = f.Addressee ?? p.Addressee,
        Request = f.Request ?? p.Request,
        Letters = f.Request is { } request ? [p.Letters[0] with { Reference = request }, .. p.Letters.Skip(1)] : p.Letters,
    };

    private static IReadOnlyList<OfficialLetter> EvidenceLetters(StallReport report) =>
    [
        .. Reply(report.Evidence.Reply, report.Evidence.Passage),
        .. (report.Evidence.Reminders ?? []).Select(r => new OfficialLetter(r, LetterDirection.Reminder, null, null)),
    ];

    private static IReadOnlyList<OfficialLetter> Reply(DocumentReference? reply, string? passage) =>
        reply is null ? [] : [new OfficialLetter(reply, LetterDirection.Reply, passage, null)];

    /// <summary>Adds letters to the thread; one that is there already is not repeated, only its passage and file are added.</summary>
    private static Proposal Known(Proposal p, IReadOnlyList<OfficialLetter> letters)
    {
        var thread = p.Letters.ToList();
        foreach (var letter in letters)
        {
            var at = thread.FindIndex(l => l.IsSameAs(letter));
            if (at < 0)
                thread.Add(letter);
            else
                thread[at] = thread[at] with { Passage = letter.Passage ?? thread[at].Passage, Attachment = letter.Attachment ?? thread[at].Attachment };
        }
        return p with { Letters = thread };
    }

    private static DateOnly DayOf(RecordedFact recorded) => OfficeTime.VietNam.Day(recorded.By.At);
}
