using EscalationBot.Vietnamese;

namespace EscalationBot.Benchmarks.Vietnamese;

/// <summary>
/// Pasted texts of 10, 100 and 1,000 kB: what a character costs must stay the same, whatever the text repeats. Each figure is the
/// median of several readings; texts of all sizes are read in turn, so that a busy moment falls on all of them.
/// </summary>
internal static class LinearBenchmark
{
    private const int Runs = 5;
    private const int WarmUps = 2_000;

    private static readonly int[] Kilobytes = [10, 100, 1000];
    private static readonly DateTime Now = new(2024, 9, 12, 9, 15, 0);

    private static readonly NameIndex Names = new(
    [
        new("stc", "Sở Tài chính", ["STC"]), new("sxd", "Sở Xây dựng", ["SXD"]), new("skhdt", "Sở Kế hoạch và Đầu tư", ["SKHĐT"]),
        new("dakmar", "Ủy ban nhân dân xã Đăk Mar", []), new("dakha", "Ủy ban nhân dân huyện Đăk Hà", []),
    ]);

    private static readonly Dictionary<string, string> Pieces = new()
    {
        ["sentences"] = string.Join(". ", TwentySentences.Vietnamese) + ". Công văn số 3239/UBND-KTTH ngày 12/9/2024 của Sở Tài chính. ",
        ["digits"] = "1/2/3.4,5-6 78 ",
        ["one long number"] = "1234567890",
        ["letters"] = "thangngaynamtuanhomqua",
        ["words of time"] = "từ đến trước trong vòng ngày - / , ( ",
        ["mixed"] = "ngày 1/2/3 từ 4.5 hai mươi 6h7 chưa trả lời 89/STC-NS, (không) năm năm 100 tỷ tỷ ",
    };

    public static async Task RunAsync(TextWriter output)
    {
        foreach (var (_, read) in Readers)
            for (var i = 0; i < WarmUps; i++) read(Pieces["mixed"]);
        var table = new Table(output, "Reading, ns per character", ["text", "reader", .. Kilobytes.Select(k => $"{k:N0} kB"), "1,000 / 10 kB"]);
        foreach (var (name, piece) in Pieces)
        {
            foreach (var (reader, read) in Readers)
            {
                var costs = await CostsAsync(piece, read);
                table.Add([name, reader, .. costs.Select(Table.Number), Table.Number(costs[^1] / costs[0])]);
            }
        }
    }

    private static Dictionary<string, Action<string>> Readers => new()
    {
        ["whole sentence"] = text => VietnameseReader.Default.Sentence(text, Now),
        ["names"] = text => VietnameseReader.Default.Names(text, Names),
        ["numbers"] = text => VietnameseNumberRecognizer.RecognizeNumber(text),
    };

    private static async Task<List<double>> CostsAsync(string piece, Action<string> read)
    {
        List<double> costs = [];
        foreach (var kilobytes in Kilobytes)
        {
            var length = kilobytes * 1000;
            var text = string.Concat(Enumerable.Repeat(piece, (length / piece.Length) + 1))[..length];
            read(text);
            costs.Add((await Measure.MedianAsync(Runs, () => read(text))).TotalNanoseconds / length);
        }
        return costs;
    }
}
