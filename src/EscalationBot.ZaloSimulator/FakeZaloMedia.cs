using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EscalationBot.ZaloSimulator;

/// <summary>Where Zalo keeps what people send: events name an address, and whoever has it may fetch.</summary>
public sealed class FakeZaloMedia
{
    public const string Host = "files.zdn.vn";

    private readonly ConcurrentDictionary<string, byte[]> kept = new();

    /// <returns>The address for the event.</returns>
    public string Keep(string name, byte[] content)
    {
        var id = (kept.Count + 1).ToString(CultureInfo.InvariantCulture);
        kept[id] = content;
        return $"https://{Host}/{id}/{Uri.EscapeDataString(name)}";
    }

    internal void Map(IEndpointRouteBuilder app) =>
        app.MapGet($"/{Host}/{{id}}/{{name}}", (string id) => kept.TryGetValue(id, out var content) ? Results.Bytes(content) : Results.NotFound());
}
