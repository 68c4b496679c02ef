using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Proposals;
using EscalationBot.Domain.Reviews;
using EscalationBot.Storage.Changes;

namespace EscalationBot.Storage.Json;

/// <summary>
/// What the members of each family are called in the file. The names are for good: a class may be renamed, its name here
/// may not, or older files are not understood any more.
/// </summary>
internal static class ShortNames
{
    /// <summary>The property that carries the name.</summary>
    private const string Discriminator = "is";

    public static IReadOnlyDictionary<Type, IReadOnlyDictionary<Type, string>> Families { get; } =
        new Dictionary<Type, IReadOnlyDictionary<Type, string>>
        {
            [typeof(ProposalFact)] = new Dictionary<Type, string>
            {
                [typeof(Filed)] = "filed",
                [typeof(StallReported)] = "stall-reported",
                [typeof(LetterAdded)] = "letter-added",
                [typeof(FileAttached)] = "file-attached",
                [typeof(Corrected)] = "corrected",
                [typeof(StillOpenConfirmed)] = "still-open-confirmed",
                [typeof(OralReplyNoted)] = "oral-reply-noted",
                [typeof(ReportNowAsked)] = "report-now-asked",
                [typeof(ReportHeld)] = "report-held",
                [typeof(AgencyAnswered)] = "agency-answered",
                [typeof(Extended)] = "extended",
                [typeof(ExtensionAsked)] = "extension-asked",
                [typeof(ExtensionDeclined)] = "extension-declined",
                [typeof(DeadlineMoved)] = "deadline-moved",
                [typeof(Paused)] = "paused",
                [typeof(Resumed)] = "resumed",
                [typeof(FellOverdue)] = "fell-overdue",
                [typeof(Nudged)] = "nudged",
                [typeof(ReportedToLeader)] = "reported-to-leader",
                [typeof(Directed)] = "directed",
                [typeof(DirectionDone)] = "direction-done",
                [typeof(Referred)] = "referred",
                [typeof(ReportedToPrimeMinister)] = "reported-to-prime-minister",
                [typeof(Resolved)] = "resolved",
                [typeof(Withdrawn)] = "withdrawn",
                [typeof(Undone)] = "undone",
            },
            [typeof(Notice)] = new Dictionary<Type, string>
            {
                [typeof(NudgeNotice)] = "nudge",
                [typeof(DigestNotice)] = "digest",
                [typeof(DigestHeldNotice)] = "digest-held",
                [typeof(NewsNotice)] = "news",
                [typeof(DraftNotice)] = "draft",
                [typeof(CampaignNotice)] = "campaign",
                [typeof(CampaignNewsNotice)] = "campaign-news",
                [typeof(ReviewNotice)] = "review",
                [typeof(HelpWantedNotice)] = "help-wanted",
                [typeof(CallNotice)] = "call",
                [typeof(ChannelDownNotice)] = "channel-down",
                [typeof(AccessEndingNotice)] = "access-ending",
                [typeof(StuckNotice)] = "stuck",
                [typeof(SelfAuditNotice)] = "self-audit",
                [typeof(LeftPostNotice)] = "left-post",
                [typeof(InvitationNotice)] = "invitation",
            },
            [typeof(CampaignFact)] = new Dictionary<Type, string>
            {
                [typeof(CampaignListed)] = "listed",
                [typeof(CampaignSubmitted)] = "submitted",
                [typeof(CampaignApproved)] = "approved",
                [typeof(CampaignDeclined)] = "declined",
                [typeof(CampaignPaused)] = "paused",
                [typeof(CampaignResumed)] = "resumed",
                [typeof(CampaignStopped)] = "stopped",
                [typeof(CampaignQueued)] = "queued",
                [typeof(CampaignRetried)] = "retried",
                [typeof(CampaignFinished)] = "finished",
            },
            [typeof(ReviewFact)] = new Dictionary<Type, string>
            {
                [typeof(ReviewsBegan)] = "began",
                [typeof(RoundOpened)] = "opened",
                [typeof(RoundConfirmed)] = "confirmed",
            },
            [typeof(Block)] = new Dictionary<Type, string>
            {
                [typeof(Paragraph)] = "paragraph",
                [typeof(Heading)] = "heading",
                [typeof(FactList)] = "facts",
                [typeof(BulletList)] = "bullets",
                [typeof(Table)] = "table",
                [typeof(Link)] = "link",
            },
            [typeof(DirectoryPart)] = new Dictionary<Type, string>
            {
                [typeof(UnitPart)] = "unit",
                [typeof(PostPart)] = "post",
                [typeof(PersonPart)] = "person",
                [typeof(IncumbencyPart)] = "incumbency",
                [typeof(DelegationPart)] = "delegation",
                [typeof(AccountPart)] = "account",
                [typeof(LinkCodePart)] = "link-code",
                [typeof(PagePassPart)] = "page-pass",
            },
            [typeof(Change)] = new Dictionary<Type, string>
            {
                [typeof(MessageAccepted)] = "accepted",
                [typeof(MessageHandled)] = "handled",
                [typeof(MessagePutAside)] = "put-aside",
                [typeof(MessageTakenUp)] = "taken-up",
                [typeof(MessageWordsForgotten)] = "message-words-forgotten",
                [typeof(WorkWordsForgotten)] = "work-words-forgotten",
                [typeof(MessageDropped)] = "message-dropped",
                [typeof(WorkDropped)] = "work-dropped",
                [typeof(NoticeDropped)] = "notice-dropped",
                [typeof(PastDayMoved)] = "past-day",
                [typeof(PastGroupMoved)] = "past-group",
                [typeof(MessageErased)] = "message-erased",
                [typeof(WorkErased)] = "work-erased",
                [typeof(StateForgotten)] = "state-forgotten",
                [typeof(ReachForgotten)] = "reach-forgotten",
                [typeof(ErasureNoted)] = "erasure-noted",
                [typeof(SlotTaken)] = "slot",
                [typeof(StateSaved)] = "state",
                [typeof(FactsAppended)] = "facts",
                [typeof(CampaignAppended)] = "campaign",
                [typeof(ReviewsAppended)] = "reviews",
                [typeof(DirectoryChanged)] = "directory",
                [typeof(SnapshotTaken)] = "snapshot",
                [typeof(TimerSet)] = "timer",
                [typeof(TimerCleared)] = "timer-cleared",
                [typeof(WorkAdded)] = "work",
                [typeof(WorkMoved)] = "work-moved",
                [typeof(WorkReacted)] = "work-reacted",
                [typeof(GroupGated)] = "group-gated",
                [typeof(AuditWritten)] = "audit",
                [typeof(HoldChanged)] = "hold",
                [typeof(AddressLearned)] = "address",
            },
        };

    public static void Modify(JsonTypeInfo info)
    {
        if (!Families.TryGetValue(info.Type, out var members))
            return;
        info.PolymorphismOptions = new JsonPolymorphismOptions
        {
            TypeDiscriminatorPropertyName = Discriminator,
            UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization,
        };
        foreach (var (type, name) in members)
            info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(type, name));
    }
}
