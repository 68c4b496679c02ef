namespace EscalationBot.Vietnamese.Numbers;

internal static class TenTo
{
    /// <summary>Ten to the power, 0 to 18.</summary>
    public static decimal The(int exponent)
    {
        decimal power = 1;
        for (var i = 0; i < exponent; i++) power *= 10;
        return power;
    }
}
