using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;

namespace EscalationBot.Dialogs.Common;

/// <summary>One conversation of the product: its flows, and what its choices do.</summary>
internal interface IDialog
{
    IEnumerable<Flow<Turn>> Flows => [];

    IEnumerable<(string Name, Action<Turn, DialogAction> Do)> Actions => [];
}
