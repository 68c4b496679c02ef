using EscalationBot.Conversation.Dialogs;

namespace EscalationBot.Conversation.Tests.Toy;

/// <summary>The dialogs of the toy office, with an ear for a few fixed words.</summary>
internal sealed class LeaveOffice : IDialogSet<LeaveTurn>
{
    public const string TakeBack = "take-back";

    private static readonly Dictionary<string, Command> Commands = new()
    {
        ["có"] = Command.Yes,
        ["không"] = Command.No,
        ["trợ giúp"] = Command.Help,
        ["hủy"] = Command.Cancel,
        ["quay lại"] = Command.Back,
        ["bỏ qua"] = Command.Skip,
        ["sửa"] = Command.Edit,
        ["hoàn tác"] = Command.Undo,
        ["gặp cán bộ"] = Command.Human,
        ["làm lại"] = Command.Restart,
    };

    private static readonly Dictionary<string, DialogAction> Wants = new()
    {
        ["nghỉ phép"] = new("leave"),
        ["giữ phòng"] = new("room"),
        ["còn mấy ngày"] = new("balance"),
        ["danh sách"] = new("list"),
        ["tiếp tục"] = new(EngineActions.Resume),
        ["english"] = new("language", ("to", "en")),
        ["tiếng việt"] = new("language", ("to", "vi")),
    };

    public IReadOnlyDictionary<string, Action<LeaveTurn, DialogAction>> Actions { get; } = new Dictionary<string, Action<LeaveTurn, DialogAction>>
    {
        ["leave"] = (turn, action) => turn.Engine.Start(turn, LeaveForm.Name, Told(turn, action["text"])),
        ["room"] = (turn, _) => turn.Engine.Start(turn, RoomForm.Name),
        ["balance"] = (turn, _) => turn.Say(turn.Text("office.balance", ("left", LeaveForm.DaysLeft))),
        ["list"] = List,
        ["page"] = (turn, action) => turn.Say(turn.Text("office.page", ("page", action["page"]))),
        ["agree"] = Agree,
        [TakeBack] = (turn, action) =>
        {
            turn.Done.Add($"rút: {action["what"]}");
            turn.Say(turn.Text("office.taken-back"));
        },
        ["language"] = (turn, action) =>
        {
            turn.State = turn.State with { Language = action["to"] };
            turn.Say(turn.Text("office.language"));
        },
    };

    public IReadOnlySet<string> Asides { get; } = new HashSet<string> { "language" };

    public Heard Hear(LeaveTurn turn, string text)
    {
        if (LeaveForm.Number(text) is { } number)
            return Heard.Nothing with { Number = number };
        if (Commands.TryGetValue(text, out var command))
            return Heard.Nothing with { Command = command };
        if (text.StartsWith("à nhầm, ", StringComparison.Ordinal) && LeaveForm.Number(text[8..].Split(' ')[0]) is { } days)
            return Heard.Nothing with { Correction = new Correction(LeaveForm.Days, LeaveForm.DaysValue(turn, days)) };
        // With a question mark it cannot be meant as an answer.
        if (Wants.TryGetValue(text.TrimEnd('?'), out var wants))
            return Heard.Nothing with { Wants = wants, Interrupts = true, Certain = text.EndsWith('?') };
        // A sentence may be an answer as well: it does not interrupt a question that can read it.
        return text.StartsWith("xin nghỉ ", StringComparison.Ordinal)
            ? Heard.Nothing with { Wants = new DialogAction("leave", ("text", text[9..])) }
            : Heard.Nothing;
    }

    public void Help(LeaveTurn turn) => turn.Say(turn.Text("office.help"));

    public void Human(LeaveTurn turn)
    {
        turn.Done.Add("gọi cán bộ");
        turn.Say(turn.Text("office.human"));
    }

    public void NotUnderstood(LeaveTurn turn, int times) => turn.Say(turn.Text("office.not-understood", ("times", times)));

    /// <summary>"xin nghỉ ốm từ 12/1": what one sentence tells.</summary>
    private static Dictionary<string, SlotValue> Told(LeaveTurn turn, string text)
    {
        var slots = new Dictionary<string, SlotValue> { [LeaveForm.Who] = new("me", "") };
        if (LeaveForm.ReadKind(turn, text.Split(" từ ")[0]) is Reading.Filled kind)
            slots[LeaveForm.Kind] = kind.Value;
        if (text.Split(" từ ") is [_, var from])
            slots[LeaveForm.From] = new SlotValue(from, from);
        return slots;
    }

    private static void List(LeaveTurn turn, DialogAction action) => turn.Say(new Prompt(
        turn.Text("office.list"),
        new Option(turn.Text("office.next"), new DialogAction("page", ("page", "2")), Repeatable: true),
        new Option(turn.Text("office.agree"), new DialogAction("agree"))));

    private static void Agree(LeaveTurn turn, DialogAction action)
    {
        turn.Done.Add($"đồng ý{action["what"]}");
        turn.Say(turn.Text("office.agreed"));
    }
}
