using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EscalationBot.ZaloSimulator;

/// <summary>A template as Zalo approved it.</summary>
/// <param name="ByUser">It may go to users of the account, not only to telephone numbers.</param>
public sealed record FakeTemplate(string Id, IReadOnlyDictionary<string, int> Parameters, string Status = "ENABLE", bool ByUser = true)
{
    public string Title { get; init; } = "";

    /// <summary>The parameters that are dates.</summary>
    public IReadOnlyList<string> Dates { get; init; } = [];

    /// <summary>What it says, gaps in angle brackets.</summary>
    public string Paragraph { get; init; } = "";

    public string Filled(IReadOnlyDictionary<string, string> values) =>
        values.Aggregate(Paragraph, (text, value) => text.Replace($"<{value.Key}>", value.Value, StringComparison.Ordinal));
}

/// <summary>The template service: what is declared, checked in Zalo's order, and counted against the quota of the day.</summary>
public sealed partial class FakeZaloTemplates(Func<DateTimeOffset> now)
{
    private readonly ConcurrentDictionary<string, FakeTemplate> templates = new();
    private int sent;

    /// <summary>Numbers that have Zalo.</summary>
    public ConcurrentDictionary<string, byte> Phones { get; } = new();

    public int DailyQuota { get; set; } = 500;

    /// <summary>Templates by telephone number are refused from 22:00 to 06:00.</summary>
    public bool RestsAtNight { get; set; }

    /// <summary>Zalo does not say what it declares.</summary>
    public bool Silent { get; set; }

    public void Approve(FakeTemplate template) => templates[template.Id] = template;

    public FakeTemplate? Find(string id) => templates.GetValueOrDefault(id);

    public JsonObject? Describe(string id) => Silent || !templates.TryGetValue(id, out var template) ? null : new JsonObject
    {
        ["templateId"] = id,
        ["status"] = template.Status,
        ["listParams"] = new JsonArray([.. template.Parameters.Select(p => new JsonObject
        {
            ["name"] = p.Key, ["require"] = true, ["type"] = template.Dates.Contains(p.Key) ? "date" : "STRING", ["maxLength"] = p.Value, ["minLength"] = 1, ["acceptNull"] = false,
        })]),
    };

    /// <summary>0 accepts.</summary>
    public int Verdict(ZaloCall call, bool byPhone)
    {
        if (!templates.TryGetValue(call.Template, out var template))
            return -109;
        if (template.Status != "ENABLE")
            return -131;
        if (!byPhone && !template.ByUser)
            return -249;
        if (template.Parameters.Keys.Any(p => call.Values.GetValueOrDefault(p, "").Length == 0))
            return -1122;
        if (call.Values.Any(v => !template.Parameters.TryGetValue(v.Key, out var most) || v.Value.Length > most))
            return -1121;
        if (template.Dates.Any(d => !Date().IsMatch(call.Values[d])))
            return -1124;
        if (byPhone && !call.User.StartsWith("84", StringComparison.Ordinal))
            return -108;
        if (byPhone && !Phones.ContainsKey(call.User))
            return -118;
        if (byPhone && RestsAtNight && now().ToOffset(TimeSpan.FromHours(7)).Hour is < 6 or >= 22)
            return -133;
        if (sent >= DailyQuota)
            return -144;
        sent++;
        return 0;
    }

    [GeneratedRegex(@"^(\d{2}:\d{2}(:\d{2})? )?\d{2}/\d{2}/\d{4}$|^\d{2}/\d{2,4}$")]
    private static partial Regex Date();

    public JsonObject Quota() => new()
    {
        ["dailyQuota"] = DailyQuota.ToString(CultureInfo.InvariantCulture),
        ["remainingQuota"] = (DailyQuota - sent).ToString(CultureInfo.InvariantCulture),
    };
}
