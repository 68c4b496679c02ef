using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using EscalationBot.Conversation.Texts;
using EscalationBot.Domain;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Dialogs.Tests;

/// <summary>The catalogues against each other and against the program.</summary>
public sealed partial class TextsTests
{
    private static readonly TextCatalogue Texts = Bot.LoadTexts();

    private static readonly Assembly[] Assemblies = [typeof(Bot).Assembly, typeof(TextCatalogue).Assembly];

    /// <summary>Keys that the program makes of a beginning and the name of a value.</summary>
    public static TheoryData<string, Type> Families => new()
    {
        { "common.category.", typeof(StallCategory) },
        { "common.state.", typeof(ProposalState) },
        { "common.group.", typeof(ProposalGroup) },
        { "common.evidence.", typeof(EvidenceItem) },
        { "common.weekday.", typeof(DayOfWeek) },
        { "notice.stall.", typeof(StallCategory) },
        { "digest.answer.", typeof(AgencyAnswerKind) },
        { "help.lead.", typeof(PostRole) },
        { "help.lines.", typeof(PostRole) },
        { "delivery.way.", typeof(RouteWay) },
        { "delivery.reason.", typeof(RouteReason) },
        { "delivery.kind.", typeof(IntentKind) },
        { "audit.fault.", typeof(AuditFault) },
    };

    [Fact]
    public void Both_languages_hold_the_same_keys() =>
        Assert.Equal(Texts.Keys(TextCatalogue.Vietnamese).Order(StringComparer.Ordinal), Texts.Keys(TextCatalogue.English).Order(StringComparer.Ordinal));

    [Fact]
    public void Both_languages_fill_the_same_placeholders() => Assert.All(
        Texts.Keys(TextCatalogue.Vietnamese),
        key => Assert.True(
            Texts.Placeholders(TextCatalogue.Vietnamese, key).SequenceEqual(Texts.Placeholders(TextCatalogue.English, key)),
            $"'{key}' has {{{string.Join(", ", Texts.Placeholders(TextCatalogue.Vietnamese, key))}}} and {{{string.Join(", ", Texts.Placeholders(TextCatalogue.English, key))}}}."));

    [Fact]
    public void Every_refusal_of_the_domain_has_a_text() =>
        Assert.All(RefusalKeys.All, key => Assert.All(TextCatalogue.Languages, language => Assert.True(Texts.Has(language, key), $"No '{key}' in '{language}'.")));

    [Theory]
    [MemberData(nameof(Families))]
    public void Every_value_that_is_shown_has_a_text(string beginning, Type values) => Assert.All(
        Enum.GetValues(values).Cast<Enum>(),
        value => Assert.True(Texts.Has(TextCatalogue.Vietnamese, $"{beginning}{NameOf(value)}"), $"No '{beginning}{NameOf(value)}'."));

    [Fact]
    public void Every_kind_of_news_can_be_told() =>
        Assert.All(Enum.GetValues<NewsKind>(), kind => Assert.Contains(Literals(), l => l.StartsWith("news.", StringComparison.Ordinal) && NewsKeys(kind).Contains(l)));

    [Fact]
    public void Every_key_in_the_program_has_a_text()
    {
        var subjects = Texts.Keys(TextCatalogue.Vietnamese).Select(k => k.Split('.')[0]).ToHashSet();
        var others = Constants();
        var missing = Literals()
            .Where(l => Key().IsMatch(l) && subjects.Contains(l.Split('.')[0]) && !others.Contains(l) && !Texts.Has(TextCatalogue.Vietnamese, l))
            .Where(l => !Texts.Has(TextCatalogue.Vietnamese, $"{l}.about"));

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_text_is_said_somewhere()
    {
        var literals = Literals();
        var beginnings = literals.Where(l => l.EndsWith('.')).ToList();
        var endings = literals.Where(l => l is ['.' or '-', _, ..]).ToList();
        var unsaid = Texts.Keys(TextCatalogue.Vietnamese).Where(key =>
            !literals.Contains(key) && !RefusalKeys.All.Contains(key)
            && !beginnings.Any(b => key.StartsWith(b, StringComparison.Ordinal))
            && !endings.Any(e => key.EndsWith(e, StringComparison.Ordinal) && literals.Contains(key[..^e.Length])));

        Assert.Empty(unsaid);
    }

    private static string[] NewsKeys(NewsKind kind) => kind switch
    {
        NewsKind.AgencyAnswered => ["news.answer-replied", "news.answer-in-progress", "news.answer-not-competent", "news.answer-comment"],
        _ => [$"news.{Dashes().Replace(kind.ToString(), "-$1").ToLowerInvariant()}"],
    };

    private static string NameOf(Enum value) => value is DayOfWeek day ? ((int)day).ToString(System.Globalization.CultureInfo.InvariantCulture) : value.ToString();

    /// <summary>All string literals of the dialogs and their engine, as the compiler kept them.</summary>
    private static HashSet<string> Literals() => [.. Assemblies.SelectMany(LiteralsOf)];

    private static List<string> LiteralsOf(Assembly assembly)
    {
        using var file = File.OpenRead(assembly.Location);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        var literals = new List<string>();
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle))
            literals.Add(metadata.GetUserString(handle));
        return literals;
    }

    /// <summary>Names of actions, slots and memories: constants, never keys.</summary>
    private static HashSet<string> Constants() =>
    [
        .. Assemblies.SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(f => f.IsLiteral && f.FieldType == typeof(string))
            .Select(f => (string)f.GetRawConstantValue()!),
    ];

    [GeneratedRegex(@"^[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)+$")]
    private static partial Regex Key();

    [GeneratedRegex("(?<=[a-z])([A-Z])")]
    private static partial Regex Dashes();
}
