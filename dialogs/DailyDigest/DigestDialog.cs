using EscalationBot.Dialogs.Common;

namespace EscalationBot.Dialogs.DailyDigest;

internal sealed class DigestDialog : IDialog
{

}
