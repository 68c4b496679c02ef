using EscalationBot.Dialogs.Common;

namespace EscalationBot.Dialogs.FileProposal;

internal sealed class FileProposalDialog : IDialog
{
    public static string? TellDraft(Turn turn, EscalationBot.Domain.Notices.DraftNotice notice) => throw new NotSupportedException();
}
