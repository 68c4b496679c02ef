using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Host.Runtime;

namespace EscalationBot.Host.Tests.Runtime;

/// <summary>The real bot, but one text breaks its turn.</summary>
internal sealed class BrittleBot(string text) : IBotTurns
{
    public bool Breaks { get; set; } = true;

    public TurnResult<OfficeChanges> Handle(TurnInput input, IncomingMessage message) => Breaks && message.Text == text
        ? throw new InvalidOperationException($"cannot read: {text}")
        : RunningOffice.RealBot.Handle(input, message);

    public TurnResult<OfficeChanges> Tell(TurnInput input, Notice notice, RouteWay way) => RunningOffice.RealBot.Tell(input, notice, way);

    public TurnResult<OfficeChanges> Ended(TurnInput input, Notice notice, OutgoingMessage message, NoticeEnd end) =>
        RunningOffice.RealBot.Ended(input, notice, message, end);

    public OfficeChanges Unreachable(TurnInput input, Notice notice) => RunningOffice.RealBot.Unreachable(input, notice);

    public OfficeChanges Held(TurnInput input, Hold hold) => RunningOffice.RealBot.Held(input, hold);

    public OfficeChanges Ending(TurnInput input, string scope, int days) => RunningOffice.RealBot.Ending(input, scope, days);

    /// <summary>Not even the user can be told.</summary>
    public bool IsMute { get; set; }

    public TurnResult<OfficeChanges> Trouble(TurnInput input, string reference) => IsMute
        ? throw new InvalidOperationException("no words")
        : RunningOffice.RealBot.Trouble(input, reference);

    public bool CarriesSecrecyMark(string words) => RunningOffice.RealBot.CarriesSecrecyMark(words);

    public TurnResult<OfficeChanges> Show(TurnInput input, AccountId account, string live) => RunningOffice.RealBot.Show(input, account, live);

    public MadeSheet? Sheet(IOffice office, string key) => RunningOffice.RealBot.Sheet(office, key);
}
