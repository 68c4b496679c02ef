using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace EscalationBot.Domain.Proposals;

/// <summary>The code of a record: KN-0117.</summary>
public readonly record struct ProposalId(int Number) : IComparable<ProposalId>
{
    public int CompareTo(ProposalId other) => Number.CompareTo(other.Number);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"KN-{Number:0000}");

    /// <summary>Reads "KN-0117", "kn 117", "kn0117"; a bare number is not a code.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ProposalId id) => throw new NotSupportedException();

    public static bool operator <(ProposalId left, ProposalId right) => left.CompareTo(right) < 0;

    public static bool operator >(ProposalId left, ProposalId right) => left.CompareTo(right) > 0;

    public static bool operator <=(ProposalId left, ProposalId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ProposalId left, ProposalId right) => left.CompareTo(right) >= 0;
}
