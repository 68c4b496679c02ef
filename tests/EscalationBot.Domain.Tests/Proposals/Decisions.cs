using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Tests.Proposals;

/// <summary>What a decision was, short enough for one line of a test.</summary>
internal static class Decisions
{
    public static IReadOnlyList<ProposalFact> Facts(this Decision decision) =>
        Assert.IsType<Decision.Accepted>(decision).Facts;

    public static T Fact<T>(this Decision decision) where T : ProposalFact => Assert.IsType<T>(Assert.Single(decision.Facts()));

    /// <summary>"refused.closed code=KN-0117".</summary>
    public static string Refusal(this Decision decision)
    {
        var reason = Assert.IsType<Decision.Refused>(decision).Reason;
        Assert.Contains(reason.TextKey, RefusalKeys.All);
        return string.Join(' ', reason.Args.Select(a => $"{a.Name}={a.Value}").Prepend(reason.TextKey));
    }
}
