using System.Globalization;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;

namespace EscalationBot.Conversation.Tests.Toy;

/// <summary>An application for leave: choices, a day, a number, a paper that only sick leave needs, a name, free words.</summary>
internal static class LeaveForm
{
    public const string Name = "leave";
    public const string Who = "who";
    public const string Kind = "kind";
    public const string From = "from";
    public const string Days = "days";
    public const string Paper = "paper";
    public const string StandIn = "stand-in";
    public const string Reason = "reason";
    public const int DaysLeft = 10;

    public static Flow<LeaveTurn> Flow { get; } = new(Name)
    {
        Slots =
        [
            new Slot<LeaveTurn>(Who) { Given = true, Needed = (_, _) => false, Ask = (_, _) => new Prompt(""), Read = (_, _, _) => new Reading.NotUnderstood() },
            new Slot<LeaveTurn>(Kind) { Label = "leave.kind", Ask = (turn, _) => AskKind(turn), Read = (turn, _, text) => ReadKind(turn, text) },
            new Slot<LeaveTurn>(From) { Label = "leave.from", Field = FieldKind.Day, Ask = (turn, _) => new Prompt(turn.Text("leave.ask-from")), Read = ReadFrom },
            new Slot<LeaveTurn>(Days)
            {
                Label = "leave.days",
                Field = FieldKind.Line,
                Holds = (_, draft) => draft.Value(Kind) != "own" || Number(draft.Value(Days)) <= 3,
                Ask = (turn, _) => new Prompt(turn.Text("leave.ask-days")),
                Read = (turn, draft, text) => ReadDays(turn, draft, text),
            },
            new Slot<LeaveTurn>(Paper)
            {
                Label = "leave.paper",
                FreeText = true,
                Needed = (_, draft) => draft.Value(Kind) == "sick",
                Ask = (turn, _) => new Prompt(turn.Text("leave.ask-paper")),
                Read = (_, _, text) => Words(text),
            },
            new Slot<LeaveTurn>(StandIn)
            {
                Label = "leave.stand-in",
                Field = FieldKind.Line,
                Optional = true,
                Ask = (turn, _) => new Prompt(turn.Text("leave.ask-stand-in"), new Option(turn.Text("leave.nobody"), EngineActions.FillSlot(StandIn, new SlotValue("", turn.Text("leave.nobody"))), Means: Answer.No)),
                Read = (turn, _, text) => ReadStandIn(turn, text),
            },
            new Slot<LeaveTurn>(Reason) { Label = "leave.reason", FreeText = true, Ask = (turn, _) => new Prompt(turn.Text("leave.ask-reason")), Read = (_, _, text) => Words(text) },
        ],
        Summary = Summary,
        Complete = Send,
        About = (turn, draft) => turn.Text("leave.about", ("from", draft.Shown(From))),
    };

    public static Reading ReadKind(LeaveTurn turn, string text) => text switch
    {
        "phép" or "annual" => new Reading.Filled(KindValue(turn, "annual")),
        "ốm" or "sick" => new Reading.Filled(KindValue(turn, "sick")),
        "việc riêng" or "own" => new Reading.Filled(KindValue(turn, "own")),
        _ => new Reading.NotUnderstood(),
    };

    public static int? Number(string? text) =>
        text is { Length: < 4 } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static SlotValue KindValue(LeaveTurn turn, string kind) => new(kind, turn.Text($"leave.kind-{kind}"));

    private static Prompt AskKind(LeaveTurn turn) => new(
        turn.Text("leave.ask-kind"),
        [.. new[] { "annual", "sick", "own" }.Select(k => new Option(turn.Text($"leave.kind-{k}"), EngineActions.FillSlot(Kind, KindValue(turn, k))))]);

    /// <summary>"12/1", or "12/1, 3 ngày" which tells the days as well; "thứ hai" may be this one or the next.</summary>
    private static Reading ReadFrom(LeaveTurn turn, Draft draft, string text)
    {
        if (text == "thứ hai")
            return new Reading.Ambiguous(turn.Text("leave.which-day"), [Day("12/01"), Day("19/01")]);
        var parts = text.Split(", ");
        if (!DateOnly.TryParseExact(parts[0], "d/M", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new Reading.NotUnderstood();
        if (day < turn.Today)
            return new Reading.Refused(turn.Text("leave.past"));
        var days = parts.Length > 1 ? Number(parts[1].Split(' ')[0]) : null;
        return new Reading.Filled(
            Day(day.ToString("dd/MM", CultureInfo.InvariantCulture)),
            days is { } n ? new Dictionary<string, SlotValue> { [Days] = DaysValue(turn, n) } : null);
    }

    private static SlotValue Day(string text) => new(text, text);

    private static Reading ReadDays(LeaveTurn turn, Draft draft, string text) => Number(text.Replace(" ngày", "", StringComparison.Ordinal)) switch
    {
        null => new Reading.NotUnderstood(),
        > 3 when draft.Value(Kind) == "own" => new Reading.Refused(turn.Text("leave.own-at-most")),
        0 => new Reading.Refused(turn.Text("leave.no-days")),
        { } days => new Reading.Filled(DaysValue(turn, days)),
    };

    public static SlotValue DaysValue(LeaveTurn turn, int days) => new($"{days}", turn.Text("leave.so-many-days", ("days", days)));

    private static Reading ReadStandIn(LeaveTurn turn, string text) => text switch
    {
        "An" => new Reading.Ambiguous(turn.Text("leave.which-person"), [new("an-1", "An (Kế toán)"), new("an-2", "An (Văn thư)")]),
        "Bình" => new Reading.Filled(new SlotValue("binh", "Bình")),
        "tôi" => new Reading.Refused(turn.Text("leave.not-yourself")),
        _ => new Reading.NotUnderstood(),
    };

    private static Reading.Filled Words(string text) => new(new SlotValue(text, text));

    private static Prompt Summary(LeaveTurn turn, Draft draft) => new(
        [new Paragraph(turn.Text("leave.summary")), new FactList([.. Flow.Slots.Where(s => s.Label is not null && s.Needed(turn, draft)).Select(s => new Fact(turn.Text(s.Label!), draft.Shown(s.Name)))])],
        new Option(turn.Text("leave.send"), new DialogAction(EngineActions.Confirm), Means: Answer.Yes),
        new Option(turn.Text("leave.edit"), new DialogAction(EngineActions.Edit), Means: Answer.No),
        new Option(turn.Text("leave.cancel"), new DialogAction(EngineActions.Cancel)));

    private static void Send(LeaveTurn turn, Draft draft)
    {
        if (Number(draft.Value(Days)) > DaysLeft)
        {
            turn.Refuse(turn.Text("leave.too-many", ("left", DaysLeft)));
            return;
        }
        var what = string.Join(", ", Flow.Slots.Where(s => s.Label is not null && s.Needed(turn, draft)).Select(s => draft.Shown(s.Name)));
        turn.Done.Add($"gửi: {what}");
        turn.State = turn.State with { Undo = new UndoOffer(new DialogAction(LeaveOffice.TakeBack, ("what", what)).ToString(), turn.Now, turn.Now.AddMinutes(10)) };
        turn.Say(turn.Text("leave.sent"));
    }
}
