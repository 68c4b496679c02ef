using EscalationBot.Conversation.Messages;
using FsCheck;
using FsCheck.Fluent;

namespace EscalationBot.Channels.Tests.Web;

/// <summary>Messages that chance made: any blocks, any number of choices, words of any length in any script.</summary>
public static class AnyMessage
{
    private static readonly Gen<string> Words = Gen.OneOf(
        Gen.Elements("", "KN-0117", "Kính gửi đồng chí,", "Hạn: 05/01/2026", "a\u0302\u0323", "🙂", "Có", "hai\ndòng"),
        Gen.Choose(1, 900).Select(n => string.Join(' ', Enumerable.Repeat("quá hạn 06 ngày.", n / 16 + 1))),
        Gen.Choose(1, 3000).Select(n => new string('đ', n)),
        Gen.Choose(1, 1500).Select(n => string.Concat(Enumerable.Repeat("🙂", n))));

    private static readonly Gen<IReadOnlyList<string>> Row = Words.ListOf(3).Select(c => (IReadOnlyList<string>)[.. c]);

    private static readonly Gen<Block> AnyBlock = Gen.OneOf(
        Words.Select(t => (Block)new Paragraph(t)),
        Words.Select(t => (Block)new Heading(t)),
        Gen.ListOf(from label in Words from value in Words select new Fact(label, value)).Select(f => (Block)new FactList([.. f])),
        Gen.ListOf(Words).Select(i => (Block)new BulletList([.. i])),
        Gen.ListOf(Row).Select(r => (Block)new Table(["Cơ quan", "Số", "Quá hạn"], [.. r])));

    public static Arbitrary<OutgoingMessage> Arbitrary { get; } = Arb.From(
        from blocks in AnyBlock.ListOf(4)
        from count in Gen.Choose(0, 20)
        from choices in Words.ListOf(count)
        select new OutgoingMessage(MessageKind.Reply, "vi", [.. blocks], [.. choices.Select((t, i) => new Choice(i + 1, $"q1-{i + 1}", t))]));
}
