using System.CommandLine;
using System.Security.Cryptography;
using EscalationBot.Conversation;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Host.Texts;
using EscalationBot.Storage;

namespace EscalationBot.Host.Commands;

/// <summary>Lets the first administrator in: makes the post when there is none, and prints a one-time link code for it.</summary>
internal static class AdminCodeCommand
{
    private static readonly TimeSpan CodeLives = TimeSpan.FromDays(7);

    private static readonly PostId FirstAdmin = new("quan-tri");
    private static readonly UnitId FirstUnit = new("vp-ubnd-tinh");

    public static Command Create(Workbench bench) => AllCommands.Simple("admin-code", cancellation =>
        bench.WithOfficeAsync(office => RunAsync(bench, office, cancellation)));

    private static async Task<int> RunAsync(Workbench bench, OpenOffice office, CancellationToken cancellation)
    {
        var code = LinkCodes.Make(RandomNumberGenerator.GetBytes(LinkCodes.RandomBytes));
        var now = office.Now;
        Post? admin = null;
        await office.Store.Turns.RunAsync(new Trigger.Command("admin-code"), null, view => Issue(view.Office, code, now, out admin), cancellation);
        bench.Say(new LocalText(
            HostTexts.Get("admin.code", ("post", admin!.Title), ("code", code), ("until", Until(now))).Vi,
            HostTexts.Get("admin.code", ("post", admin.Title), ("code", code), ("until", Until(now))).En));
        return 0;
    }

    private static TurnResult<OfficeChanges> Issue(IOffice office, string code, DateTimeOffset now, out Post admin)
    {
        var today = office.Rules.Time.Day(now);
        var directory = office.Directory;
        if (directory.PostsWith(PostRole.Admin, today) is not [var known, ..])
            (directory, known) = WithFirstAdmin(directory);
        admin = known;
        var changes = new OfficeChanges
        {
            Directory = directory.With(new LinkCode(LinkCodes.HashOf(code), LinkCodes.HintOf(code), known.Id, null, now, now + CodeLives, null, null)),
        };
        changes.Audit.Add(new AuditEntry(now, null, null, "link-code-issued", known.Id.Value, LinkCodes.HintOf(code)));
        return new TurnResult<OfficeChanges>(ConversationState.New("vi"), [], changes);
    }

    private static (OfficeDirectory Directory, Post Admin) WithFirstAdmin(OfficeDirectory directory)
    {
        var always = new Validity(null, null);
        var unit = directory.Units.Values.FirstOrDefault(u => u.Kind == UnitKind.CommitteeOffice)
            ?? new Unit(FirstUnit, HostTexts.Get("admin.unit").Vi, UnitKind.CommitteeOffice, null, [], [], null, always, null, null);
        var post = new Post(FirstAdmin, unit.Id, HostTexts.Get("admin.post").Vi, PostRole.Admin, [], always);
        return (directory.With(unit).With(post), post);
    }

    private static string Until(DateTimeOffset now) => (now + CodeLives).ToString("HH:mm dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
