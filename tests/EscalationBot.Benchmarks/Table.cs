using System.Globalization;

namespace EscalationBot.Benchmarks;

/// <summary>Figures as a table that can be put into a README; rows are shown as they come.</summary>
internal sealed class Table
{
    private readonly TextWriter output;

    public Table(TextWriter output, string title, params IReadOnlyList<string> header)
    {
        this.output = output;
        output.WriteLine($"\n### {title}\n");
        Add(header);
        output.WriteLine($"|{string.Concat(header.Select((_, i) => i == 0 ? "---|" : "---:|"))}");
    }

    public void Add(params IReadOnlyList<string> cells) => output.WriteLine($"| {string.Join(" | ", cells)} |");

    public static string Number(double value) => value.ToString(value switch { >= 100 => "N0", >= 10 => "N1", _ => "N2" }, CultureInfo.InvariantCulture);

    public static string Milliseconds(TimeSpan time) => Number(time.TotalMilliseconds);
}
