using EscalationBot.Channels.Web;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Host.Demo.Province;

/// <summary>
/// Lives through the days of one invented proposal: what people did stands in the script, what the office does by itself
/// (falling overdue, reminders, digests) follows from the same policies as in a real office.
/// </summary>
internal sealed class RecordHistory(ProposalId id, OfficeDirectory directory, ScriptDays days)
{
    /// <summary>Stands behind the facts of the script, in place of a message.</summary>
    public const string Message = "demo";

    private readonly List<RecordedFact> facts = [];
    private Proposal? present;

    private Proposal Present => present!;

    /// <summary>The facts up to and without <paramref name="until"/>.</summary>
    /// <exception cref="InvalidDataException">The script holds a step that the rules refuse.</exception>
    public IReadOnlyList<RecordedFact> Play(ScriptedRecord script, DateTimeOffset until)
    {
        File(script);
        var filed = days.Moment(script.Filed);
        var happenings = script.Events.Select(step => (At: days.Moment(step.At), Happens: (Action)(() => Take(step))))
            .Concat(ByItself(filed, until))
            .Where(h => h.At > filed && h.At < until)
            .OrderBy(h => h.At);
        foreach (var (_, happens) in happenings)
            happens();
        return facts;
    }

    private IEnumerable<(DateTimeOffset At, Action Happens)> ByItself(DateTimeOffset from, DateTimeOffset until)
    {
        var rules = days.Rules;
        for (var day = rules.Time.Day(from); day <= rules.Time.Day(until); day = day.AddDays(1))
        {
            var today = day;
            yield return (rules.Time.At(day, TimeOnly.MinValue), () => Age(today));
            if (!rules.Calendar.IsWorkingDay(day))
                continue;
            yield return (rules.Time.At(day, rules.DigestTime), () => ReportToLeaders(today));
            yield return (rules.Time.At(day, rules.NudgeTime), () => Nudge(rules.Time.At(today, rules.NudgeTime)));
        }
    }

    private void File(ScriptedRecord script)
    {
        var (unit, addressee) = (new UnitId(script.Unit), directory.Units[new UnitId(script.To)]);
        var path = addressee.Kind == UnitKind.Ministry ? ProposalPath.Central : ProposalPath.Provincial;
        var at = days.Moment(script.Filed);
        var request = days.Document(new ScriptedDocument(script.Request, script.Sent), unit);
        var rule = days.Rules.Limit(path);
        var due = days.Rules.Calendar.AddWorkingDays(request.Date!.Value, rule.WorkingDays);
        var today = days.Rules.Time.Day(at);
        Append(ProposalRules.File(new Filed(unit, path, addressee.Id, script.Subject, request, due, rule), addressee, today), at, directory.HeadOf(unit, today)!.Id);
    }

    private void Take(ScriptedStep step)
    {
        var at = days.Moment(step.At);
        Append(StepRules.Decide(Present, step, directory, days), at, StepRules.Actor(Present, step, directory, days.Rules.Time.Day(at)));
    }

    private void Age(DateOnly today) => Append(ProposalRules.Age(Present, today), days.Rules.Time.At(today, TimeOnly.MinValue), null);

    private void Nudge(DateTimeOffset now)
    {
        foreach (var due in NudgePolicy.Due(Present, directory, days.Rules, now))
        {
            var reached = directory.AccountsOf(due.Recipient).Count > 0;
            Append(Decision.Of(new Nudged(due.Rung, due.Audience, due.Recipient, due.DeadlineVersion, reached)), now, null);
        }
    }

    private void ReportToLeaders(DateOnly today)
    {
        if (!DigestPolicy.NeedsDirection(Present, directory, days.Rules, today))
            return;
        var leaders = directory.LeadersFor(Present.Addressee, today).Concat(directory.PostsWith(PostRole.Chair, today));
        foreach (var leader in leaders.Where(l => Present.Reports.All(r => r.Report.Leader != l.Id)))
            Append(Decision.Of(new ReportedToLeader(leader.Id, today)), days.Rules.Time.At(today, days.Rules.DigestTime), null);
    }

    private void Append(Decision decision, DateTimeOffset at, PostId? by)
    {
        if (decision is not Decision.Accepted accepted)
            throw new InvalidDataException($"{id}: {((Decision.Refused)decision).Reason.TextKey} on {at:yyyy-MM-dd}.");
        foreach (var fact in accepted.Facts)
        {
            var recorded = new RecordedFact(facts.Count + 1, fact, ByOf(at, by), by is null && fact is not FellOverdue ? days.Rules.LegalBasis : null);
            facts.Add(recorded);
            present = present?.Apply(recorded) ?? Proposal.Fold(id, [recorded]);
        }
    }

    private static Provenance ByOf(DateTimeOffset at, PostId? by) => by is { } post
        ? new Provenance(at, post, new AccountId(WebChannel.ChannelName, post.Value), Message)
        : new Provenance(at, null, null, null);
}
