using EscalationBot.Conversation.Tests.Toy;
using FsCheck;
using FsCheck.Fluent;

namespace EscalationBot.Conversation.Tests.Dialogs;

/// <summary>One thing that happens in a chat.</summary>
public abstract record Act
{
    public sealed record Says(string Text) : Act;

    /// <summary>Presses a button that was ever shown, counted back from the newest.</summary>
    public sealed record Presses(int Back) : Act;

    public sealed record PressesNothing : Act;

    public sealed record SendsSticker : Act;

    public sealed record IsTold(int Choices) : Act;

    public sealed record Waits(int Minutes) : Act;

    /// <summary>Said or pressed by the user, who then expects an answer.</summary>
    public bool IsOfUser() => this is Says or Presses or PressesNothing or SendsSticker;

    internal void On(Chat chat)
    {
        switch (this)
        {
            case Says says: chat.Send(says.Text); break;
            case Presses presses: chat.PressId(Button(chat, presses.Back)); break;
            case PressesNothing: chat.PressId("q77-7"); break;
            case SendsSticker: chat.SendSticker(); break;
            case IsTold told: chat.Told("Tin báo.", [.. Enumerable.Range(1, told.Choices).Select(n => $"Đáp {n}")]); break;
            case Waits waits: chat.Later(waits.Minutes); break;
        }
    }

    private static string Button(Chat chat, int back)
    {
        var shown = chat.Received.SelectMany(m => m.Choices).Reverse().ToList();
        return shown.Count == 0 ? "" : shown[back % shown.Count].Id;
    }
}

/// <summary>A chat that chance wrote.</summary>
public sealed record RandomChat(IReadOnlyList<Act> Acts)
{
    public override string ToString() => string.Join('\n', Acts);
}

/// <summary>People mostly answer, often interrupt and sometimes do something odd.</summary>
public static class RandomChats
{
    private static readonly Gen<Act> Word = Gen.Elements(
        "nghỉ phép", "giữ phòng", "còn mấy ngày", "danh sách", "tiếp tục", "english", "tiếng việt", "xin nghỉ ốm từ 13/01", "xin nghỉ phép từ 14/01",
        "phép", "ốm", "việc riêng", "12/1", "12/1, 3 ngày", "1/1", "thứ hai", "2 ngày", "An", "Bình", "tôi", "về quê", "xanh", "à nhầm, 5 ngày", "")
        .Select(t => (Act)new Act.Says(t));

    private static readonly Gen<Act> Command = Gen.Elements("có", "không", "trợ giúp", "hủy", "quay lại", "bỏ qua", "sửa", "hoàn tác", "gặp cán bộ", "làm lại")
        .Select(t => (Act)new Act.Says(t));

    private static readonly Gen<Act> Any = Gen.Frequency(
        (6, Word),
        (6, Gen.Choose(0, 7).Select(n => (Act)new Act.Says($"{n}"))),
        (4, Command),
        (4, Gen.Choose(0, 5).Select(n => (Act)new Act.Presses(n))),
        (2, Gen.Choose(0, 60).Select(n => (Act)new Act.Presses(n))),
        (2, Gen.Choose(0, 3).Select(n => (Act)new Act.IsTold(n))),
        (1, Gen.Elements(1, 9, 11, 60 * 24, 60 * 24 * 31).Select(n => (Act)new Act.Waits(n))),
        (1, Gen.Elements<Act>(new Act.PressesNothing(), new Act.SendsSticker())));

    public static Arbitrary<RandomChat> Arbitrary { get; } = Arb.From(
        Gen.Choose(1, 60).SelectMany(n => Any.ListOf(n)).Select(acts => new RandomChat([.. acts])),
        chat => Enumerable.Range(0, chat.Acts.Count).Select(i => new RandomChat([.. chat.Acts.Where((_, at) => at != i)])));
}
