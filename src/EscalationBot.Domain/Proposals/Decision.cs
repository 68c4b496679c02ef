namespace EscalationBot.Domain.Proposals;

/// <summary>What a command led to: facts to append, or the reason why not.</summary>
public abstract record Decision
{
    private Decision() { }

    public sealed record Accepted(IReadOnlyList<ProposalFact> Facts) : Decision;

    public sealed record Refused(Refusal Reason) : Decision;

    public static Decision Of(params IReadOnlyList<ProposalFact> facts) => new Accepted(facts);

    public static Decision No(string textKey, params IReadOnlyList<(string Name, string Value)> args) => new Refused(new Refusal(textKey, args));
}
