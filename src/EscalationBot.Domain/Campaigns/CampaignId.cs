using System.Diagnostics.CodeAnalysis;

namespace EscalationBot.Domain.Campaigns;

/// <summary>The code by which people speak of a bulk reminder: NV-0031.</summary>
public readonly record struct CampaignId(int Number) : IComparable<CampaignId>
{
    private const string Prefix = "NV";

    public int CompareTo(CampaignId other) => Number.CompareTo(other.Number);

    public override string ToString() => NumberedCode.Text(Prefix, Number);

    /// <summary>Reads "NV-0031", "nv 31", "nv0031"; any dash, a bare number is not a code.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CampaignId id)
    {
        var read = NumberedCode.TryParse(Prefix, text, out var number);
        id = read ? new CampaignId(number) : default;
        return read;
    }

    public static bool operator <(CampaignId left, CampaignId right) => left.CompareTo(right) < 0;

    public static bool operator >(CampaignId left, CampaignId right) => left.CompareTo(right) > 0;

    public static bool operator <=(CampaignId left, CampaignId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CampaignId left, CampaignId right) => left.CompareTo(right) >= 0;
}
