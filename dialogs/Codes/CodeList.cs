using System.Globalization;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.Codes;

/// <summary>The codes that were issued, newest first: hint, post and state, never the code.</summary>
internal static class CodeList
{
    private const int PageSize = 8;

    public static void Say(Turn turn, DialogAction action)
    {
        var from = int.TryParse(action["from"], NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 0;
        var codes = turn.Directory.LinkCodes.Values.OrderByDescending(c => c.IssuedAt).ThenBy(c => c.Hash, StringComparer.Ordinal).ToList();
        var page = codes.Skip(from).Take(PageSize).ToList();
        if (page.Count == 0)
        {
            turn.Say(turn.Text("codes.empty"));
            return;
        }
        var options = page.Where(c => IsActive(c, turn.Now)).Select(c => RevokeOption(turn, c)).ToList();
        if (from + PageSize < codes.Count)
            options.Add(new Option(turn.Text("codes.do-next"), new DialogAction(CodeActions.List, ("from", (from + PageSize).ToString(CultureInfo.InvariantCulture))), Repeatable: true));
        var active = codes.Count(c => IsActive(c, turn.Now));
        turn.Say(new Prompt(
            [
                new Paragraph(turn.Text("codes.list", ("count", Show.Count(codes.Count)), ("active", Show.Count(active)))),
                new BulletList([.. page.Select(c => Line(turn, c))]),
            ], options));
    }

    /// <summary>Can still be used.</summary>
    public static bool IsActive(LinkCode code, DateTimeOffset now) => code is { UsedAt: null, RevokedAt: null } && now < code.ExpiresAt;

    public static string Line(Turn turn, LinkCode code) => turn.Text("codes.line", ("hint", code.Hint), ("post", PostOf(turn, code)), ("state", State(turn, code)));

    public static Option RevokeOption(Turn turn, LinkCode code) => new(
        turn.Text("codes.do-revoke", ("hint", code.Hint), ("post", PostOf(turn, code))),
        new DialogAction(CodeActions.Revoke, ("hash", code.Hash)), Repeatable: true);

    public static string PostOf(Turn turn, LinkCode code) => turn.Directory.Post(code.Post) is { } post ? PostLabel.Of(turn, post) : code.Post.Value;

    private static string State(Turn turn, LinkCode code) => code switch
    {
        { UsedAt: { } used } => turn.Text("codes.state-used", ("when", Day(turn, used))),
        { RevokedAt: { } revoked } => turn.Text("codes.state-revoked", ("when", Day(turn, revoked))),
        _ when turn.Now >= code.ExpiresAt => turn.Text("codes.state-expired", ("when", Day(turn, code.ExpiresAt))),
        _ => turn.Text("codes.state-active", ("when", Day(turn, code.ExpiresAt))),
    };

    private static string Day(Turn turn, DateTimeOffset at) => Show.Date(turn.Rules.Time.Day(at));
}
