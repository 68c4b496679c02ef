using BenchmarkDotNet.Attributes;
using EscalationBot.Vietnamese;

namespace EscalationBot.Benchmarks.Vietnamese;

/// <summary>Pasted texts of 10, 100 and 1,000 kB: ten times the text must cost about ten times as much and no more.</summary>
public class LongTexts
{
    private static readonly DateOnly Today = new(2024, 9, 12);

    private readonly NameIndex names = new(
    [
        new("stc", "Sở Tài chính", ["STC"]), new("sxd", "Sở Xây dựng", ["SXD"]), new("skhdt", "Sở Kế hoạch và Đầu tư", ["SKHĐT"]),
        new("dakmar", "Ủy ban nhân dân xã Đăk Mar", []), new("dakha", "Ủy ban nhân dân huyện Đăk Hà", []),
    ]);

    private string text = "";

    [Params(10, 100, 1000)]
    public int Kilobytes { get; set; }

    /// <summary>Sentences, digits, signs and letters without sense in turn.</summary>
    [Params("sentences", "digits", "letters", "separators")]
    public string Of { get; set; } = "";

    [GlobalSetup]
    public void Write()
    {
        var piece = Of switch
        {
            "digits" => "1/2/3.4,5-6 78 ",
            "letters" => "thangngaynamtuanhomqua",
            "separators" => "từ đến trước trong vòng ngày - / , ( ",
            _ => string.Join(". ", TwentySentences.Vietnamese) + ". Công văn số 3239/UBND-KTTH ngày 12/9/2024 của Sở Tài chính. ",
        };
        text = string.Concat(Enumerable.Repeat(piece, (Kilobytes * 1000 / piece.Length) + 1))[..(Kilobytes * 1000)];
    }

    [Benchmark]
    public int Sentence() => VietnameseReader.Default.Sentence(text, Today.ToDateTime(default)).Dates.Count;

    [Benchmark]
    public int Names() => VietnameseReader.Default.Names(text, names).Count;

    [Benchmark]
    public int ReplyHints() => VietnameseReader.Default.ReplyHints(text).Count;

    [Benchmark]
    public int Numbers() => VietnameseNumberRecognizer.RecognizeNumber(text).Count;
}
