using System.Text.Json;
using System.Text.RegularExpressions;
using EscalationBot.Conversation;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Proposals;
using EscalationBot.Vietnamese;

namespace EscalationBot.Dialogs.Common;

/// <summary>
/// Fixed phrases that ask for something, from Phrases.json: compared without diacritics, case and closing punctuation.
/// <c>{record}</c> stands for a record code, <c>{campaign}</c> for the code of a bulk reminder; the phrase must be the whole text, "{rest}" at its end takes what follows,
/// "…" leaves room for a few other words.
/// </summary>
internal static partial class Phrases
{
    private const int Longest = 300;
    private const string RecordMark = "{record}";
    private const string CampaignMark = "{campaign}";
    private const string RestMark = "{rest}";
    private const char GapMark = '…';

    private static readonly Dictionary<string, string> Exact = [];
    private static readonly List<(string Start, string Action)> Openings = [];
    private static readonly List<(Regex Words, string Action)> Gapped = [];

    static Phrases()
    {
        using var stream = typeof(Phrases).Assembly.GetManifestResourceStream(typeof(Phrases), "Phrases.json")!;
        foreach (var phrase in JsonSerializer.Deserialize<List<Phrase>>(stream, JsonSerializerOptions.Web)!)
            Add(phrase);
        Openings.Sort((a, b) => b.Start.Length - a.Start.Length);
    }

    /// <summary>What the whole text asks for, or null.</summary>
    public static DialogAction? Match(string text)
    {
        if (text.Length > Longest)
            return null;
        var (pattern, record, campaign) = Pattern(text);
        if (Exact.TryGetValue(pattern, out var action))
            return With(action, record, campaign, null);
        foreach (var (start, open) in Openings)
            if (pattern.StartsWith(start, StringComparison.Ordinal) && pattern.Length > start.Length)
                return With(open, record, campaign, Tail(text, pattern[start.Length..].Trim().Length));
        return Gapped.FirstOrDefault(g => g.Words.IsMatch(pattern)) is { Words: not null } gapped ? With(gapped.Action, record, campaign, null) : null;
    }

    /// <summary>Whether the text is one of the phrases and nothing else.</summary>
    public static bool IsExact(string text) => text.Length <= Longest && Exact.ContainsKey(Pattern(text).Pattern);

    /// <summary>The text in one form, its first codes of a record and a campaign replaced by their marks.</summary>
    private static (string Pattern, ProposalId? Record, CampaignId? Campaign) Pattern(string text)
    {
        ProposalId? record = null;
        var pattern = RecordCode().Replace(Squeeze(text), match =>
        {
            if (record is not null || !ProposalId.TryParse(match.Value, out var id))
                return match.Value;
            record = id;
            return RecordMark;
        });
        CampaignId? campaign = null;
        pattern = CampaignCode().Replace(pattern, match =>
        {
            if (campaign is not null || !CampaignId.TryParse(match.Value, out var id))
                return match.Value;
            campaign = id;
            return CampaignMark;
        });
        return (pattern, record, campaign);
    }

    /// <summary>The record code in a text, wherever it stands.</summary>
    public static ProposalId? RecordIn(string text) =>
        RecordCode().Match(text) is { Success: true } match && ProposalId.TryParse(match.Value, out var id) ? id : null;

    private static void Add(Phrase phrase)
    {
        if (phrase.Say.Contains(GapMark))
            Gapped.Add((Words(phrase.Say), phrase.Do));
        else if (Canonical(phrase.Say) is var say && say.EndsWith(RestMark, StringComparison.Ordinal))
            Openings.Add((say[..^RestMark.Length], phrase.Do));
        else
            Exact[say] = phrase.Do;
    }

    /// <summary>Whole words in their order, with at most a clause between them.</summary>
    private static Regex Words(string say)
    {
        var parts = say.Split(GapMark).Select(part => Canonical(part).Trim());
        return new Regex($"^{string.Join(".{0,60}", parts.Select(part => part.Length == 0 ? "" : $@"(?<!\w){Regex.Escape(part)}(?!\w)"))}$", RegexOptions.CultureInvariant);
    }

    private static string Canonical(string say) =>
        Squeeze(say.Replace(RecordMark, "kn-0", StringComparison.Ordinal).Replace(CampaignMark, "nv-0", StringComparison.Ordinal))
            .Replace("kn-0", RecordMark, StringComparison.Ordinal).Replace("nv-0", CampaignMark, StringComparison.Ordinal);

    private static DialogAction With(string action, ProposalId? record, CampaignId? campaign, string? rest)
    {
        var parsed = DialogAction.Parse(action);
        var args = new Dictionary<string, string>(parsed.Args);
        if (record is { } id)
            args["id"] = id.ToString();
        if (campaign is { } code)
            args["campaign"] = code.ToString();
        if (rest is not null)
            args["rest"] = rest;
        return new DialogAction(parsed.Name, args);
    }

    /// <summary>The last part of the text as typed; folding keeps the number of words, not of letters.</summary>
    private static string Tail(string text, int foldedLength)
    {
        var words = text.Trim().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var taken = new List<string>();
        for (var i = words.Length - 1; i >= 0 && Squeeze(string.Join(' ', taken)).Length < foldedLength; i--)
            taken.Insert(0, words[i]);
        return string.Join(' ', taken);
    }

    private static string Squeeze(string text) =>
        string.Join(' ', VietnameseReader.Fold(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', '!', '?', ' ');

    [GeneratedRegex(@"\bkn\s?-?\s?\d{1,7}\b", RegexOptions.IgnoreCase)]
    private static partial Regex RecordCode();

    [GeneratedRegex(@"\bnv\s?-?\s?\d{1,7}\b", RegexOptions.IgnoreCase)]
    private static partial Regex CampaignCode();

    private sealed record Phrase(string Say, string Do);
}
