using EscalationBot.Domain.Proposals;

namespace EscalationBot.Host.Import.Rows;

/// <summary>What the status column of a running proposal may say: how it stalls, that it does not, or that it is done.</summary>
internal enum ProposalStatus
{
    Tracked, NoReply, VagueReply, BuckPassing, Unsatisfactory, NotSubmitted, MinistryUnresolved, Resolved,
}

internal static class ProposalStatuses
{
    /// <summary>The status the export writes.</summary>
    public static ProposalStatus Of(Proposal proposal) => proposal switch
    {
        { ClosingReply: not null } => ProposalStatus.Resolved,
        { Stall: { } stall } => Enum.Parse<ProposalStatus>(stall.Category.ToString()),
        _ => ProposalStatus.Tracked,
    };

    /// <summary>The stall a status tells of, or null.</summary>
    public static StallCategory? Category(this ProposalStatus status) =>
        Enum.TryParse<StallCategory>(status.ToString(), out var category) ? category : null;
}
