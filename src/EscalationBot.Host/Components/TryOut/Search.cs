using EscalationBot.Vietnamese;

namespace EscalationBot.Host.Components.TryOut;

/// <summary>Finding names the way people type them: any case, with or without diacritics, words in any order.</summary>
internal static class Search
{
    public static bool Finds(string sought, string name)
    {
        var words = sought.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 || words.All(Has(VietnameseReader.Fold(name)));
    }

    private static Func<string, bool> Has(string name) => word => name.Contains(VietnameseReader.Fold(word), StringComparison.Ordinal);
}
