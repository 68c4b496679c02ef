using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Host.Runtime;

namespace EscalationBot.Host.Tests.Runtime;

/// <summary>Says something to everything, so that a test of delivery needs no records.</summary>
internal sealed class TalkativeBot : IBotTurns
{
    /// <summary>What became of every message that said a notice.</summary>
    public List<(string Key, NoticeEnd End)> Ends { get; } = [];

    /// <summary>Notices that nobody could be told.</summary>
    public List<string> Unreached { get; } = [];

    /// <summary>Notices that are no longer true.</summary>
    public HashSet<string> Stale { get; } = [];

    /// <summary>How many messages a notice takes.</summary>
    public int MessagesOfNotice { get; init; } = 1;

    /// <summary>Texts whose turn fails.</summary>
    public HashSet<string> Poison { get; } = [];

    /// <summary>How many turns failed on them.</summary>
    public int Poisoned { get; private set; }

    /// <summary>Even telling the user that a message failed fails.</summary>
    public bool TroubleFails { get; set; }

    /// <summary>"chạy lại": runs every message again that was set aside.</summary>
    public const string RunAgain = "chạy lại";

    public TurnResult<OfficeChanges> Handle(TurnInput input, IncomingMessage message)
    {
        if (Poison.Contains(message.Text))
        {
            Poisoned++;
            throw new InvalidOperationException(message.Text);
        }
        var answer = Say(input, MessageKind.Reply, $"đáp {message.Text}");
        if (message.Text == RunAgain)
            answer.Changes.Retries.AddRange(input.Office.Stuck.Select(s => s.Key));
        return answer;
    }

    public TurnResult<OfficeChanges> Tell(TurnInput input, Notice notice, RouteWay way) => Stale.Contains(notice.Key)
        ? new(State(input), [], new OfficeChanges(), "stale")
        : Say(input, notice is CampaignNotice ? MessageKind.Campaign : MessageKind.News, [.. Enumerable.Range(1, MessagesOfNotice).Select(n => n == 1 ? notice.Key : $"{notice.Key} ({n})")]);

    public TurnResult<OfficeChanges> Ended(TurnInput input, Notice notice, OutgoingMessage message, NoticeEnd end)
    {
        lock (Ends)
        {
            Ends.Add((notice.Key, end));
        }
        return new(State(input), [], new OfficeChanges());
    }

    public OfficeChanges Unreachable(TurnInput input, Notice notice)
    {
        lock (Ends)
        {
            Unreached.Add(notice.Key);
        }
        return new OfficeChanges();
    }

    public OfficeChanges Held(TurnInput input, Hold hold) => new();

    public OfficeChanges Ending(TurnInput input, string scope, int days) => new();

    public TurnResult<OfficeChanges> Trouble(TurnInput input, string reference) => TroubleFails
        ? throw new InvalidOperationException(reference)
        : Say(input, MessageKind.Reply, reference);

    public TurnResult<OfficeChanges> Show(TurnInput input, AccountId account, string live) => new(State(input), [], new OfficeChanges());

    public MadeSheet? Sheet(IOffice office, string key) => null;

    public bool CarriesSecrecyMark(string text) => false;

    private static TurnResult<OfficeChanges> Say(TurnInput input, MessageKind kind, params IEnumerable<string> texts) =>
        new(State(input), [.. texts.Select(text => new OutgoingMessage(kind, "vi", [new Paragraph(text)], []))], new OfficeChanges());

    private static ConversationState State(TurnInput input) => input.State ?? ConversationState.New("vi");
}
