using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.Codes;

/// <summary>"Cấp mã liên kết UBND xã A": finds the post, makes a code, shows it once and keeps its hash.</summary>
internal static class IssueCode
{
    private const string Name = "codes-issue";
    private const string Body = "body";
    private const int MostChoices = 8;

    private static readonly TimeSpan Validity = TimeSpan.FromDays(7);

    /// <summary>Asks for the body when the sentence does not name one.</summary>
    public static Flow<Turn> Flow { get; } = new(Name)
    {
        Slots = [new Slot<Turn>(Body) { Ask = (turn, _) => new Prompt(turn.Text("codes.ask-body")), Read = (turn, _, text) => BodySlot.Read(turn, Body, text, null) }],
        Complete = (turn, draft) => ForBody(turn, new UnitId(draft.Value(Body)!)),
        About = (turn, _) => turn.Text("codes.about-issue"),
        Keep = false,
    };

    public static void Begin(Turn turn, DialogAction action)
    {
        var bodies = Bodies.Best(turn, action["rest"]);
        if (bodies is [var only])
            ForBody(turn, only.Id);
        else if (bodies.Count > 1)
            turn.Say(new Prompt(turn.Text("codes.which-body"), [.. bodies.Take(MostChoices).Select(b => new Option(b.Name, new DialogAction(CodeActions.IssueFor, ("body", b.Id.Value))))]));
        else
            turn.Engine.Start(turn, Name);
    }

    /// <summary>The body or the post that a choice names.</summary>
    public static void IssueFor(Turn turn, DialogAction action)
    {
        if (action["body"] is { Length: > 0 } body)
            ForBody(turn, new UnitId(body));
        else if (turn.Directory.Post(new PostId(action["post"])) is { } post && post.Validity.Contains(turn.Today))
            Issue(turn, post);
        else
            turn.Say(turn.Text("codes.no-post"));
    }

    private static void ForBody(Turn turn, UnitId named)
    {
        var body = turn.Directory.Responsible(named, turn.Today)?.Id ?? named;
        var posts = turn.Directory.Posts.Values.Where(p => p.Unit == body && p.Validity.Contains(turn.Today)).OrderBy(p => p.Id.Value, StringComparer.Ordinal).ToList();
        switch (posts)
        {
            case []: turn.Say(turn.Text("codes.no-post")); break;
            case [var only]: Issue(turn, only); break;
            default: turn.Say(new Prompt(turn.Text("codes.which-post", ("body", turn.Show.Unit(body))), [.. posts.Take(MostChoices).Select(p => Choice(turn, p))])); break;
        }
    }

    private static Option Choice(Turn turn, Post post) =>
        new(PostLabel.Of(turn, post), new DialogAction(CodeActions.IssueFor, ("post", post.Id.Value)));

    private static void Issue(Turn turn, Post post)
    {
        var code = LinkCodes.Make(Convert.FromHexString(turn.Entropy));
        var expires = turn.Now + Validity;
        var kept = new LinkCode(LinkCodes.HashOf(code), LinkCodes.HintOf(code), post.Id, turn.Post!.Id, turn.Now, expires, null, null);
        turn.Changes.Directory = turn.Directory.With(kept);
        turn.Log("code-issued", post.Id.Value, kept.Hint);
        turn.Say(new Prompt(
            [
                new Paragraph(turn.Text("codes.issued", ("post", PostLabel.Of(turn, post)), ("code", code))),
                new Paragraph(turn.Text("codes.issued-rules", ("until", turn.Show.Time(expires)))),
            ],
            new Option(turn.Text("codes.do-revoke-this"), new DialogAction(CodeActions.Revoke, ("hash", kept.Hash))),
            new Option(turn.Text("codes.do-list"), new DialogAction(CodeActions.List), Repeatable: true)));
    }
}
