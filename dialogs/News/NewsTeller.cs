using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Notices;

namespace EscalationBot.Dialogs.News;

internal static class NewsTeller
{
    public static string? Tell(Turn turn, NewsNotice notice) => throw new NotSupportedException();
}
