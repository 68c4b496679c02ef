using System.Collections.Concurrent;
using EscalationBot.Channels.Web;
using EscalationBot.Domain.Organisation;
using EscalationBot.Host.Demo.Zalo;
using EscalationBot.Host.Texts;
using EscalationBot.Storage;

namespace EscalationBot.Host.Demo;

/// <summary>
/// Who a visitor can be: every account of the web channel, and two visitors that start without a post. Whoever unlinks in the
/// chat stays, without a post, and can link again with a code.
/// </summary>
internal sealed class DemoPosts(ITurnStore store, TimeProvider time)
{
    private static readonly string[] Visitors = ["khach-1", "khach-2"];

    private readonly ConcurrentDictionary<string, DemoPost> met = new(StringComparer.Ordinal);

    public IReadOnlyList<DemoPost> All()
    {
        var (directory, today) = Present();
        var linked = directory.Accounts.Keys
            .Where(a => a.Channel == WebChannel.ChannelName)
            .Select(a => Of(a.User, directory, today))
            .OrderBy(p => p.Role).ThenBy(p => p.Id, StringComparer.Ordinal);
        return [.. linked.Where(p => p.Role != DemoRole.Unlinked), .. Visitors.Concat(met.Keys.Order(StringComparer.Ordinal)).Select(v => Of(v, directory, today)).Where(p => p.Role == DemoRole.Unlinked)];
    }

    /// <summary>Null when there is no such post; a visitor is always there.</summary>
    public DemoPost? Find(string id)
    {
        var (directory, today) = Present();
        return Visitors.Contains(id) || met.ContainsKey(id) || directory.Accounts.ContainsKey(Account(id)) ? Of(id, directory, today) : null;
    }

    /// <summary>The post whose account on the simulated Zalo this is; null when it is none.</summary>
    public string? OnZalo(string user) => All().FirstOrDefault(post => ZaloNames.UserOf(post.Id) == user)?.Id;

    private (OfficeDirectory Directory, DateOnly Today) Present()
    {
        using var office = store.Read();
        return (office.Directory, office.Rules.Time.Day(time.GetUtcNow()));
    }

    private static AccountId Account(string id) => new(WebChannel.ChannelName, id);

    private DemoPost Of(string id, OfficeDirectory directory, DateOnly today)
    {
        var number = Array.IndexOf(Visitors, id) + 1;
        if (directory.PostOf(Account(id), today) is not { } post)
            return new DemoPost(id, number > 0 ? HostTexts.Get("demo.visitor", ("number", number)).Vi : Former(id), "", DemoRole.Unlinked);
        var present = new DemoPost(id, TitleOf(post), directory.Unit(post.Unit)?.Name ?? "", RoleOf(post.Role));
        if (number == 0)
            met[id] = present;
        return present;
    }

    private string Former(string id) => HostTexts.Get("demo.former", ("title", met.TryGetValue(id, out var before) ? before.Title : id)).Vi;

    /// <summary>Leaders share a title; their fields tell them apart.</summary>
    private static string TitleOf(Post post) => post.Fields.Count == 0
        ? post.Title
        : HostTexts.Get("demo.post-of-fields", ("title", post.Title), ("fields", string.Join(", ", post.Fields))).Vi;

    private static DemoRole RoleOf(PostRole role) => role switch
    {
        PostRole.UnitHead or PostRole.Deputy => DemoRole.Unit,
        PostRole.AgencyHead => DemoRole.Agency,
        PostRole.Leader or PostRole.Chair => DemoRole.Leader,
        PostRole.Office => DemoRole.Office,
        PostRole.Admin => DemoRole.Admin,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "This role has no place in the demo."),
    };
}
