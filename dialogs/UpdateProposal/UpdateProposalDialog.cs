using EscalationBot.Dialogs.Common;

namespace EscalationBot.Dialogs.UpdateProposal;

internal sealed class UpdateProposalDialog : IDialog
{
    public static void HearFiles(Turn turn, string text) => throw new NotSupportedException();
}
