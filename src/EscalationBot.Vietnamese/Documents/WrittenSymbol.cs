namespace EscalationBot.Vietnamese.Documents;

/// <summary>A document number with its symbol as it stands in a text, or a record code (KN-0117).</summary>
/// <param name="Record">The record code in its full form when it is one.</param>
internal sealed record WrittenSymbol(
    Span Span, int Number, int? Year, string? KindCode, string? Issuer, string? Unit, string? Normalized, string? Record = null)
{
    public bool IsRecord => Record is not null;
}
