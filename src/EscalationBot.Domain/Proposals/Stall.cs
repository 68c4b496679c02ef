using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Proposals;

/// <summary>Path P: to a specialised agency of the province. Path C: to a ministry.</summary>
public enum ProposalPath { Provincial, Central }

/// <summary>How a proposal stalls, by letter 3239/UBND-KTTH of 12/9/2024. The list of the letter is open: <see cref="Unsatisfactory"/>.</summary>
public enum StallCategory
{
    /// <summary>P1, chưa có văn bản trả lời, giải quyết.</summary>
    NoReply,
    /// <summary>P2a, trả lời chung chung, không rõ chính kiến.</summary>
    VagueReply,
    /// <summary>P2b, trả lời đùn đẩy trách nhiệm cho cơ quan khác.</summary>
    BuckPassing,
    /// <summary>P2x, trả lời chưa thỏa đáng vì lý do khác.</summary>
    Unsatisfactory,
    /// <summary>P3, chưa trình, tham mưu UBND tỉnh.</summary>
    NotSubmitted,
    /// <summary>C1, Bộ, ngành chưa giải quyết kịp thời.</summary>
    MinistryUnresolved,
}

/// <summary>What a category needs before the record can be reported.</summary>
public enum EvidenceItem { RequestDocument, ReplyDocument, Passage, PointedTo, Explanation, WhyCommittee }

/// <summary>What the unit shows for a stall. Every part is optional here; <see cref="EvidenceRules"/> says what a category needs.</summary>
/// <param name="Explanation">For P2x why the reply does not satisfy; for P3 why the matter is in the Committee's power.</param>
/// <param name="PointedToRefused">The body pointed to was asked and did not take the responsibility either.</param>
public sealed record Evidence(
    DocumentReference? Reply = null, string? Passage = null, UnitId? PointedTo = null, bool? PointedToRefused = null,
    string? Explanation = null, IReadOnlyList<DocumentReference>? Reminders = null);

public sealed record StallReport(StallCategory Category, Evidence Evidence);
