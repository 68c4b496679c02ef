using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using EscalationBot.Channels.Limits;
using EscalationBot.Channels.Zalo.Webhook;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;

namespace EscalationBot.Channels.Zalo.Sending;

/// <summary>
/// Sends pictures and documents: handed over once, then sent by the name that Zalo gave them, which is good for a week. A
/// spreadsheet of Excel, which Zalo does not take, goes as comma-separated text.
/// </summary>
/// <param name="real">The real time.</param>
internal sealed class FileSender(ZaloClient client, ISentMessages sent, TimeProvider real)
{
    private const int LargestFile = 5 * 1024 * 1024;
    private const int LargestPicture = 1024 * 1024;

    /// <summary>So many names are remembered; more are handed over anew.</summary>
    private const int MostKnown = 1_000;

    /// <summary>Zalo keeps what was handed over for seven days.</summary>
    private static readonly TimeSpan Keeps = TimeSpan.FromDays(6);

    private readonly ConcurrentDictionary<(string Oa, string Content), (string Token, DateTimeOffset Until)> known = new();

    /// <returns>Null when Zalo does not take such a file, or it is not there.</returns>
    public async Task<ZaloAnswer?> SendAsync(string oa, string user, Attachment file, Errand errand, CancellationToken cancellation)
    {
        if (await ReadAsync(file, cancellation) is not var (name, content) || KindOf(name, content.Length) is not { } kind)
            return null;
        var key = (oa, Convert.ToHexStringLower(SHA256.HashData(content)) + Path.GetExtension(name));
        var fresh = false;
        if (!known.TryGetValue(key, out var handed) || handed.Until <= real.GetUtcNow())
        {
            var (answer, token) = await HandOverAsync(key, kind, name, content, errand, cancellation);
            if (token is null)
                return answer;
            (handed, fresh) = ((token, default), true);
        }
        var said = await SayAsync(oa, user, kind, handed.Token, errand, cancellation);
        if (fresh || said is not ZaloAnswer.Failed { Code: var code } || ZaloErrors.OfOa(code) != ZaloErrorClass.Upload)
            return said;
        known.TryRemove(key, out _);
        var (again, newer) = await HandOverAsync(key, kind, name, content, errand, cancellation);
        return newer is null ? again : await SayAsync(oa, user, kind, newer, errand, cancellation);
    }

    /// <summary>What Zalo's echo of a file tells; null for one that goes as words.</summary>
    public static EchoKind? EchoOf(string fileName) => KindOf(Path.ChangeExtension(fileName, Path.GetExtension(fileName) is ".xlsx" ? ".csv" : Path.GetExtension(fileName)), 0) switch
    {
        Kind.Picture => EchoKind.Picture,
        Kind.Document => EchoKind.File,
        _ => null,
    };

    private async Task<(string Name, byte[] Content)?> ReadAsync(Attachment file, CancellationToken cancellation)
    {
        var isWorkbook = Path.GetExtension(file.FileName).Equals(".xlsx", StringComparison.OrdinalIgnoreCase);
        var content = isWorkbook ? await sent.ReadAsCsvAsync(file.Key, cancellation) : await sent.ReadFileAsync(file.Key, cancellation);
        return content is null ? null : (isWorkbook ? Path.ChangeExtension(file.FileName, ".csv") : file.FileName, content);
    }

    private async Task<(ZaloAnswer Answer, string? Token)> HandOverAsync(
        (string Oa, string Content) key, Kind kind, string name, byte[] content, Errand errand, CancellationToken cancellation)
    {
        var answer = kind == Kind.Picture
            ? await client.UploadImageAsync(key.Oa, name, content, errand, cancellation)
            : await client.UploadFileAsync(key.Oa, name, content, errand, cancellation);
        if (answer is not ZaloAnswer.Done { Data: var data } || data.Get("token", "attachment_id").AsText() is not { } token)
            return (answer, null);
        if (known.Count >= MostKnown)
            known.Clear();
        known[key] = (token, real.GetUtcNow() + Keeps);
        return (answer, token);
    }

    private Task<ZaloAnswer> SayAsync(string oa, string user, Kind kind, string token, Errand errand, CancellationToken cancellation) => client.SayAsync(
        oa,
        kind == Kind.Picture
            ? ZaloBodies.Template(user, "media", new JsonObject { ["media_type"] = "image", ["attachment_id"] = token })
            : ZaloBodies.File(user, token),
        errand, cancellation);

    private static Kind? KindOf(string name, int length) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".jpg" or ".jpeg" or ".png" when length <= LargestPicture => Kind.Picture,
        ".pdf" or ".doc" or ".docx" or ".csv" when length <= LargestFile => Kind.Document,
        _ => null,
    };

    private enum Kind { Picture, Document }
}
