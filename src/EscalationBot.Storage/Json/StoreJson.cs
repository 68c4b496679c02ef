using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace EscalationBot.Storage.Json;

/// <summary>
/// The only JSON the store writes. Instants are ISO 8601 texts with their offset, exact to the tick; absent is null;
/// every member of a family carries its short name as "is". A name or property that this version does not know stops
/// the reading: half understood facts would be worse than none.
/// </summary>
internal static class StoreJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ShortNames.Modify } },
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new UnitIdConverter(), new PostIdConverter(), new PersonIdConverter(), new AccountIdConverter(), new ProposalIdConverter(), new CampaignIdConverter(), new RoundIdConverter(),
        },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>The same text as UTF-8.</summary>
    public static byte[] WriteBytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <exception cref="StoreException">The text holds something this version does not know; <paramref name="where"/> names the place.</exception>
    public static T Read<T>(string json, string where) => Guarded(() => JsonSerializer.Deserialize<T>(json, Options), where);

    /// <exception cref="StoreException">As for text.</exception>
    public static T Read<T>(byte[] json, string where) => Guarded(() => JsonSerializer.Deserialize<T>(json, Options), where);

    private static T Guarded<T>(Func<T?> read, string where)
    {
        try
        {
            return read() ?? throw new StoreException($"{where} is empty.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or FormatException)
        {
            throw new StoreException($"{where} cannot be read: {e.Message} A newer version may have written it, or it is damaged.", e);
        }
    }
}
