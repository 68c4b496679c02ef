using System.Text.Json;
using System.Text.Json.Serialization;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Domain.Reviews;

namespace EscalationBot.Storage.Json;

/// <summary>An id that is one text, as a value and as the name of a property.</summary>
internal abstract class TextIdConverter<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        read(reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException($"A {typeof(T).Name} is a text."));

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => read(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(write(value));
}

internal sealed class UnitIdConverter() : TextIdConverter<UnitId>(text => new UnitId(text), id => id.Value);

internal sealed class PostIdConverter() : TextIdConverter<PostId>(text => new PostId(text), id => id.Value);

internal sealed class PersonIdConverter() : TextIdConverter<PersonId>(text => new PersonId(text), id => id.Value);

/// <summary>"channel:user"; the name of a channel holds no colon, a user's may.</summary>
internal sealed class AccountIdConverter() : TextIdConverter<AccountId>(Parse, id => id.ToString())
{
    private static AccountId Parse(string text) => text.IndexOf(':') is var colon and >= 0
        ? new AccountId(text[..colon], text[(colon + 1)..])
        : throw new JsonException("An account is a channel, a colon and a user.");
}

internal sealed class RoundIdConverter() : TextIdConverter<RoundId>(Parse, id => id.ToString())
{
    private static RoundId Parse(string text) => RoundId.TryParse(text, out var id) ? id : throw new JsonException("A review round is a year and a month.");
}

/// <summary>The bare number of the code.</summary>
internal sealed class CampaignIdConverter : JsonConverter<CampaignId>
{
    public override CampaignId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt32());

    public override void Write(Utf8JsonWriter writer, CampaignId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Number);
}

/// <summary>The bare number of the code.</summary>
internal sealed class ProposalIdConverter : JsonConverter<ProposalId>
{
    public override ProposalId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt32());

    public override void Write(Utf8JsonWriter writer, ProposalId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Number);
}
