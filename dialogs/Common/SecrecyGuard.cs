namespace EscalationBot.Dialogs.Common;

/// <summary>Tells text that carries a secrecy mark from ordinary words with the same syllable.</summary>
internal static class SecrecyGuard
{
    public static bool CarriesMark(string text) => throw new NotSupportedException();
}
