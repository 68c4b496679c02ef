using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Storage.Tests.Compliance;

/// <summary>Lives of records by chance, the same for the same seed; not all of them would get past the rules of the office.</summary>
internal sealed class RandomHistories(int seed)
{
    private static readonly UnitId[] Units = [TestOffice.XaA, TestOffice.XaB];
    private static readonly UnitId[] Addressees = [TestOffice.SoB, TestOffice.SoD, TestOffice.BoC];

    private readonly Random random = new(seed);
    private readonly Dictionary<ProposalId, Proposal> known = [];

    public IReadOnlyCollection<Proposal> Proposals => known.Values;

    /// <summary>What happens next: a record begins, or one to three facts are added to one.</summary>
    public ProposalChange Next()
    {
        var id = known.Count == 0 || random.Next(4) == 0 ? new ProposalId(known.Count + 1) : new ProposalId(random.Next(known.Count) + 1);
        var proposal = known.GetValueOrDefault(id);
        var facts = new List<RecordedFact>();
        for (var i = random.Next(3); i >= 0; i--)
        {
            var fact = new RecordedFact((proposal?.History.Count ?? 0) + 1, proposal is null ? Filed() : Fact(proposal), By());
            proposal = proposal is null ? Proposal.Fold(id, [fact]) : proposal.Apply(fact);
            facts.Add(fact);
        }
        known[id] = proposal!;
        return new ProposalChange(id, facts);
    }

    public T Any<T>(params IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    public int Below(int end) => random.Next(end);

    private Filed Filed()
    {
        var unit = Any(Units);
        return new Filed(unit, ProposalPath.Provincial, Any(Addressees), "xin ý kiến", Letter(unit), Day(), TestOffice.ProvincialLimit);
    }

    private ProposalFact Fact(Proposal proposal) => random.Next(11) switch
    {
        0 => new FellOverdue(),
        1 => new Extended(Day(), "xin thêm", proposal.Extensions + 1, ByOffice: false),
        2 => new Resolved(Letter(proposal.Addressee)),
        3 => new Withdrawn("tự giải quyết"),
        4 => new Corrected(null, null, Any(Addressees)),
        5 => new Corrected("tên khác", Letter(proposal.Unit), null),
        6 => new Directed(proposal.Directions.Count + 1, TestOffice.Leader, proposal.Addressee, "trả lời rõ", Day(), ViaOffice: false),
        7 => new DirectionDone(Math.Max(1, proposal.Directions.Count)),
        8 => new DeadlineMoved(Day(), "lịch nghỉ đổi"),
        9 => TakeBack(proposal),
        _ => new LetterAdded(new OfficialLetter(Letter(proposal.Unit), LetterDirection.Reminder, null, null)),
    };

    private Undone TakeBack(Proposal proposal)
    {
        var from = random.Next(proposal.History.Count) + 1;
        return new Undone(from, random.Next(from, proposal.History.Count + 1));
    }

    private DocumentReference Letter(UnitId issuer) => new($"{random.Next(9)}/CV", Any<DateOnly?>(null, Day()), Any<UnitId?>(null, issuer));

    private DateOnly Day() => Days.Of("5/1/2026").AddDays(random.Next(20));

    private Provenance By() => new(Days.At(Day()), TestOffice.HeadOfXaA, null, null);
}
