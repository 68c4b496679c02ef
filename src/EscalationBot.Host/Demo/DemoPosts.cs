using EscalationBot.Channels.Web;
using EscalationBot.Domain.Organisation;
using EscalationBot.Host.Texts;
using EscalationBot.Storage;

namespace EscalationBot.Host.Demo;

/// <summary>Who a visitor can be: every account of the web channel, and two visitors that start without a post.</summary>
internal sealed class DemoPosts(ITurnStore store, TimeProvider time)
{
    private static readonly string[] Visitors = ["khach-1", "khach-2"];

    public IReadOnlyList<DemoPost> All()
    {
        var (directory, today) = Present();
        var linked = directory.Accounts.Keys
            .Where(a => a.Channel == WebChannel.ChannelName)
            .Select(a => Of(a.User, directory, today))
            .OrderBy(p => p.Role).ThenBy(p => p.Id, StringComparer.Ordinal);
        return [.. linked.Where(p => p.Role != DemoRole.Unlinked), .. Visitors.Select(v => Of(v, directory, today)).Where(p => p.Role == DemoRole.Unlinked)];
    }

    /// <summary>Null when there is no such post; a visitor is always there.</summary>
    public DemoPost? Find(string id)
    {
        var (directory, today) = Present();
        return Visitors.Contains(id) || directory.Accounts.ContainsKey(Account(id)) ? Of(id, directory, today) : null;
    }

    private (OfficeDirectory Directory, DateOnly Today) Present()
    {
        using var office = store.Read();
        return (office.Directory, office.Rules.Time.Day(time.GetUtcNow()));
    }

    private static AccountId Account(string id) => new(WebChannel.ChannelName, id);

    private static DemoPost Of(string id, OfficeDirectory directory, DateOnly today)
    {
        if (directory.PostOf(Account(id), today) is { } post)
            return new DemoPost(id, TitleOf(post), directory.Unit(post.Unit)?.Name ?? "", RoleOf(post.Role));
        var number = Array.IndexOf(Visitors, id) + 1;
        return new DemoPost(id, number > 0 ? HostTexts.Get("demo.visitor", ("number", number)).Vi : id, "", DemoRole.Unlinked);
    }

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
