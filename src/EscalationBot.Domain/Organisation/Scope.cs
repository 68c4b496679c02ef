using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Organisation;

/// <summary>
/// Who may see and do what. A unit head sees what the unit proposed, an agency head what is addressed to the agency (or to
/// a body it succeeded) and what the agency proposed, a leader what falls in the fields in charge, Chair and Office
/// everything; an admin keeps the directory and sees no proposal. Delegates see as the post they stand in for.
/// Outside the scope a record does not exist.
/// </summary>
public static class Scope
{
    public static bool CanSee(OfficeDirectory directory, PostId actor, Proposal proposal, DateOnly day) => throw new NotSupportedException();

    /// <summary>The proposing side: reports, updates, extends, withdraws, closes.</summary>
    public static bool ActsForUnit(OfficeDirectory directory, PostId actor, Proposal proposal, DateOnly day) => throw new NotSupportedException();

    /// <summary>The addressed side: answers.</summary>
    public static bool ActsForAgency(OfficeDirectory directory, PostId actor, Proposal proposal, DateOnly day) => throw new NotSupportedException();

    /// <summary>Leaders in charge and the Chair direct; a delegate who may only read does not.</summary>
    public static bool MayDirect(OfficeDirectory directory, PostId actor, Proposal proposal, DateOnly day) => throw new NotSupportedException();
}
