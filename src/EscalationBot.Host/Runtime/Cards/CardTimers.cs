using EscalationBot.Conversation;
using EscalationBot.Dialogs;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime.Cards;

/// <summary>
/// What a turn means for messages that are shown already: questions that are over lose their buttons, messages that go on
/// changing are looked at. Kept as timers in the commit of the turn, so that it happens also after a crash.
/// </summary>
internal static class CardTimers
{
    /// <summary>A message that goes on changing is changed no oftener.</summary>
    public static readonly TimeSpan LiveEvery = TimeSpan.FromSeconds(5);

    /// <param name="to">Null when the channel of the conversation cannot change what it showed, or there is none.</param>
    /// <param name="pressed">Id of the choice or field that set the turn going.</param>
    /// <param name="canRevise">Whether a channel can change what it showed.</param>
    public static IEnumerable<TimerChange> After(
        TurnView view, TurnResult<OfficeChanges> result, ConversationKey? to, string? pressed, Func<string, bool> canRevise, DateTimeOffset now) =>
    [
        .. Elsewhere(view.Office, result.Changes, canRevise, now),
        .. to is { } here ? Here(view, result, here, pressed, now) : [],
        .. OfForgotten(view.Office, result.Changes),
    ];

    /// <summary>For whoever is forgotten nothing is kept up to date any more: no timer names their conversation.</summary>
    public static IEnumerable<TimerChange> OfForgotten(IOffice office, OfficeChanges changes) =>
        from account in changes.Forgotten.Concat(changes.Erased).Distinct()
        from campaign in office.Campaigns.NewestFirst
        select (CardJob.For(Delivery.Channels.ConversationOf(account, office.Reach)) with { Live = Bot.LiveNameOf(campaign.Id) }).At(null);

    private static IEnumerable<TimerChange> Here(TurnView view, TurnResult<OfficeChanges> result, ConversationKey to, string? pressed, DateTimeOffset now)
    {
        foreach (var question in Over(view.State, result.State))
            yield return (view.State!.LiveOf(question) is { } changing ? CardJob.For(to) with { Live = changing } : CardJob.For(to) with { Question = question.FieldId }).At(now);
        // A button that was of no use is taken away as well.
        if (pressed is not null && !result.State.StandOf(pressed).Waits)
            yield return (CardJob.For(to) with { Question = Question.FieldOf(pressed) }).At(now);
        foreach (var live in result.Suppressed is null ? result.Replies.Select(r => r.Live).OfType<string>() : [])
            yield return (CardJob.For(to) with { Live = live }).At(now + LiveEvery);
    }

    /// <summary>Questions that waited for an answer and do no longer, and those of which nothing can be taken again: their draft ended, or they are forgotten.</summary>
    private static IEnumerable<Question> Over(ConversationState? before, ConversationState after) => before is null
        ? []
        : before.Questions.Where(q => (IsShown(q) && before.Waits(q) && !after.StandOf(q.FieldId).Waits) || LosesRepeats(q, before, after));

    private static bool LosesRepeats(Question question, ConversationState before, ConversationState after) =>
        question.Choices.Any(c => c.Repeatable) && before.StandOf(question.FieldId).Repeats && !after.StandOf(question.FieldId).Repeats;

    private static bool IsShown(Question question) => question.Draft is not null || question.Choices.Any(c => !c.Repeatable);

    /// <summary>What was decided here may have been asked of others, or of the same person on another way.</summary>
    private static IEnumerable<TimerChange> Elsewhere(IOffice office, OfficeChanges changes, Func<string, bool> canRevise, DateTimeOffset now)
    {
        var today = office.Rules.Time.Day(now);
        var closed = changes.Proposals.Select(c => Clockwork.After(office, changes, c.Id)).Where(p => !p.IsOpen || changes.Proposals.Any(c => c.Id == p.Id && c.Facts.Any(f => DecidesExtension(f.Fact)))).DistinctBy(p => p.Id).ToList();
        var posts = closed.Count == 0
            ? []
            : office.Directory.Accounts.Values.Where(a => canRevise(a.Id.Channel)).Select(a => a.Post).Distinct().Where(post => closed.Any(p => Scope.CanSee(office.Directory, post, p, today)));
        foreach (var account in posts.Concat(changes.Campaigns.SelectMany(c => Approvers(office, c, today))).Distinct().SelectMany(post => Reached(office, post, canRevise)))
            yield return CardJob.For(account).At(now);
        foreach (var campaign in changes.Campaigns.Select(c => c.Id).Distinct())
            foreach (var author in Authors(office, changes, campaign).SelectMany(post => Reached(office, post, canRevise)))
                yield return (CardJob.For(author) with { Live = Bot.LiveNameOf(campaign) }).At(now);
    }

    private static bool DecidesExtension(ProposalFact fact) => fact is Extended or ExtensionDeclined;

    private static IEnumerable<PostId> Approvers(IOffice office, CampaignChange change, DateOnly today) =>
        change.Facts.Any(f => f.Fact is CampaignApproved or CampaignDeclined or CampaignStopped)
            ? office.Directory.PostsWith(PostRole.Admin, today).Concat(office.Directory.PostsWith(PostRole.Office, today)).Select(p => p.Id)
            : [];

    /// <summary>The author, and whoever did something about it.</summary>
    private static IEnumerable<PostId> Authors(IOffice office, OfficeChanges changes, CampaignId campaign) =>
        (office.Campaigns.Find(campaign)?.History ?? []).Concat(changes.Campaigns.Where(c => c.Id == campaign).SelectMany(c => c.Facts)).Select(f => f.By.Post).OfType<PostId>().Distinct();

    private static IEnumerable<ConversationKey> Reached(IOffice office, PostId post, Func<string, bool> canRevise) => office.Directory.AccountsOf(post)
        .Where(a => canRevise(a.Id.Channel))
        .Select(a => Delivery.Channels.ConversationOf(a.Id, office.Reach));
}
