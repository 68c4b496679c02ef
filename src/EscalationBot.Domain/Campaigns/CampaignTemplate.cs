using System.Text;

namespace EscalationBot.Domain.Campaigns;

/// <summary>What a template may leave open for each recipient.</summary>
public enum Placeholder
{
    /// <summary>The post addressed, without its unit ("Chủ tịch").</summary>
    Post,

    /// <summary>The unit ("UBND xã A").</summary>
    Unit,

    /// <summary>Until when.</summary>
    Deadline,

    /// <summary>The review round ("tháng 01/2026").</summary>
    Round,

    /// <summary>How many of the unit's proposals are open.</summary>
    Open,

    /// <summary>How many of them are overdue.</summary>
    Overdue,
}

/// <summary>What came of reading a template that somebody wrote.</summary>
public abstract record TemplateReading
{
    private TemplateReading() { }

    public sealed record Good(CampaignTemplate Template) : TemplateReading;

    public sealed record Refused(Refusal Reason) : TemplateReading;
}

/// <summary>
/// The text of a bulk reminder. Its placeholders are kept by the names of <see cref="Placeholder"/> in braces, whatever
/// language they were written in.
/// </summary>
public sealed record CampaignTemplate(string Text)
{
    /// <summary>Characters of a template; with names filled in it still fits one message (user stories 3).</summary>
    public const int Longest = 1000;

    /// <summary>The placeholders it holds.</summary>
    public IReadOnlyList<Placeholder> Placeholders => [.. Enum.GetValues<Placeholder>().Where(Has)];

    public bool Has(Placeholder placeholder) => Text.Contains(Mark(placeholder), StringComparison.Ordinal);

    /// <summary>Reads what somebody wrote: every placeholder is known, every brace closed, the text neither empty nor too long.</summary>
    /// <param name="named">What the words inside braces mean, or null for nothing.</param>
    public static TemplateReading Read(string written, Func<string, Placeholder?> named)
    {
        var text = new StringBuilder();
        var unknown = new List<string>();
        var rest = written.Trim().AsSpan();
        while (rest.IndexOf('{') is >= 0 and var open)
        {
            text.Append(rest[..open]);
            var length = rest[open..].IndexOf('}');
            if (rest[..open].Contains('}') || length < 0)
                return No(RefusalKeys.TemplateBroken);
            var name = rest.Slice(open + 1, length - 1).Trim().ToString();
            if (named(name) is { } placeholder)
                text.Append(Mark(placeholder));
            else
                unknown.Add(name);
            rest = rest[(open + length + 1)..];
        }
        text.Append(rest);
        return rest.Contains('}') ? No(RefusalKeys.TemplateBroken) : Check(text.ToString(), unknown);
    }

    /// <summary>The text for one recipient.</summary>
    public string Fill(Func<Placeholder, string> value)
    {
        var filled = new StringBuilder();
        var rest = Text.AsSpan();
        while (rest.IndexOf('{') is >= 0 and var open)
        {
            var close = open + rest[open..].IndexOf('}');
            filled.Append(rest[..open]).Append(value(Enum.Parse<Placeholder>(rest[(open + 1)..close])));
            rest = rest[(close + 1)..];
        }
        return filled.Append(rest).ToString();
    }

    private static TemplateReading Check(string text, List<string> unknown) => text switch
    {
        _ when unknown.Count > 0 => No(
            RefusalKeys.TemplateUnknown, ("unknown", string.Join(", ", unknown.Distinct())), ("allowed", string.Join(",", Enum.GetNames<Placeholder>()))),
        { Length: 0 } => No(RefusalKeys.TemplateEmpty),
        { Length: > Longest } => No(RefusalKeys.TemplateTooLong, ("most", $"{Longest}")),
        _ => new TemplateReading.Good(new CampaignTemplate(text)),
    };

    private static TemplateReading.Refused No(string key, params IReadOnlyList<(string, string)> args) => new(new Refusal(key, args));

    private static string Mark(Placeholder placeholder) => $"{{{placeholder}}}";
}
