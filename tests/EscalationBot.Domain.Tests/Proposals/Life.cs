using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using FsCheck;
using FsCheck.Fluent;

namespace EscalationBot.Domain.Tests.Proposals;

/// <summary>One thing somebody tries: which command, how long after the one before, and with which of the possible values.</summary>
public sealed record Act(int Command, int HoursLater, int Pick);

/// <summary>Everything that may be tried on a record, in any order, told by numbers so that chance can tell it.</summary>
public sealed record Life(IReadOnlyList<Act> Acts)
{
    private static readonly UnitId[] Addressees = [TestOffice.SoB, TestOffice.SoD];

    private static readonly Func<Proposal, DateOnly, int, Decision>[] Commands =
    [
        (p, today, pick) => ProposalRules.ReportStall(p, new StallReport((StallCategory)(pick % 6), Proof(p, today, pick)), today),
        (p, today, pick) => ProposalRules.Resolve(p, Reply(today, pick), today),
        (p, _, _) => ProposalRules.NoteOralReply(p),
        (p, _, _) => ProposalRules.ConfirmStillOpen(p),
        (p, _, _) => ProposalRules.AskReportNow(p),
        (p, _, pick) => ProposalRules.HoldReport(p, pick % 3 == 0 ? null : "lý do"),
        (p, today, pick) => ProposalRules.Extend(p, today.AddDays(pick % 12), "lý do", 2, today),
        (p, _, _) => ProposalRules.ApproveExtension(p),
        (p, _, _) => ProposalRules.DeclineExtension(p, "lý do"),
        (p, today, _) => ProposalRules.Pause(p, "lý do", today),
        (p, today, _) => ProposalRules.Resume(p, TestCalendar.Calendar, today),
        (p, _, pick) => pick % 4 == 0 ? ProposalRules.Withdraw(p, "lý do") : Decision.Of(),
        (p, today, pick) => ProposalRules.Answer(p, new AgencyAnswered((AgencyAnswerKind)(pick % 4), Reply(today, pick), today, TestOffice.SoD, "ý kiến"), today),
        (p, today, pick) => ProposalRules.Direct(p, TestOffice.Leader, TestOffice.SoB, "trả lời", today.AddDays(pick % 5), pick % 2 == 0, today),
        (p, _, pick) => ProposalRules.CompleteDirection(p, pick % 3),
        (p, today, pick) => ProposalRules.AddLetter(p, new OfficialLetter(Reply(today, pick), (LetterDirection)(pick % 4), null, null), today),
        (p, today, pick) => Correct(p, today, pick),
        (p, today, pick) => ProposalRules.ReportToPrimeMinister(p, Reply(today, pick), today),
        (p, today, pick) => pick % 4 == 0 ? ProposalRules.Refer(p, TestOffice.Directory.Units[TestOffice.BoC], Reply(today, pick), today) : Decision.Of(),
        (p, today, _) => ProposalRules.Age(p, today),
    ];

    public static int CommandCount => Commands.Length;

    public static Arbitrary<Life> Any { get; } = Arb.From(Gen.ListOf(AnyAct(CommandCount)).Select(acts => new Life(acts)));

    public static Gen<Act> AnyAct(int highestCommand) =>
        from command in Gen.Choose(0, highestCommand)
        from hours in Gen.Choose(0, 60)
        from pick in Gen.Choose(0, 11)
        select new Act(command, hours, pick);

    /// <summary>The record after every act, the filing first. The highest command number takes back the message before.</summary>
    public IReadOnlyList<Proposal> Run(int number = 1)
    {
        var proposal = AProposal().Numbered(number).To(Addressees[number % 2]).Build();
        var now = proposal.FiledAt;
        var states = new List<Proposal> { proposal };
        foreach (var (act, turn) in Acts.Select((a, i) => (a, i + 2)))
        {
            now = now.AddHours(act.HoursLater);
            proposal = Append(proposal, Decide(proposal, act, now, turn), now, $"m-{turn}");
            states.Add(proposal);
        }
        return states;
    }

    public static Decision Decide(Proposal proposal, Act act, DateTimeOffset now, int turn) => act.Command == CommandCount
        ? ProposalRules.Undo(proposal, TestOffice.HeadOfXaA, $"m-{turn - 1}", now, TimeSpan.FromDays(2))
        : Commands[act.Command](proposal, TestOffice.Rules.Time.Day(now), act.Pick);

    public static Proposal Append(Proposal proposal, Decision decision, DateTimeOffset now, string message)
    {
        if (decision is Decision.Accepted { Facts: var facts })
        {
            foreach (var fact in facts)
                proposal = proposal.Apply(new RecordedFact(proposal.History.Count + 1, fact, new Provenance(now, TestOffice.HeadOfXaA, null, message)));
        }
        return proposal;
    }

    private static DocumentReference Reply(DateOnly today, int pick) => new($"{pick}/SB", today.AddDays((pick % 4) - 3), TestOffice.SoB);

    private static Evidence Proof(Proposal proposal, DateOnly today, int pick) =>
        new(Reply(today, pick), "đoạn", proposal.Addressee, true, "giải trình", [Reply(today, pick + 1)]);

    private static Decision Correct(Proposal p, DateOnly today, int pick)
    {
        var addressee = pick % 3 == 0 ? TestOffice.Directory.Units[Addressees[pick % 2]] : null;
        var request = pick % 3 == 1 ? p.Request with { Date = today.AddDays(-pick) } : null;
        return ProposalRules.Correct(p, new Corrected(pick % 3 == 2 ? "khác" : null, request, addressee?.Id), addressee, TestCalendar.Calendar, today);
    }
}
