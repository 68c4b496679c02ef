using System.Reflection;
using System.Text;
using EscalationBot.Conversation.Tests.Toy;
using EscalationBot.Conversation.Texts;

namespace EscalationBot.Conversation.Tests.Texts;

/// <summary>The sentences of the bot: shipped, replaced by the owner, filled.</summary>
public sealed class TextCatalogueTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("texts");

    [Fact]
    public void A_text_is_said_in_its_language_with_its_placeholders_filled()
    {
        var texts = Load(("A.vi.json", """{ "greet": "Kính chào {name}, {count} tin." }"""), ("A.en.json", """{ "greet": "Hello {name}, {count} messages." }"""));

        Assert.Equal("Kính chào đồng chí, 3 tin.", texts.Get("vi", "greet", ("name", "đồng chí"), ("count", 3)));
        Assert.Equal("Hello you, 3 messages.", texts.Get("en", "greet", ("name", "you"), ("count", 3)));
    }

    [Fact]
    public void A_language_that_there_is_not_is_answered_in_Vietnamese() =>
        Assert.Equal("Chào", Load(("A.vi.json", """{ "greet": "Chào" }""")).Get("fr", "greet"));

    [Fact]
    public void A_placeholder_that_nothing_fills_stays_as_it_is() =>
        Assert.Equal("{name} {x}", Load(("A.vi.json", """{ "greet": "{name} {x}" }""")).Get("vi", "greet", ("other", 1)));

    [Fact]
    public void What_fills_a_placeholder_is_not_read_again() =>
        Assert.Equal("{b} 2", Load(("A.vi.json", """{ "greet": "{a} {b}" }""")).Get("vi", "greet", ("a", "{b}"), ("b", 2)));

    [Fact]
    public void Numbers_are_filled_in_the_same_way_on_every_machine_and_nothing_as_nothing() =>
        Assert.Equal("1.5|", Load(("A.vi.json", """{ "n": "{a}|{b}" }""")).Get("vi", "n", ("a", 1.5), ("b", new Nothing())));

    [Fact]
    public void A_key_that_there_is_not_is_a_bug_and_throws() =>
        Assert.Throws<KeyNotFoundException>(() => Load(("A.vi.json", "{}")).Get("vi", "greet"));

    [Fact]
    public void Keys_and_placeholders_can_be_asked_for()
    {
        var texts = Load(("A.vi.json", """{ "greet": "{b} {a} {b}" }"""));

        Assert.True(texts.Has("vi", "greet"));
        Assert.False(texts.Has("en", "greet"));
        Assert.Equal(["greet"], texts.Keys("vi"));
        Assert.Equal(["a", "b"], texts.Placeholders("vi", "greet"));
    }

    [Theory]
    [InlineData("""["no object"]""", "not an object of texts")]
    [InlineData("""{ "greet": 1 }""", "not an object of texts")]
    [InlineData("""{ "greet": null }""", "'greet' is null")]
    [InlineData("""{ "greet": """, "not an object of texts")]
    public void A_catalogue_that_is_not_an_object_of_texts_names_its_file(string json, string complaint)
    {
        var error = Assert.Throws<FormatException>(() => Load(("A.vi.json", json)));

        Assert.StartsWith("A.vi.json: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_stands_twice_names_file_and_key() => Assert.Equal(
        "B.vi.json: the key 'greet' stands twice.",
        Assert.Throws<FormatException>(() => Load(("A.vi.json", """{ "greet": "1" }"""), ("B.vi.json", """{ "greet": "2" }"""))).Message);

    [Fact]
    public void The_owner_replaces_single_texts_with_comments_and_trailing_commas_allowed()
    {
        Owner("A.vi.json", """
            {
              // shorter
              "greet": "Chào {name}",
            }
            """);

        var texts = Load(("A.vi.json", """{ "greet": "Kính chào {name}", "bye": "Trân trọng." }"""), ("A.en.json", """{ "greet": "Hello {name}" }"""));

        Assert.Equal("Chào A", texts.Get("vi", "greet", ("name", "A")));
        Assert.Equal("Trân trọng.", texts.Get("vi", "bye"));
        Assert.Equal("Hello A", texts.Get("en", "greet", ("name", "A")));
    }

    [Fact]
    public void A_folder_that_does_not_exist_replaces_nothing() =>
        Assert.Equal("1", TextCatalogue.Load(new Shelf(("A.vi.json", """{ "greet": "1" }""")), Path.Combine(folder.FullName, "none")).Get("vi", "greet"));

    [Theory]
    [InlineData("A.vi.json", """{ "other": "x" }""", "there is no text 'other'.")]
    [InlineData("A.vi.json", """{ "greet": "Chào" }""", "'greet' must keep {name}.")]
    [InlineData("A.vi.json", """{ "greet": "Chào {name} {tên} {rank}" }""", "nothing fills {rank} in 'greet'.")]
    [InlineData("A.vi.json", """{ "greet": "{name}", "greet": "{name}" }""", "the key 'greet' stands twice.")]
    [InlineData("A.json", "{}", "the name must end in .vi.json or .en.json.")]
    public void A_replacement_that_cannot_be_right_is_refused_with_file_and_reason(string file, string json, string reason)
    {
        Owner(file, json);

        var error = Assert.Throws<FormatException>(() => Load(("A.vi.json", """{ "greet": "Kính chào {name}" }""")));

        Assert.Equal($"{Path.Combine(folder.FullName, file)}: {reason}", error.Message);
    }

    [Fact]
    public void The_toy_office_of_these_tests_says_exactly_the_texts_of_the_engine()
    {
        var product = EscalationBot.Dialogs.Bot.LoadTexts();

        Assert.All(TextCatalogue.Languages, language =>
        {
            var toy = EngineKeys(Chat.Texts, language);
            Assert.Equal(EngineKeys(product, language), toy);
            Assert.All(toy, key => Assert.Equal(product.Placeholders(language, key), Chat.Texts.Placeholders(language, key)));
        });
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static List<string> EngineKeys(TextCatalogue texts, string language) =>
        [.. texts.Keys(language).Where(k => k.StartsWith("engine.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private void Owner(string file, string json) => File.WriteAllText(Path.Combine(folder.FullName, file), json);

    private TextCatalogue Load(params (string Name, string Json)[] files) => TextCatalogue.Load(new Shelf(files), folder.FullName);

    private sealed class Nothing
    {
        public override string? ToString() => null;
    }

    /// <summary>An assembly that is nothing but its catalogues.</summary>
    private sealed class Shelf(params (string Name, string Json)[] files) : Assembly
    {
        public override string[] GetManifestResourceNames() => [.. files.Select(f => f.Name)];

        public override Stream GetManifestResourceStream(string name) => new MemoryStream(Encoding.UTF8.GetBytes(files.Single(f => f.Name == name).Json));
    }
}
