namespace EscalationBot.Domain.Proposals;

/// <summary>The states of the user stories, section 2. A draft lives in the conversation and is not a record yet.</summary>
public enum ProposalState
{
    Tracked, DueSoon, Overdue, Reported, Directed, Resolved, Paused, Withdrawn, Referred, ReportedToPrimeMinister,
}

/// <summary>The four official groups, and withdrawn records, which leave the count.</summary>
public enum ProposalGroup { OpenInTime, OpenOverdue, ResolvedInTime, ResolvedLate, Withdrawn }
