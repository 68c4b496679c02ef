using System.Diagnostics.CodeAnalysis;

namespace EscalationBot.Domain.Proposals;

/// <summary>The code of a record: KN-0117.</summary>
public readonly record struct ProposalId(int Number) : IComparable<ProposalId>
{
    private const string Prefix = "KN";

    public int CompareTo(ProposalId other) => Number.CompareTo(other.Number);

    public override string ToString() => NumberedCode.Text(Prefix, Number);

    /// <summary>Reads "KN-0117", "kn 117", "kn0117"; any dash, a bare number is not a code.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ProposalId id)
    {
        var read = NumberedCode.TryParse(Prefix, text, out var number);
        id = read ? new ProposalId(number) : default;
        return read;
    }

    public static bool operator <(ProposalId left, ProposalId right) => left.CompareTo(right) < 0;

    public static bool operator >(ProposalId left, ProposalId right) => left.CompareTo(right) > 0;

    public static bool operator <=(ProposalId left, ProposalId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ProposalId left, ProposalId right) => left.CompareTo(right) >= 0;
}
