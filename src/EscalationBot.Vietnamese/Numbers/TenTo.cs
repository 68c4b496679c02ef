namespace EscalationBot.Vietnamese.Numbers;

internal static class TenTo
{
    /// <summary>Beyond this no number is meant; sums of a few such values still fit a decimal.</summary>
    private const decimal Most = 1_000_000_000_000_000_000_000_000_000m;

    /// <summary>Ten to the power, 0 to 18.</summary>
    public static decimal The(int exponent)
    {
        decimal power = 1;
        for (var i = 0; i < exponent; i++) power *= 10;
        return power;
    }

    /// <summary>The value times ten to the power, or the most there is.</summary>
    public static decimal Raise(decimal value, int exponent) => value > Most / The(exponent) ? Most : value * The(exponent);
}
