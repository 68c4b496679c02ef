using EscalationBot.Vietnamese.Lexing;

namespace EscalationBot.Vietnamese.Words;

/// <summary>The word lists that ship with the program, ready for look-ups.</summary>
internal static class Vocabulary
{
    private static readonly Dictionary<Role, Type> NamedValues = new()
    {
        [Role.Unit] = typeof(Grain),
        [Role.ShortUnit] = typeof(Grain),
        [Role.Edge] = typeof(Edge),
        [Role.DayPart] = typeof(DayPart),
        [Role.Meridiem] = typeof(DayPart),
        [Role.BoundBefore] = typeof(DateBound),
        [Role.Currency] = typeof(CurrencyCode),
        [Role.Event] = typeof(StartingEvent),
    };

    /// <summary>Numbers, dates and times; the tags are <see cref="Role"/>s.</summary>
    public static Lexicon Grammar { get; } = new(Phrases(WordFile.Read<Dictionary<Role, Dictionary<string, string[]>>>("grammar.vi")));

    /// <summary>What free sentences and short answers are made of; the tags number the keys of concepts.vi.json.</summary>
    public static ConceptLexicon Concepts { get; } = new(WordFile.Read<Dictionary<string, string[]>>("concepts.vi"));

    private static IEnumerable<Phrase> Phrases(Dictionary<Role, Dictionary<string, string[]>> file) =>
        from role in file
        from value in role.Value
        from phrase in value.Value
        select new Phrase((int)role.Key, Value(role.Key, value.Key), Syllable.Split(phrase));

    private static int Value(Role role, string key)
    {
        if (key == "_") return 0;
        return NamedValues.TryGetValue(role, out var names)
            ? (int)Enum.Parse(names, key)
            : int.Parse(key, System.Globalization.CultureInfo.InvariantCulture);
    }
}
