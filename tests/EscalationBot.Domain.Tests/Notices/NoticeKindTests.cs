using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Domain.Reviews;

namespace EscalationBot.Domain.Tests.Notices;

/// <summary>How a notice is counted by the self-check, and which approved text it may go out with.</summary>
public sealed class NoticeKindTests
{
    private static readonly PostId Head = TestOffice.HeadOfXaA;
    private static readonly DateTimeOffset Due = Days.At("5/1/2026", "08:00");

    public static TheoryData<Notice, IntentKind, FixedTexts> Kinds => new()
    {
        { new NudgeNotice("n", Head, Due, []), IntentKind.Nudge, FixedTexts.Nudge },
        { new DigestNotice("d", Head, Due, Days.Of("5/1/2026")), IntentKind.Digest, FixedTexts.DigestNotice },
        { new CampaignNotice(Head, Due, new CampaignId(1), 1), IntentKind.Campaign, FixedTexts.BulkReminder },
        { new ReviewNotice(Head, Due, new RoundId(2026, 1)), IntentKind.Other, FixedTexts.ReviewRound },
        { new InvitationNotice(Head, Due, Days.Of("5/1/2026"), "zalo", null), IntentKind.Other, FixedTexts.LinkInvitation },
        { new HelpWantedNotice("h", Head, Due, null), IntentKind.Other, FixedTexts.None },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_notice_is_counted_under_one_kind_and_has_one_approved_text_at_most(Notice notice, IntentKind kind, FixedTexts text)
    {
        Assert.Equal(kind, IntentSums.KindOf(notice));
        Assert.Equal(text, notice.FixedText());
    }
}
