using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace EscalationBot.Domain.Campaigns;

/// <summary>The code by which people speak of a bulk reminder: NV-0031.</summary>
public readonly record struct CampaignId(int Number) : IComparable<CampaignId>
{
    private const string Prefix = "NV";

    public int CompareTo(CampaignId other) => Number.CompareTo(other.Number);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}-{Number:0000}");

    /// <summary>Reads "NV-0031", "nv 31", "nv0031"; any dash, a bare number is not a code.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CampaignId id)
    {
        id = default;
        var rest = text.AsSpan().Trim();
        if (!rest.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return false;
        var digits = rest[Prefix.Length..].TrimStart(" -\u2010\u2011\u2013");
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
            return false;
        id = new CampaignId(number);
        return true;
    }

    public static bool operator <(CampaignId left, CampaignId right) => left.CompareTo(right) < 0;

    public static bool operator >(CampaignId left, CampaignId right) => left.CompareTo(right) > 0;

    public static bool operator <=(CampaignId left, CampaignId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CampaignId left, CampaignId right) => left.CompareTo(right) >= 0;
}
