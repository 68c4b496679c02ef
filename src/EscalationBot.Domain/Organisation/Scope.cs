using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Organisation;

/// <summary>
/// Who may see and do what. The head of a body sees what the body (or one it succeeded) proposed, what is addressed to it,
/// what a direction charges it with and where it is the second body (P2b); a leader what falls in the fields in charge, Chair and Office everything; an
/// admin keeps the directory and sees no proposal, a deputy sees nothing of its own. Delegates see as the post they stand in for. Outside the scope a
/// record does not exist.
/// </summary>
public static class Scope
{
    public static bool CanSee(OfficeDirectory directory, PostId actor, Proposal proposal, DateOnly day) =>
        Standpoints(directory, actor, day, toAct: false).Any(post => Sees(directory, post, proposal, day));

    /// <summary>The proposing side: reports, updates, extends, withdraws, closes.</summary>
    public static bool ActsForUnit(OfficeDirectory directory, PostId actor, Proposal proposal, DateOnly day) =>
        Standpoints(directory, actor, day, toAct: true).Any(post => IsHead(post) && Answers(directory, post, proposal.Unit, day));

    /// <summary>The side that is asked: answers.</summary>
    public static bool ActsForAgency(OfficeDirectory directory, PostId actor, Proposal proposal, DateOnly day) =>
        AnswersAs(directory, actor, proposal, day) is not null;

    /// <summary>The body in whose name a post answers, the addressee or the second body; null when it is neither.</summary>
    public static UnitId? AnswersAs(OfficeDirectory directory, PostId actor, Proposal proposal, DateOnly day)
    {
        var heads = Standpoints(directory, actor, day, toAct: true).Where(IsHead).ToList();
        return new UnitId?[] { proposal.Addressee, proposal.SecondBody }.FirstOrDefault(b => b is { } body && heads.Any(post => Answers(directory, post, body, day)));
    }

    /// <summary>Leaders in charge and the Chair direct; a delegate who may only read does not.</summary>
    public static bool MayDirect(OfficeDirectory directory, PostId actor, Proposal proposal, DateOnly day) =>
        Standpoints(directory, actor, day, toAct: true).Any(post => Directs(directory, post, proposal, day));

    private static IEnumerable<Post> Standpoints(OfficeDirectory directory, PostId actor, DateOnly day, bool toAct) =>
        directory.DelegationsTo(actor, day)
            .Where(d => !toAct || d.Scope == DelegationScope.Act)
            .Select(d => d.Post)
            .Prepend(actor)
            .Select(directory.Post)
            .OfType<Post>()
            .Where(p => p.Validity.Contains(day));

    private static bool Sees(OfficeDirectory directory, Post post, Proposal proposal, DateOnly day) => post.Role switch
    {
        PostRole.UnitHead or PostRole.AgencyHead => Concerned(proposal).Any(unit => Answers(directory, post, unit, day)),
        PostRole.Leader or PostRole.Chair => Directs(directory, post, proposal, day),
        PostRole.Office => true,
        PostRole.Admin or PostRole.Deputy => false,
        _ => throw new ArgumentOutOfRangeException(nameof(post), post.Role, "No such role."),
    };

    private static bool Directs(OfficeDirectory directory, Post post, Proposal proposal, DateOnly day) =>
        post.Role == PostRole.Chair || (post.Role == PostRole.Leader && directory.InCharge(post, proposal.Addressee, day));

    private static IEnumerable<UnitId> Concerned(Proposal proposal) =>
        [proposal.Unit, proposal.Addressee, .. proposal.Directions.Select(d => d.Assignee), .. proposal.SecondBody is { } second ? [second] : Array.Empty<UnitId>()];

    private static bool Answers(OfficeDirectory directory, Post post, UnitId unit, DateOnly day) =>
        (directory.Responsible(unit, day)?.Id ?? unit) == post.Unit;

    private static bool IsHead(Post post) => post.Role is PostRole.UnitHead or PostRole.AgencyHead;
}
