using System.Text;

namespace EscalationBot.Channels.Zalo.Webhook;

/// <summary>A request as a proxy or <c>tcpdump</c> wrote it down: headers, an empty line, the body.</summary>
/// <param name="Signature">Null when there is no such header.</param>
/// <param name="Body">The bytes as they stand.</param>
public sealed record CapturedRequest(string? Signature, ReadOnlyMemory<byte> Body)
{
    private static readonly string Prefix = $"{SignatureCheck.Header}:";

    /// <summary>Null when there is no empty line between headers and body.</summary>
    public static CapturedRequest? Read(ReadOnlyMemory<byte> file)
    {
        var (head, body) = Cut(file, "\r\n\r\n"u8) ?? Cut(file, "\n\n"u8) ?? default;
        if (body.IsEmpty)
            return null;
        var signature = Encoding.UTF8.GetString(head.Span).Split('\n').Select(line => line.Trim())
            .FirstOrDefault(line => line.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))?[Prefix.Length..].Trim();
        return new CapturedRequest(signature, body);
    }

    /// <summary>Without the line end that editors add to the last line.</summary>
    public CapturedRequest WithoutLastLineEnd() => this with { Body = Body[..(Body.Span.TrimEnd("\r\n"u8).Length)] };

    private static (ReadOnlyMemory<byte>, ReadOnlyMemory<byte>)? Cut(ReadOnlyMemory<byte> file, ReadOnlySpan<byte> at) =>
        file.Span.IndexOf(at) is >= 0 and var place ? (file[..place], file[(place + at.Length)..]) : null;
}
