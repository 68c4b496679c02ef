using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Host.Demo.Province;

/// <summary>What a step of the script does, decided by the rules that hold in the chat.</summary>
internal static class StepRules
{
    /// <exception cref="InvalidDataException">The script names a step that does not exist.</exception>
    public static Decision Decide(Proposal proposal, ScriptedStep step, OfficeDirectory directory, ScriptDays days)
    {
        var rules = days.Rules;
        var today = rules.Time.Day(days.Moment(step.At));
        return step.Do switch
        {
            "stall" => ProposalRules.ReportStall(proposal, new StallReport(step.Category!.Value, Evidence(proposal, step, days)), today),
            "not-yet" => ProposalRules.ConfirmStillOpen(proposal),
            "hold" => ProposalRules.HoldReport(proposal, step.Text),
            "extend" => ProposalRules.Extend(proposal, days.Date(step.Day!.Value), step.Text, rules.ExtensionCap, today),
            "pause" => ProposalRules.Pause(proposal, step.Text, today),
            "resume" => ProposalRules.Resume(proposal, rules.Calendar, today),
            "answer" => ProposalRules.Answer(proposal, Answer(proposal, step, days), today),
            "refer" => ProposalRules.Refer(proposal, directory.Units[BodyOf(step)], days.Document(step.Letter!, proposal.Addressee), today),
            "direct" => ProposalRules.Direct(proposal, new PostId(step.By!), BodyOf(step), step.Text, days.Date(step.Day!.Value), viaOffice: false, today),
            "prime-minister" => ProposalRules.ReportToPrimeMinister(proposal, days.Document(step.Letter!, directory.Post(new PostId(step.By!))!.Unit), today),
            "resolve" => ProposalRules.Resolve(proposal, days.Document(step.Reply!, proposal.Addressee), today),
            "withdraw" => ProposalRules.Withdraw(proposal, step.Text),
            _ => throw new InvalidDataException($"The script knows no step \"{step.Do}\"."),
        };
    }

    /// <summary>Who takes the step: the post it names, else the head of the body that answers, or of the body that proposed.</summary>
    public static PostId Actor(Proposal proposal, ScriptedStep step, OfficeDirectory directory, DateOnly today) =>
        step.By is { } post
            ? new PostId(post)
            : directory.HeadOf(step.Do is "answer" or "refer" ? proposal.Addressee : proposal.Unit, today)!.Id;

    private static Evidence Evidence(Proposal proposal, ScriptedStep step, ScriptDays days) => new(
        Reply: step.Reply is { } reply ? days.Document(reply, proposal.Addressee) : null,
        Passage: step.Category is StallCategory.VagueReply or StallCategory.BuckPassing ? step.Text : null,
        PointedTo: step.Body is null ? null : BodyOf(step),
        Explanation: step.Category is StallCategory.Unsatisfactory or StallCategory.NotSubmitted ? step.Text : null,
        Reminders: step.Reminders is { } reminders ? [.. reminders.Select(r => days.Document(r, proposal.Unit))] : null);

    private static AgencyAnswered Answer(Proposal proposal, ScriptedStep step, ScriptDays days) => new(
        step.Kind!.Value,
        step.Reply is { } reply ? days.Document(reply, proposal.Addressee) : null,
        step.Day is { } day ? days.Date(day) : null,
        step.Body is null ? null : BodyOf(step),
        step.Text);

    private static UnitId BodyOf(ScriptedStep step) => new(step.Body!);
}
