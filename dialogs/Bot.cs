using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Conversation.Texts;
using EscalationBot.Dialogs.BulkReminder;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.Delivery;
using EscalationBot.Dialogs.FileProposal;
using EscalationBot.Dialogs.ShortNotice;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Vietnamese;

namespace EscalationBot.Dialogs;

/// <summary>What a turn starts from.</summary>
/// <param name="State">Null when the conversation is new.</param>
/// <param name="Now">The moment of the turn.</param>
/// <param name="Entropy">32 random bytes as hex, new for every attempt at a turn; link codes are made of it.</param>
/// <param name="Sheets">What stands in the spreadsheets that came with the message, as rows of cells, by the key of the file.</param>
public sealed record TurnInput(
    IOffice Office, ConversationState? State, DateTimeOffset Now, string Entropy = "", IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>>? Sheets = null)
{
    /// <summary>The channel of the conversation can change what it showed.</summary>
    public bool CanRevise { get; init; }

    /// <summary>How long the accounts at the services may still send; null: not read yet.</summary>
    public IReadOnlyList<AccessStanding>? Accesses { get; init; } = [];
}

/// <summary>
/// A turn wants <see cref="TurnInput.Accesses"/>, which are read beside turns, and for few of them: whoever runs it reads them and runs
/// it again. Nothing of it was kept.
/// </summary>
public sealed class AccessesNotReadException() : Exception("The turn wants to know how long accounts may still send.");

/// <summary>A spreadsheet made of the present state: its name and its rows, the heading first.</summary>
public sealed record MadeSheet(string Name, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>
/// The whole conversation as functions: (state, message, now) to (state, replies, changes). No I/O, safe to run twice.
/// </summary>
/// <param name="texts">The catalogues of this assembly, with the owner's replacements.</param>
public sealed class Bot(TextCatalogue texts, VietnameseReader reader)
{
    private readonly DialogSet dialogs = new();

    /// <summary>The catalogues that ship with the dialogs, replaced where the owner's folder says so.</summary>
    public static TextCatalogue LoadTexts(string? overrides = null) => TextCatalogue.Load(typeof(Bot).Assembly, overrides);

    /// <summary>Answers a message.</summary>
    public TurnResult<OfficeChanges> Handle(TurnInput input, IncomingMessage message)
    {
        var turn = new Turn(input, texts, reader, new AccountId(message.Channel, message.User), message.Key) { Files = message.Files ?? [] };
        dialogs.Hear(turn, message);
        FileProposalDialog.RemindLater(turn);
        return turn.Result();
    }

    /// <summary>Puts a notice into words for the recipient's conversation, or says why it is no longer worth sending.</summary>
    /// <param name="way">How it goes out: some ways take approved texts only.</param>
    public TurnResult<OfficeChanges> Tell(TurnInput input, Notice notice, RouteWay way = RouteWay.Chat)
    {
        var turn = new Turn(input, texts, reader, null, null) { Post = input.Office.Directory.Post(notice.Recipient) };
        var told = turn.Result(dialogs.Tell(turn, notice));
        if (told.Replies is not [{ Fixed: null } full, ..] || !way.IsByTemplate())
            return told;
        var announcing = new Turn(input, texts, reader, null, null) { Post = turn.Post };
        ShortNoticeTeller.Tell(announcing, notice, full.Kind);
        return told with { State = announcing.State, Replies = announcing.Replies };
    }

    /// <summary>Notes what became of a message that said a notice.</summary>
    public TurnResult<OfficeChanges> Ended(TurnInput input, Notice notice, OutgoingMessage message, NoticeEnd end)
    {
        var turn = new Turn(input, texts, reader, null, null) { Post = input.Office.Directory.Post(notice.Recipient) };
        dialogs.Ended(turn, notice, message, end);
        return turn.Result();
    }

    /// <summary>What a message that goes on changing says now (<see cref="OutgoingMessage.Live"/>), as the only reply; none when there is nothing to say of it.</summary>
    /// <param name="account">Who sees it.</param>
    public TurnResult<OfficeChanges> Show(TurnInput input, AccountId account, string live)
    {
        var turn = new Turn(input, texts, reader, account, null);
        DialogSet.Show(turn, live);
        return turn.Result();
    }

    /// <summary>Under which name the progress of a bulk reminder goes on changing.</summary>
    public static string LiveNameOf(CampaignId campaign) => CampaignCard.LiveNameOf(campaign);

    /// <summary>Whether the office has moved on, so that a question of before leads nowhere although nobody answered it.</summary>
    public static bool IsOvertaken(IOffice office, Question question) => Overtaken.Is(office, question);

    /// <summary>Nobody can be reached for this notice: noted on the records, told to the Office.</summary>
    public OfficeChanges Unreachable(TurnInput input, Notice notice)
    {
        var turn = new Turn(input, texts, reader, null, null) { Post = input.Office.Directory.Post(notice.Recipient) };
        dialogs.Unreachable(turn, notice);
        return turn.Result().Changes;
    }

    /// <summary>The plain sentence after repeated failures of a turn; <paramref name="reference"/> finds the log entry.</summary>
    public TurnResult<OfficeChanges> Trouble(TurnInput input, string reference)
    {
        var turn = new Turn(input, texts, reader, null, null);
        turn.Say(turn.Text("common.trouble", ("reference", reference)));
        turn.Changes.Notices.AddRange(StuckMessage.Alarm(turn.Office, reference, turn.Now));
        return turn.Result();
    }

    /// <summary>A file that a message promised and that is made when it is fetched; null when the key names none.</summary>
    public MadeSheet? Sheet(IOffice office, string key) => CampaignSheet.Make(office, texts, key);

    /// <summary>Somebody must know that a channel is out of order.</summary>
    public OfficeChanges Held(TurnInput input, Hold hold)
    {
        var turn = new Turn(input, texts, reader, null, null);
        ChannelDesk.Alarm(turn, hold);
        return turn.Result().Changes;
    }

    /// <summary>Somebody must act within some days, or nothing goes out over <paramref name="scope"/> any more.</summary>
    public OfficeChanges Ending(TurnInput input, string scope, int days)
    {
        var turn = new Turn(input, texts, reader, null, null);
        ChannelDesk.Warn(turn, scope, days);
        return turn.Result().Changes;
    }

    /// <summary>A secrecy mark in a text or file name (MẬT, TỐI MẬT, TUYỆT MẬT, also without diacritics): it must not be kept.</summary>
    public static bool CarriesSecrecyMark(string text) => SecrecyGuard.CarriesMark(text);
}
