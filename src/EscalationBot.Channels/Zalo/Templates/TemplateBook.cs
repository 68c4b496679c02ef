using System.Collections.Concurrent;
using EscalationBot.Channels.Zalo.Sending;
using EscalationBot.Channels.Zalo.Webhook;

namespace EscalationBot.Channels.Zalo.Templates;

/// <summary>A template as Zalo has it, or, while it cannot be asked, as it was submitted.</summary>
/// <param name="Id">Zalo's own.</param>
/// <param name="Status">"ENABLE" when it can be sent; null when Zalo was not asked.</param>
internal sealed record KnownTemplate(string Id, string? Status, IReadOnlyList<TemplateParameter> Parameters)
{
    public bool IsUsable => Status is null or "ENABLE";
}

/// <summary>What Zalo declares about the templates (ZBS template/info/v2), asked once a day, and often of one that cannot be used yet.</summary>
/// <param name="real">The real time.</param>
internal sealed class TemplateBook(ZaloClient client, ZaloOptions options, TimeProvider real)
{
    private static readonly TimeSpan Keeps = TimeSpan.FromDays(1);

    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, (KnownTemplate Template, DateTimeOffset Until)> known = new();

    /// <summary>Null when the office has no such template.</summary>
    public async Task<KnownTemplate?> FindAsync(string oa, string name, CancellationToken cancellation)
    {
        if (options.Templates.IdOf(name) is not { } id || TemplateCatalogue.Find(name) is not { } submitted)
            return null;
        var now = real.GetUtcNow();
        if (known.TryGetValue(id, out var kept) && now < kept.Until)
            return kept.Template;
        var answer = await client.TemplateInfoAsync(oa, id, cancellation);
        var found = answer is ZaloAnswer.Done done && ReadOf(id, done) is { } declared ? declared : null;
        var template = found ?? kept.Template ?? new KnownTemplate(id, null, submitted.Parameters);
        known[id] = (template, now + (found is { IsUsable: true } ? Keeps : AskAgain));
        return template;
    }

    /// <summary>What was learnt of a template is out of date: Zalo said that it changed, or refused it.</summary>
    public void Forget(string? id)
    {
        if (id is not null)
            known.TryRemove(id, out _);
    }

    private static KnownTemplate? ReadOf(string id, ZaloAnswer.Done done)
    {
        var parameters = done.Data.Get("listParams").Items()
            .Where(p => p.Get("name").AsText() is { Length: > 0 })
            .Select(p => new TemplateParameter(
                p.Get("name").AsText()!, p.Get("type").AsText() ?? "", (int)(p.Get("maxLength").AsNumber() ?? int.MaxValue), (int)(p.Get("minLength").AsNumber() ?? 1),
                IsTrue(p.Get("require")) && !IsTrue(p.Get("acceptNull"))))
            .ToList();
        return done.Data.Get("status").AsText() is { } status ? new KnownTemplate(id, status, parameters) : null;
    }

    private static bool IsTrue(System.Text.Json.JsonElement? element) => element is { ValueKind: System.Text.Json.JsonValueKind.True } || element.AsText() is "true" or "1";
}
