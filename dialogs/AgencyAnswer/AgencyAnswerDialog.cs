using EscalationBot.Dialogs.Common;

namespace EscalationBot.Dialogs.AgencyAnswer;

internal sealed class AgencyAnswerDialog : IDialog
{

}
