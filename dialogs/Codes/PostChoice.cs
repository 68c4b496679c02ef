using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.Codes;

/// <summary>From "UBND xã A" to one of its posts: named at once, picked from several bodies, or from several posts of one.</summary>
/// <param name="name">The flow that asks for the body; also the beginning of its texts.</param>
/// <param name="action">The action that a choice of body or post runs.</param>
/// <param name="take">What is done with the post.</param>
internal sealed class PostChoice(string name, string action, Action<Turn, Post> take)
{
    private const string Body = "body";
    private const int MostChoices = 8;

    /// <summary>Asks for the body when the sentence does not name one.</summary>
    public Flow<Turn> Flow => new(name)
    {
        Slots = [new Slot<Turn>(Body) { Ask = (turn, _) => new Prompt(turn.Text("codes.ask-body")), Read = (turn, _, text) => BodySlot.Read(turn, Body, text, null) }],
        Complete = (turn, draft) => OfBody(turn, new UnitId(draft.Value(Body)!)),
        About = (turn, _) => turn.Text($"{name}.about"),
        Keep = false,
    };

    public void Begin(Turn turn, DialogAction asked)
    {
        var bodies = Bodies.Best(turn, asked["rest"]);
        if (bodies is [var only])
            OfBody(turn, only.Id);
        else if (bodies.Count > 1)
            turn.Say(new Prompt(turn.Text("codes.which-body"), [.. bodies.Take(MostChoices).Select(b => new Option(b.Name, new DialogAction(action, (Body, b.Id.Value))))]));
        else
            turn.Engine.Start(turn, name);
    }

    /// <summary>The body or the post that a choice names.</summary>
    public void Take(Turn turn, DialogAction chosen)
    {
        if (chosen[Body] is { Length: > 0 } body)
            OfBody(turn, new UnitId(body));
        else if (turn.Directory.Post(new PostId(chosen["post"])) is { } post && post.Validity.Contains(turn.Today))
            take(turn, post);
        else
            turn.Say(turn.Text("codes.no-post"));
    }

    private void OfBody(Turn turn, UnitId named)
    {
        var body = turn.Directory.Responsible(named, turn.Today)?.Id ?? named;
        var posts = turn.Directory.Posts.Values.Where(p => p.Unit == body && p.Validity.Contains(turn.Today)).OrderBy(p => p.Id.Value, StringComparer.Ordinal).ToList();
        switch (posts)
        {
            case []: turn.Say(turn.Text("codes.no-post")); break;
            case [var only]: take(turn, only); break;
            default: turn.Say(new Prompt(turn.Text("codes.which-post", ("body", turn.Show.Unit(body))), [.. posts.Take(MostChoices).Select(p => Choice(turn, p))])); break;
        }
    }

    private Option Choice(Turn turn, Post post) => new(PostLabel.Of(turn, post), new DialogAction(action, ("post", post.Id.Value)));
}
