using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace EscalationBot.Domain.Proposals;

/// <summary>The code of a record: KN-0117.</summary>
public readonly record struct ProposalId(int Number) : IComparable<ProposalId>
{
    private const string Prefix = "KN";

    public int CompareTo(ProposalId other) => Number.CompareTo(other.Number);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"KN-{Number:0000}");

    /// <summary>Reads "KN-0117", "kn 117", "kn0117"; any dash, a bare number is not a code.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ProposalId id)
    {
        id = default;
        var rest = text.AsSpan().Trim();
        if (!rest.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return false;
        var digits = rest[Prefix.Length..].TrimStart(" -\u2010\u2011\u2013");
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
            return false;
        id = new ProposalId(number);
        return true;
    }

    public static bool operator <(ProposalId left, ProposalId right) => left.CompareTo(right) < 0;

    public static bool operator >(ProposalId left, ProposalId right) => left.CompareTo(right) > 0;

    public static bool operator <=(ProposalId left, ProposalId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ProposalId left, ProposalId right) => left.CompareTo(right) >= 0;
}
