using EscalationBot.Dialogs.Common;

namespace EscalationBot.Dialogs.Codes;

internal sealed class CodesDialog : IDialog
{

}
