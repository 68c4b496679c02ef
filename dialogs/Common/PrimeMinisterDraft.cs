using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.Common;

/// <summary>The words of a report to the Prime Minister (path C); every figure comes from the record.</summary>
internal static class PrimeMinisterDraft
{
    public static string Of(Turn turn, Proposal proposal)
    {
        var reminders = proposal.Letters.Where(l => l.Direction == LetterDirection.Reminder).Select(l => turn.Show.Document(l.Reference));
        return turn.Text(
            "nudge.prime-minister-draft",
            ("unit", turn.Show.Unit(proposal.Unit)),
            ("request", turn.Show.Document(proposal.Request)),
            ("ministry", turn.Show.Unit(proposal.ReferredTo ?? proposal.Addressee)),
            ("subject", proposal.Subject),
            ("reminders", string.Join("; ", reminders)),
            ("days", Show.Count(turn.Show.DaysLate(proposal))));
    }
}
