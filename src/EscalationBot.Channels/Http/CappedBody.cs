using Microsoft.AspNetCore.Http;

namespace EscalationBot.Channels.Http;

/// <summary>A request's body as bytes, read once and not beyond a size.</summary>
internal static class CappedBody
{
    /// <summary>Null when it is larger than <paramref name="largest"/> bytes.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int largest)
    {
        if (request.ContentLength > largest)
            return null;
        using var kept = new MemoryStream();
        var buffer = new byte[16_384];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            if (kept.Length + read > largest)
                return null;
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }
}
