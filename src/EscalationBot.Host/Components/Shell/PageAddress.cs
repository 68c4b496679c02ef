using Microsoft.AspNetCore.WebUtilities;

namespace EscalationBot.Host.Components.Shell;

/// <summary>How messages are shown: within the limits of which channel.</summary>
public enum PageLook { Zalo, Teams }

/// <summary>The part of the page that a narrow screen shows.</summary>
public enum PagePane { Chat, Posts, Clock }

/// <summary>Everything that a visitor chose, so that a refresh, a bookmark and a second tab show the same.</summary>
/// <param name="Post">The demo post; null while none was chosen.</param>
/// <param name="Plain">Each message of the bot also as plain text.</param>
public sealed record PageAddress(string? Post, PageLook Look, string Language, bool Plain, PagePane Pane)
{
    /// <summary>The post talks over the simulated Zalo.</summary>
    public bool OnZalo { get; init; }

    /// <summary>Reads the query of the address; what it does not understand falls back to the default.</summary>
    public static PageAddress Read(Uri address)
    {
        var query = QueryHelpers.ParseQuery(address.Query);
        string? Value(string key) => query.TryGetValue(key, out var values) ? values[^1] : null;
        return new(
            Value("post"),
            Value("look") == "teams" ? PageLook.Teams : PageLook.Zalo,
            PageTexts.In(Value("lang")).Language,
            Value("plain") == "1",
            Value("pane") switch { "posts" => PagePane.Posts, "clock" => PagePane.Clock, _ => PagePane.Chat })
        {
            OnZalo = Value("via") == "zalo",
        };
    }

    public string Href => QueryHelpers.AddQueryString("/", Parts());

    private IEnumerable<KeyValuePair<string, string?>> Parts()
    {
        if (Post is not null)
            yield return new("post", Post);
        yield return new("look", Look == PageLook.Teams ? "teams" : "zalo");
        yield return new("lang", Language);
        if (OnZalo)
            yield return new("via", "zalo");
        if (Plain)
            yield return new("plain", "1");
        if (Pane != PagePane.Chat)
            yield return new("pane", Pane == PagePane.Posts ? "posts" : "clock");
    }
}
