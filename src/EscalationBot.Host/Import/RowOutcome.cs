namespace EscalationBot.Host.Import;

/// <summary>What the import does with a row.</summary>
public enum RowResult { Created, Updated, Unchanged, Refused }

/// <summary>
/// A reason why a row is refused, or a note on one that is not: a text key (<c>import.*</c>, or <c>refused.*</c> where the
/// rules of proposals speak) and what fills its placeholders. The cure stands under the same key with <c>.cure</c>.
/// </summary>
/// <param name="Column">Key of the column in the form; null when it concerns the whole row.</param>
public sealed record RowRemark(string? Column, string TextKey, params IReadOnlyList<(string Name, string Value)> Args);

/// <param name="Table">Key of the table in the form.</param>
/// <param name="Subject">What the row is about: a code, or the number of a document.</param>
public sealed record RowOutcome(string Table, string Sheet, int Row, RowResult Result, string Subject, IReadOnlyList<RowRemark> Remarks);

/// <summary>A note on a sheet: nothing of it was read, or a column was left out.</summary>
public sealed record SheetRemark(string Sheet, string TextKey, params IReadOnlyList<(string Name, string Value)> Args);
