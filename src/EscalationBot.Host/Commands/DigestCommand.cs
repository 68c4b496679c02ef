using System.CommandLine;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Host.Texts;

namespace EscalationBot.Host.Commands;

/// <summary>Prints what today's digests say, or would say; nothing is sent and nothing is kept.</summary>
internal static class DigestCommand
{
    public static Command Create(Workbench bench) => AllCommands.Simple("digest", cancellation =>
        bench.WithCopyAsync(office => PrintAsync(bench, office), cancellation));

    private static async Task<int> PrintAsync(Workbench bench, OpenOffice office)
    {
        using var present = office.Store.Turns.Read();
        var view = new OfficeAtCut(present, office.Now);
        var leaders = view.Directory.PostsWith(PostRole.Leader, view.Today).Concat(view.Directory.PostsWith(PostRole.Chair, view.Today)).ToList();
        if (leaders.Count == 0)
            bench.Say(HostTexts.Get("digest.none"));
        foreach (var leader in leaders)
            await bench.Output.WriteLineAsync($"== {leader.Title} ({leader.Id}){Environment.NewLine}{TextOf(office, view, leader)}{Environment.NewLine}");
        return 0;
    }

    private static string TextOf(OpenOffice office, OfficeAtCut view, Post leader)
    {
        var notice = new DigestNotice($"digest:{leader.Id}:{view.Today:yyyy-MM-dd}", leader.Id, office.Now, view.Today);
        var told = office.Bot.Tell(new TurnInput(view, null, office.Now), notice, RouteWay.Chat);
        return told.Replies.Count == 0
            ? HostTexts.Get("digest.not-sent", ("reason", told.Suppressed)).Both
            : string.Join(Environment.NewLine, told.Replies.Select(PlainText.Render));
    }
}
