using EscalationBot.Domain.Organisation;

namespace EscalationBot.Host.Import.Rows;

internal static class ValidityOverlap
{
    /// <summary>Whether some day belongs to both.</summary>
    public static bool Overlaps(this Validity a, Validity b) => Reaches(a, b) && Reaches(b, a);

    private static bool Reaches(Validity a, Validity b) => a.From is not { } from || b.To is not { } to || from <= to;
}
