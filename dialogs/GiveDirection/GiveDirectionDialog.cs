using EscalationBot.Dialogs.Common;

namespace EscalationBot.Dialogs.GiveDirection;

internal sealed class GiveDirectionDialog : IDialog
{

}
