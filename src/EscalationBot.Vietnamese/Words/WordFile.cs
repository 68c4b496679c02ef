using System.Text.Json;
using System.Text.Json.Serialization;

namespace EscalationBot.Vietnamese.Words;

/// <summary>Reads the word lists embedded in this assembly. A list that cannot be read is a bug of the build, so it throws.</summary>
internal static class WordFile
{
    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, Converters = { new JsonStringEnumConverter() } };

    public static T Read<T>(string name)
    {
        using var stream = typeof(WordFile).Assembly.GetManifestResourceStream($"Words.{name}.json")
            ?? throw new InvalidOperationException($"The word list {name} is not embedded.");
        return JsonSerializer.Deserialize<T>(stream, Options)
            ?? throw new InvalidOperationException($"The word list {name} is empty.");
    }
}
