using EscalationBot.Channels.Web;
using EscalationBot.Conversation;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Host.Import;
using EscalationBot.Storage;

namespace EscalationBot.Host.Demo.Province;

/// <summary>
/// Puts the demo province into an empty store, as it stands on the morning of the first day: bodies and posts through the
/// import, an account of the web channel for nearly every post, and the proposals with their histories.
/// </summary>
internal static class ProvinceSeed
{
    /// <summary>In two turns, so that the books of the last working day are closed on the figures of that day, and the first digest tells what happened since.</summary>
    /// <param name="morning">Before the first digest and the first reminders of the day.</param>
    public static async Task PlantAsync(ITurnStore store, DateTimeOffset morning, CancellationToken cancellation)
    {
        var script = ProvinceScript.Load();
        var rules = store.Look(office => office.Rules);
        var cut = LastCut(rules, morning);
        OfficeDirectory? directory = null;
        IReadOnlyList<ProposalChange> histories = [];
        await RunAsync(store, office =>
        {
            var plan = ImportPlan.Make(ProvinceScript.Directory(), office, morning);
            directory = Linked(plan.Changes.Directory!, script, cut);
            histories = Histories(script, directory, rules, morning);
            plan.Changes.Directory = directory;
            plan.Changes.Proposals.AddRange(Part(histories, at => at <= cut));
            return Clockwork.Seal(office, plan.Changes, morning);
        }, cancellation);
        await RunAsync(store, office =>
        {
            var changes = new OfficeChanges { Snapshot = new TallySnapshot(rules.Time.Day(cut), cut, office.Tallies.ToDictionary()) };
            changes.Proposals.AddRange(Part(histories, at => at > cut));
            return Clockwork.Seal(office, changes, morning);
        }, cancellation);
    }

    private static Task<TurnOutcome> RunAsync(ITurnStore store, Func<IOffice, OfficeChanges> change, CancellationToken cancellation) => store.RunAsync(
        new Trigger.Command(RecordHistory.Message), null, view => new TurnResult<OfficeChanges>(ConversationState.New("vi"), [], change(view.Office)), cancellation);

    /// <summary>When the books were closed last before the first day.</summary>
    private static DateTimeOffset LastCut(OfficeRules rules, DateTimeOffset morning) =>
        rules.Time.At(rules.Calendar.PreviousWorkingDay(rules.Time.Day(morning)), rules.DigestCut);

    /// <summary>The account of a post has the post's own code as its name.</summary>
    private static OfficeDirectory Linked(OfficeDirectory directory, ProvinceScript script, DateTimeOffset at) => directory with
    {
        Accounts = directory.Posts.Keys
            .Where(post => !script.Unlinked.Contains(post.Value))
            .Select(post => new Account(new AccountId(WebChannel.ChannelName, post.Value), post, at))
            .ToDictionary(account => account.Id),
    };

    /// <summary>Numbered in the order in which the units entered them.</summary>
    private static List<ProposalChange> Histories(ProvinceScript script, OfficeDirectory directory, OfficeRules rules, DateTimeOffset morning)
    {
        var days = new ScriptDays(rules.Time.Day(morning), rules);
        return
        [
            .. script.Records
                .OrderBy(record => days.Moment(record.Filed))
                .Select((record, i) => (Record: record, Id: new ProposalId(i + 1)))
                .Select(r => new ProposalChange(r.Id, new RecordHistory(r.Id, directory, days).Play(r.Record, morning))),
        ];
    }

    private static IEnumerable<ProposalChange> Part(IReadOnlyList<ProposalChange> histories, Func<DateTimeOffset, bool> when) => histories
        .Select(h => h with { Facts = [.. h.Facts.Where(f => when(f.By.At))] })
        .Where(h => h.Facts.Count > 0);
}
