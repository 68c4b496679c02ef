namespace EscalationBot.Vietnamese.Numbers;

/// <summary>A number in a message.</summary>
/// <param name="First">Its first token.</param>
/// <param name="Next">The token after it.</param>
/// <param name="Spoken">Written in words.</param>
/// <param name="Weak">Some word lacks its diacritics.</param>
internal readonly record struct NumberFound(decimal Value, int First, int Next, bool Spoken, bool Weak)
{
    public bool IsWhole => Value == decimal.Truncate(Value);
}
