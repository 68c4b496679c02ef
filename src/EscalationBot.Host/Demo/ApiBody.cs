using System.Text.Json;
using EscalationBot.Host.Texts;

namespace EscalationBot.Host.Demo;

/// <summary>A request that cannot be carried out as it stands: a status of the 4xx family and why.</summary>
internal sealed class RequestException(int status, LocalText text) : Exception(text.En)
{
    public int Status => status;

    public LocalText Text => text;

    public static RequestException Bad(string textKey, params ReadOnlySpan<(string, object?)> args) =>
        new(StatusCodes.Status400BadRequest, HostTexts.Get(textKey, args));

    public static RequestException TooLarge() => new(StatusCodes.Status413PayloadTooLarge, HostTexts.Get(
        "error.too-large", ("characters", DemoLimits.TextCharacters), ("megabytes", DemoLimits.FileBytes / 1024 / 1024)));

    public static RequestException NotFound() => new(StatusCodes.Status404NotFound, HostTexts.Get("error.not-found"));
}

/// <summary>A JSON object from a request, read with care: any bytes may come.</summary>
internal sealed class ApiBody(JsonElement root)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8 };

    /// <exception cref="RequestException">It is no JSON object, or longer than <paramref name="mostBytes"/>.</exception>
    public static async Task<ApiBody> ReadAsync(HttpRequest request, long mostBytes, CancellationToken cancellation)
    {
        if (!request.HasJsonContentType())
            throw new RequestException(StatusCodes.Status415UnsupportedMediaType, HostTexts.Get("error.bad-type"));
        try
        {
            using var document = JsonDocument.Parse(await BytesAsync(request, mostBytes, cancellation), Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new ApiBody(document.RootElement.Clone())
                : throw RequestException.Bad("error.bad-json");
        }
        catch (JsonException)
        {
            throw RequestException.Bad("error.bad-json");
        }
    }

    /// <summary>A text; null when the field is missing or null.</summary>
    /// <exception cref="RequestException">It is no text, blank, longer than allowed, or holds half a character.</exception>
    public string? Text(string field, int mostCharacters)
    {
        if (!root.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        var text = value.ValueKind == JsonValueKind.String ? Decode(value) : null;
        if (string.IsNullOrWhiteSpace(text))
            throw RequestException.Bad("error.field-not-text", ("field", field), ("limit", mostCharacters));
        return text.Length <= mostCharacters ? text : throw RequestException.TooLarge();
    }

    /// <exception cref="RequestException">It is no Base64, or longer than allowed.</exception>
    public byte[]? Bytes(string field, int mostBytes)
    {
        if (!root.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.String || !value.TryGetBytesFromBase64(out var bytes))
            throw RequestException.Bad("error.bad-base64");
        return bytes.Length <= mostBytes ? bytes : throw RequestException.TooLarge();
    }

    /// <summary>Half a surrogate pair, escaped, cannot be read as a text.</summary>
    private static string? Decode(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(HttpRequest request, long mostBytes, CancellationToken cancellation)
    {
        if (request.ContentLength > mostBytes)
            throw RequestException.TooLarge();
        using var whole = new MemoryStream();
        var part = new byte[81920];
        int read;
        while ((read = await request.Body.ReadAsync(part, cancellation)) > 0)
        {
            whole.Write(part, 0, read);
            if (whole.Length > mostBytes)
                throw RequestException.TooLarge();
        }
        return whole.ToArray();
    }
}
