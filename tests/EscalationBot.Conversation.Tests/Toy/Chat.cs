using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Conversation.Texts;
using EscalationBot.Storage.Json;

namespace EscalationBot.Conversation.Tests.Toy;

/// <summary>
/// A conversation with the toy office: send, expect. Every state passes through the store's JSON, every turn runs twice
/// with the same outcome, as both may happen to it in life, and no turn changes the state it was given.
/// </summary>
internal sealed class Chat
{
    public static readonly TextCatalogue Texts = TextCatalogue.Load(typeof(Chat).Assembly);

    private static readonly DialogEngine<LeaveTurn> Today = new([LeaveForm.Flow, RoomForm.Flow], new LeaveOffice());

    private readonly List<OutgoingMessage> received = [];
    private DialogEngine<LeaveTurn> engine = Today;

    private Chat(DateTimeOffset now) => Now = now;

    public DateTimeOffset Now { get; private set; }

    public ConversationState State { get; private set; } = ConversationState.New("vi");

    /// <summary>What the office did, oldest first.</summary>
    public List<string> Done { get; } = [];

    /// <summary>The messages of the last turn.</summary>
    public IReadOnlyList<OutgoingMessage> Answer { get; private set; } = [];

    public string AnswerText => string.Join("\n\n", Answer.Select(PlainText.Render));

    public IReadOnlyList<OutgoingMessage> Received => received;

    /// <summary>Monday 05/01/2026, 08:00 in Viet Nam.</summary>
    public static Chat Begins() => new(new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.FromHours(7)));

    public Chat Send(string text) => Run(turn => engine.OnText(turn, text));

    public Chat SendAll(params IEnumerable<string> texts) => texts.Aggregate(this, (chat, text) => chat.Send(text));

    /// <summary>Presses the newest button with these words, or the one so many before it.</summary>
    public Chat Press(string words, int before = 0) =>
        PressId(received.AsEnumerable().Reverse().SelectMany(m => m.Choices).Where(c => c.Text == words).ElementAt(before).Id);

    public Chat PressId(string id) => Run(turn => engine.OnChoice(turn, id));

    /// <summary>Writes into the newest field, or the one so many before it.</summary>
    public Chat Fill(string text, int before = 0)
    {
        var field = received.AsEnumerable().Reverse().Select(m => m.Field).OfType<Field>().ElementAt(before).Id;
        return Run(turn => engine.OnField(turn, field, text));
    }

    /// <summary>A message that is neither text nor button.</summary>
    public Chat SendSticker() => Run(turn => engine.OnOther(turn, t => t.Say(t.Text("office.sticker"))));

    /// <summary>The office answers in a way of its own.</summary>
    public Chat Say(Action<LeaveTurn> act) => Run(act);

    /// <summary>The office tells something unasked.</summary>
    public Chat Told(string text, params string[] choices) => ToldAbout(text, text, choices);

    /// <summary>The choices of two messages about the same do the same.</summary>
    public Chat ToldAbout(string about, string text, params string[] choices) => Run(turn =>
        turn.Say(new Prompt(text, [.. choices.Select(c => new Option(c, new DialogAction("agree", ("what", $": {c}"), ("about", about))))]), MessageKind.Nudge));

    public Chat Later(TimeSpan time)
    {
        Now += time;
        return this;
    }

    public Chat Later(int minutes, int seconds = 0) => Later(new TimeSpan(0, minutes, seconds));

    /// <summary>A new version of the program takes over, with other dialogs.</summary>
    public Chat Upgraded(params IReadOnlyList<Flow<LeaveTurn>> flows)
    {
        engine = new DialogEngine<LeaveTurn>(flows, new LeaveOffice());
        return this;
    }

    /// <summary>The whole answer, line by line; an empty line parts two messages.</summary>
    public Chat Expect(params string[] lines)
    {
        Assert.Equal(string.Join('\n', lines), AnswerText);
        return this;
    }

    public Chat ExpectPart(string part)
    {
        Assert.Contains(part, AnswerText, StringComparison.Ordinal);
        return this;
    }

    public Chat ExpectDone(params string[] done)
    {
        Assert.Equal(done, Done);
        return this;
    }

    private Chat Run(Action<LeaveTurn> act)
    {
        var stored = StoreJson.Write(State);
        var (first, again) = (Think(stored, act), Think(stored, act));
        Assert.Equal(Whole(first), Whole(again));
        State = first.State;
        Answer = first.Replies;
        received.AddRange(first.Replies);
        Done.AddRange(first.Done);
        return this;
    }

    private LeaveTurn Think(string stored, Action<LeaveTurn> act)
    {
        var given = StoreJson.Read<ConversationState>(stored, "the state");
        var turn = new LeaveTurn(given, Texts, Now, engine);
        act(turn);
        Assert.Equal(stored, StoreJson.Write(given));
        return turn;
    }

    private static string Whole(LeaveTurn turn) => StoreJson.Write(turn.State) + StoreJson.Write(turn.Replies) + StoreJson.Write(turn.Done);
}
