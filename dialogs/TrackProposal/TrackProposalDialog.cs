using EscalationBot.Dialogs.Common;

namespace EscalationBot.Dialogs.TrackProposal;

internal sealed class TrackProposalDialog : IDialog
{

}
