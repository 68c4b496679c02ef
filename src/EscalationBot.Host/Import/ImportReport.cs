using EscalationBot.Host.Import.Files;

namespace EscalationBot.Host.Import;

/// <summary>The report of an import, line by line: every row with what became of it, and for a refused one reason and cure.</summary>
internal sealed class ImportReport(ImportTexts texts)
{
    public IEnumerable<string> Lines(ImportPlan plan, bool dryRun) =>
    [
        .. plan.Sheets.Select(s => texts.Text("import.sheet-line", ("sheet", s.Sheet), ("reason", texts.Reason(s.TextKey, s.Args)))),
        .. plan.Rows.Select(Line),
        Summary(plan),
        texts.Text(dryRun ? "import.dry-run" : Saves(plan) ? "import.saved" : "import.nothing"),
    ];

    /// <summary>Why a file cannot be used, and what to do.</summary>
    public string Unreadable(FileReading.Unreadable reason) => Sentence(null, null, reason.TextKey, reason.Args);

    private static bool Saves(ImportPlan plan) => plan.Rows.Any(r => r.Result is RowResult.Created or RowResult.Updated);

    private string Line(RowOutcome row)
    {
        var line = texts.Text(
            "import.line", ("sheet", row.Sheet), ("row", row.Row), ("result", texts.Text($"import.{row.Result.ToString().ToLowerInvariant()}")), ("subject", row.Subject));
        return row.Remarks.Count == 0
            ? line
            : $"{line.TrimEnd()}. {string.Join(' ', row.Remarks.Select(r => Sentence(row.Table, r.Column, r.TextKey, r.Args)))}";
    }

    private string Sentence(string? table, string? column, string key, IReadOnlyList<(string Name, string Value)> args)
    {
        var reason = texts.Reason(key, args);
        var told = table is not null && column is not null
            ? texts.Text("import.reason-in-column", ("column", texts.Column(table, column)), ("reason", reason))
            : texts.Text("import.reason", ("reason", reason));
        return texts.Cure(key, args) is { } cure ? $"{told} {texts.Text("import.cure", ("cure", cure))}" : told;
    }

    private string Summary(ImportPlan plan) => texts.Text(
        "import.summary", ("all", plan.Rows.Count), ("created", plan.Count(RowResult.Created)), ("updated", plan.Count(RowResult.Updated)),
        ("unchanged", plan.Count(RowResult.Unchanged)), ("refused", plan.Count(RowResult.Refused)));
}
