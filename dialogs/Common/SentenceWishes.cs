using EscalationBot.Conversation;
using EscalationBot.Dialogs.AgencyAnswer;
using EscalationBot.Dialogs.BulkReminder;
using EscalationBot.Dialogs.DailyDigest;
using EscalationBot.Dialogs.FileProposal;
using EscalationBot.Dialogs.ReviewRound;
using EscalationBot.Dialogs.UpdateProposal;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Vietnamese;

namespace EscalationBot.Dialogs.Common;

/// <summary>What a sentence asks for, as an action: its intent, and what it is about.</summary>
internal static class SentenceWishes
{
    /// <summary>Null when it asks for nothing known.</summary>
    public static DialogAction? Of(Turn turn, SentenceReading sentence, string text) => sentence.Intent switch
    {
        // Others who write "nhắc các sở …" mean their own proposals.
        _ when MayRemindMany(turn) && (sentence.Intent == Intent.BulkRemind || AudienceSentence.IsOrder(turn, text)) => new(BulkActions.Start, ("text", text)),
        Intent.MissingReviews => new(ReviewActions.Missing, ("text", text)),
        Intent.ReportStalled or Intent.Extend or Intent.Answered or Intent.WillAnswer when sentence.Record is { } record => OnRecord(turn, sentence, record, text),
        Intent.Extend or Intent.Answered or Intent.WillAnswer => FileProposalDialog.MayReport(turn) ? new(ActionNames.Which, ("text", text)) : null,
        Intent.ReportStalled when SpeaksAsAgency(turn, sentence, text) => new(ActionNames.Which, ("text", text)),
        // A leader's "báo cáo tôi các việc ở Sở B" asks for a report.
        Intent.ReportStalled when sentence.Wording is null && !FileProposalDialog.MayReport(turn) => Other(turn, text) is { } body ? new(ActionNames.List, ("body", body)) : new(ActionNames.Overview),
        Intent.ReportStalled => new(ActionNames.Report, ("text", text)),
        Intent.QueryStatus or Intent.ListMine when sentence.Record is { } record => View(record),
        Intent.QueryStatus when sentence.Documents.Count > 0 => new(ActionNames.ViewDocument, ("text", text)),
        Intent.QueryStatus or Intent.ListMine or Intent.ListOwed when Other(turn, text) is { } body => new(ActionNames.List, ("body", body)),
        Intent.QueryStatus => new(ActionNames.Overview),
        Intent.ListMine or Intent.ListOwed => new(ActionNames.List),
        Intent.ListOverdue when Other(turn, text) is { } body => new(ActionNames.List, ("overdue", "1"), ("body", body)),
        Intent.ListOverdue => new(ActionNames.List, ("overdue", "1")),
        Intent.ListDueSoon => new(ActionNames.DueSoon, ("until", sentence.Deadline is { } until ? Documents.DateSlot(LastDay(until)).Value : "")),
        Intent.Statistics => new(DigestActions.Statistics),
        Intent.Slowest => new(DigestActions.Slowest),
        Intent.PrimeMinister => new(ActionNames.PrimeMinisterList),
        Intent.DigestNow => new(DigestActions.Now),
        Intent.ChangeLanguage => new(ActionNames.Language, ("to", sentence.Language ?? "")),
        Intent.Unknown or Intent.Help or Intent.BulkRemind => null,
        _ => throw new ArgumentOutOfRangeException(nameof(sentence)),
    };

    /// <summary>"… không thuộc thẩm quyền của sở": an agency says so of what others sent to it.</summary>
    private static bool SpeaksAsAgency(Turn turn, SentenceReading sentence, string text) =>
        turn.Post is { Role: PostRole.AgencyHead } && sentence is { Wording: StallWording.BuckPassing, Documents.Count: 0 }
        && !(Bodies.All(turn, text).MinBy(b => b.Span.Start) is { Unit.Kind: UnitKind.Agency or UnitKind.Ministry } first && first.Unit.Id != turn.Post.Unit)
        && WhichRecord.AnyForAgency(turn);

    /// <summary>News of a record already tracked: the unit's own, the agency's answer, and for everybody else a look at it.</summary>
    public static DialogAction OnRecord(Turn turn, SentenceReading sentence, string record, string text)
    {
        if (turn.Post is not { } post || !ProposalId.TryParse(record, out var id) || turn.Find(id) is not { } proposal)
            return View(record);
        if (Scope.ActsForUnit(turn.Office.Directory, post.Id, proposal, turn.Today))
            return OfUnit(turn, sentence, record, text);
        return Scope.ActsForAgency(turn.Office.Directory, post.Id, proposal, turn.Today) ? OfAgency(turn, sentence, record, text) : View(record);
    }

    private static DialogAction OfUnit(Turn turn, SentenceReading sentence, string record, string text) => (sentence.Intent, sentence.Wording) switch
    {
        (Intent.Extend, _) => new(ActionNames.Extend, ("id", record), ("said", text)),
        (Intent.Answered, _) => new(ActionNames.Resolved, ("id", record), (SlotNames.Reply, Reply(turn, sentence))),
        (_, StallWording.NoReply or StallWording.MinistryUnresolved) => new(ActionNames.NotYet, ("id", record)),
        (_, { } wording) => new(ActionNames.Unsatisfied, ("id", record), (SlotNames.Category, EvidenceSlots.Of(wording).ToString()), ("said", text)),
        _ => View(record),
    };

    private static DialogAction OfAgency(Turn turn, SentenceReading sentence, string record, string text) => (sentence.Intent, sentence.Wording) switch
    {
        (Intent.Answered, _) => new(AgencyActions.Replied, ("id", record), (SlotNames.Reply, Reply(turn, sentence))),
        (Intent.WillAnswer, _) => new(AgencyActions.InProgress, ("id", record), ("said", text)),
        (_, StallWording.BuckPassing) => new(AgencyActions.NotCompetent, ("id", record), ("said", text)),
        _ => new(AgencyActions.Start, ("id", record)),
    };

    /// <summary>The document named, as a slot keeps it, or nothing.</summary>
    private static string Reply(Turn turn, SentenceReading sentence) =>
        sentence.Documents.FirstOrDefault(d => d.Normalized is not null) is { } reply ? Documents.Slot(turn, new DocumentReference(reply.Normalized!, reply.Date, null)).Value : "";

    private static DateOnly LastDay(DateReading bound) => bound.Bound == DateBound.Before ? bound.Date.AddDays(-1) : bound.Date;

    private static DialogAction View(string record) => new(ActionNames.View, ("id", record));

    /// <summary>The one body named that is not the speaker's own.</summary>
    private static string? Other(Turn turn, string text) =>
        Bodies.Best(turn, text) is [var body, ..] && body.Id != turn.Post?.Unit ? body.Id.Value : null;

    private static bool MayRemindMany(Turn turn) => turn.Post is { } post && CampaignRules.MayWrite(post);
}
