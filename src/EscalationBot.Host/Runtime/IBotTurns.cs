using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Host.Runtime;

/// <summary>The turns of the bot as the runtime needs them; see <see cref="Bot"/> for their meaning.</summary>
internal interface IBotTurns
{
    TurnResult<OfficeChanges> Handle(TurnInput input, IncomingMessage message);

    TurnResult<OfficeChanges> Tell(TurnInput input, Notice notice, RouteWay way);

    TurnResult<OfficeChanges> Ended(TurnInput input, Notice notice, OutgoingMessage message, NoticeEnd end);

    OfficeChanges Unreachable(TurnInput input, Notice notice);

    TurnResult<OfficeChanges> Show(TurnInput input, AccountId account, string live);

    OfficeChanges Held(TurnInput input, Hold hold);

    OfficeChanges Ending(TurnInput input, string scope, int days);

    TurnResult<OfficeChanges> Trouble(TurnInput input, string reference);

    /// <summary>A file that is made when it is fetched; null when the key names none.</summary>
    MadeSheet? Sheet(IOffice office, string key);

    bool CarriesSecrecyMark(string text);
}

internal sealed class BotTurns(Bot bot) : IBotTurns
{
    public TurnResult<OfficeChanges> Handle(TurnInput input, IncomingMessage message) => bot.Handle(input, message);

    public TurnResult<OfficeChanges> Tell(TurnInput input, Notice notice, RouteWay way) => bot.Tell(input, notice, way);

    public TurnResult<OfficeChanges> Ended(TurnInput input, Notice notice, OutgoingMessage message, NoticeEnd end) => bot.Ended(input, notice, message, end);

    public OfficeChanges Held(TurnInput input, Hold hold) => bot.Held(input, hold);

    public OfficeChanges Ending(TurnInput input, string scope, int days) => bot.Ending(input, scope, days);

    public OfficeChanges Unreachable(TurnInput input, Notice notice) => bot.Unreachable(input, notice);

    public TurnResult<OfficeChanges> Trouble(TurnInput input, string reference) => bot.Trouble(input, reference);

    public TurnResult<OfficeChanges> Show(TurnInput input, AccountId account, string live) => bot.Show(input, account, live);

    public MadeSheet? Sheet(IOffice office, string key) => bot.Sheet(office, key);

    public bool CarriesSecrecyMark(string text) => Bot.CarriesSecrecyMark(text);
}
