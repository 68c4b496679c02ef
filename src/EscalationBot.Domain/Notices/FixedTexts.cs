namespace EscalationBot.Domain.Notices;

/// <summary>
/// The notices for which there is a text whose wording the operator of a channel approves beforehand; only these can go over a
/// way that takes nothing else.
/// </summary>
[Flags]
public enum FixedTexts
{
    None = 0,
    Nudge = 1,
    DigestNotice = 2,
    ReviewRound = 4,
    BulkReminder = 8,
    LinkInvitation = 16,
    All = Nudge | DigestNotice | ReviewRound | BulkReminder | LinkInvitation,
}

public static class FixedTextsOfNotices
{
    /// <summary>The one for a notice; None when there is none.</summary>
    public static FixedTexts FixedText(this Notice notice) => notice switch
    {
        NudgeNotice => FixedTexts.Nudge,
        DigestNotice => FixedTexts.DigestNotice,
        ReviewNotice => FixedTexts.ReviewRound,
        CampaignNotice => FixedTexts.BulkReminder,
        InvitationNotice => FixedTexts.LinkInvitation,
        _ => FixedTexts.None,
    };
}
