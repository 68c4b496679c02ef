using System.Text.Json;
using EscalationBot.Channels.Teams.Wire;

namespace EscalationBot.Channels.Teams.Outbound;

/// <summary>What a Connector says of a refused call.</summary>
/// <param name="Code">Its code, or the sub-code where it gives one; empty when it says nothing.</param>
internal sealed record ConnectorError(int Status, string Code)
{
    /// <summary>
    /// Reads the three shapes in use: {"error":{"code"}}, {"errorCode","message":"{…subCode…}"} and an empty body. Whatever
    /// else comes is an error without a code.
    /// </summary>
    public static ConnectorError Read(int status, string body)
    {
        var root = Parse(body);
        var code = root.Member("error").Member("code").Text()
            ?? Parse(root.Member("message").Text()).Member("subCode").Text()
            ?? root.Member("errorCode").Text();
        return new ConnectorError(status, code ?? "");
    }

    private static JsonElement? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
