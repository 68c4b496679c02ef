using System.Text.RegularExpressions;
using EscalationBot.Vietnamese.Dates;
using EscalationBot.Vietnamese.Naming;
using EscalationBot.Vietnamese.Numbers;
using EscalationBot.Vietnamese.Sentences;
using EscalationBot.Vietnamese.Words;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EscalationBot.Vietnamese.Tests;

/// <summary>
/// What reading costs is counted in looks at tokens and at what was found in them, not in time, so that the tests say the same on every machine. A text of
/// twice the length may cost about twice as much, whatever it repeats.
/// </summary>
public sealed partial class CostTests
{
    private const int Repeats = 40;
    private const double Linear = 2.3;
    private const int Slack = 500;

    private static readonly Anchor Now = Anchor.At(new(2024, 9, 12, 9, 15, 0), DateDirection.Past);

    [Fact]
    public void Every_word_of_the_word_lists_repeated_costs_no_more_than_its_length() =>
        AssertLinear(Words());

    [Fact]
    public void Words_of_time_and_number_in_pairs_cost_no_more_than_their_length()
    {
        // Neighbours of the list are of one kind, so that runs of that kind arise.
        var words = Words(WordFiles[0]).Concat(["1", "12", "2024", "/", "-", ",", "(", "45/TTr-UBND", "cv"]).ToArray();
        var pairs = words.SelectMany((word, at) => new[] { 1 }.Select(step => $"{word} {words[(at + step) % words.Length]}"));

        AssertLinear(pairs);
    }

    [Property(MaxTest = 60)]
    public Property Random_words_twice_cost_no_more_than_twice_as_much()
    {
        var words = Words().ToArray();
        var texts = Gen.NonEmptyListOf(Gen.Elements(words)).Select(parts => string.Join(' ', parts));
        return Prop.ForAll(texts.ToArbitrary(), text => !IsTooDear(text));
    }

    [Property(MaxTest = 60)]
    public bool Random_characters_twice_cost_no_more_than_twice_as_much(NonEmptyString text) => !IsTooDear(text.Get);

    private static void AssertLinear(IEnumerable<string> pieces)
    {
        var dear = pieces.Where(IsTooDear).ToList();
        Assert.True(dear.Count == 0, string.Join("; ", dear.Take(20)));
    }

    private static bool IsTooDear(string piece) => Looks(piece, 2 * Repeats) > Linear * Looks(piece, Repeats) + Slack;

    private static long Looks(string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece + " ", times));
        var sentence = Utterance.Of(text);
        SentenceGrammar.Read(sentence, Now);
        var rest = Utterance.Of(text).Message;
        NumberScan.All(rest);
        NumberScan.Ordinals(rest);
        ReplyHints.Find(rest);
        NameFinder.Find(rest, NameTests.Province);
        CorrectionGrammar.Read(rest);
        OrderGrammar.Read(rest);
        AudienceGrammar.Read(rest, []);
        return sentence.Message.Looks + rest.Looks;
    }

    private static readonly string[] WordFiles = ["grammar.vi", "concepts.vi", "replyHints.vi", "subject.vi", "documents.vi", "spellings.vi", "corrections.vi", "politeness.vi", "orders.vi", "audience.vi", "salutations.vi"];

    private static IEnumerable<string> Words() => WordFiles.SelectMany(Words).Distinct();

    /// <summary>Everything that stands between quotes in the file.</summary>
    private static IEnumerable<string> Words(string file)
    {
        using var stream = typeof(WordFile).Assembly.GetManifestResourceStream($"Words.{file}.json")!;
        using var reader = new StreamReader(stream);
        return Quoted().Matches(reader.ReadToEnd()).Select(match => match.Groups[1].Value.TrimStart('!')).Where(word => word.Length > 0).Distinct().ToList();
    }

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quoted();
}
