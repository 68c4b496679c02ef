using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace EscalationBot.Testing.Teams;

/// <summary>What came to an upload address.</summary>
/// <param name="Range">The Content-Range header.</param>
/// <param name="Authorization">Upload addresses are good by themselves; a token has no business there.</param>
public sealed record Upload(string Path, byte[] Content, string Range, string Authorization);

/// <summary>The organisation's SharePoint: what people share from there, and what the bot puts there.</summary>
public sealed class FakeOneDrive
{
    public const string Host = "kontum.sharepoint.com";

    private readonly ConcurrentDictionary<string, byte[]> shared = new();
    private readonly ConcurrentQueue<Upload> uploads = new();

    public IReadOnlyList<Upload> Uploads => [.. uploads];

    /// <summary>An upload is taken when this has ended.</summary>
    public Task Opens { get; set; } = Task.CompletedTask;

    /// <summary>Uploads are refused.</summary>
    public bool Full { get; set; }

    /// <summary>Somebody shares a file; its download address.</summary>
    public string Share(string path, byte[] content)
    {
        shared[path] = content;
        return AddressOf(path);
    }

    public static string AddressOf(string path) => $"https://{Host}/{path}";

    internal void Map(WebApplication app)
    {
        app.MapGet($"/{Host}/{{**path}}", (string path, HttpRequest request) =>
            shared.TryGetValue(path, out var content) && request.Headers.Authorization.Count == 0 ? Results.Bytes(content) : Results.NotFound());
        app.MapPut($"/{Host}/{{**path}}", async (string path, HttpRequest request) =>
        {
            await Opens;
            if (Full)
                return Results.StatusCode(StatusCodes.Status507InsufficientStorage);
            using var content = new MemoryStream();
            await request.Body.CopyToAsync(content);
            uploads.Enqueue(new Upload(path, content.ToArray(), request.Headers.ContentRange.ToString(), request.Headers.Authorization.ToString()));
            return Results.StatusCode(StatusCodes.Status201Created);
        });
    }
}
