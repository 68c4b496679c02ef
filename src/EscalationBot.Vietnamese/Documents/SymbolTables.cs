using System.Collections.Frozen;
using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Documents;

/// <summary>Kinds and issuers of official documents, and what restores their capitals and Đ.</summary>
internal static class SymbolTables
{
    internal sealed record Letter(string Name, string[] Words);

    internal sealed record Lists(
        Dictionary<string, string[]> Kinds, Letter Letter, string[] NumberWords, string[] FromWords,
        Dictionary<string, string[]> Issuers, Dictionary<string, string> Initialled, string[] Units, string[] Records, string NumberLetters, string Assembly, string Law);

    public static Lists Words { get; } = WordFile.Read<Lists>("documents.vi");

    private static readonly FrozenDictionary<string, string> KindCodes = ByTyping(Words.Kinds.Keys);
    private static readonly FrozenDictionary<string, string> IssuerCodes = ByTyping(Words.Issuers.Keys);
    private static readonly FrozenDictionary<string, string> FieldCodes = ByTyping(Words.Units);
    private static readonly FrozenDictionary<string, string> UnitCodes = ByTyping([.. Words.Units, .. Words.Issuers.Keys]);

    private static readonly FrozenSet<string> Labels =
        Words.NumberWords.Concat(Words.Letter.Words).Concat(Words.Kinds.Values.SelectMany(k => k)).Where(w => !w.Contains(' ', StringComparison.Ordinal)).Select(Folding.Fold).ToFrozenSet();

    /// <summary>The code of a kind as it is written ("ttr" gives "TTr"), or null. Marks decide between HD and HĐ.</summary>
    public static string? Kind(string typed) => Find(KindCodes, typed);

    /// <summary>
    /// The code of an issuer, or null. The number of a National Assembly is kept ("qh15" gives "QH15"), and an ampersand,
    /// which some departments write, as well.
    /// </summary>
    public static string? Issuer(string typed)
    {
        var stem = typed.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        if (stem.Length == 0 || Find(IssuerCodes, stem.Replace("&", "", StringComparison.Ordinal)) is not { } code) return null;
        return stem.Contains('&', StringComparison.Ordinal) ? typed.ToUpperInvariant() : code + typed[stem.Length..];
    }

    /// <summary>A word that may stand right before a number: "số", "cv", "ttr".</summary>
    public static bool IsLabel(string typed) => Labels.Contains(Folding.Fold(typed));

    public static string? Unit(string typed) => Find(UnitCodes, typed);

    /// <summary>A drafting unit or field that is no body of its own by name.</summary>
    public static string? Field(string typed) => Find(FieldCodes, typed);

    /// <summary>What the code is called: "tờ trình" for TTr.</summary>
    public static string KindName(string code) => Words.Kinds[code][0];

    private static string? Find(FrozenDictionary<string, string> codes, string typed) =>
        codes.GetValueOrDefault(typed.ToLowerInvariant()) ?? codes.GetValueOrDefault(Folding.Fold(typed));

    /// <summary>Codes under their own lower case, and under their folded form where no other code has it.</summary>
    private static FrozenDictionary<string, string> ByTyping(IEnumerable<string> codes)
    {
        Dictionary<string, string> table = [];
        foreach (var code in codes) table.TryAdd(code.ToLowerInvariant(), code);
        foreach (var code in codes) table.TryAdd(Folding.Fold(code), code);
        return table.ToFrozenDictionary();
    }
}
