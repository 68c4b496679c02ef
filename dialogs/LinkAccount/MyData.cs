using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.Nudge;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.LinkAccount;

/// <summary>What the system keeps of a person: shown, unlinked, deleted. Records stay with the post (R29).</summary>
internal static class MyData
{
    public static void Show(Turn turn)
    {
        if (turn.Post is not { } post || Linked(turn) is not { } linked)
        {
            Stranger.Privacy(turn);
            return;
        }
        turn.Say(new Prompt(
            [
                new Paragraph(turn.Text("data.lead")),
                new FactList([.. Facts(turn, post, linked)]),
                .. Authority.Lines(turn),
                new Paragraph(turn.Text("data.kept")),
            ],
            new Option(turn.Text("data.do-unlink"), new DialogAction(LinkActions.Unlink), Repeatable: true),
            new Option(turn.Text("data.do-delete"), new DialogAction(LinkActions.Delete), Repeatable: true),
            new Option(turn.Text("data.do-file"), new DialogAction(LinkActions.DataFile), Repeatable: true)));
    }

    /// <summary>All of it as a file, which is made when it is fetched.</summary>
    public static void SayFile(Turn turn)
    {
        if (Linked(turn) is not { } linked || turn.Post is null)
        {
            turn.Say(turn.Text("engine.stale"));
            return;
        }
        turn.Log("own-data-exported", linked.Post.Value);
        turn.Say(new Prompt(turn.Text("data.file")), file: new Attachment(
            DataFileKey.Of(linked.Id, turn.State.Language), turn.Text("data.file-name"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 0));
    }

    public static void AskUnlink(Turn turn) => AskSure(turn, "data.ask-unlink", "data.do-unlink", LinkActions.UnlinkSure);

    public static void AskDelete(Turn turn) => AskSure(turn, "data.ask-delete", "data.do-delete", LinkActions.DeleteSure);

    /// <summary>The account no longer speaks for the post; drafts go with it, since they belong to the post.</summary>
    public static void Unlink(Turn turn)
    {
        if (Linked(turn) is not { } linked || turn.Post is null)
        {
            turn.Say(turn.Text("engine.stale"));
            return;
        }
        turn.Changes.Directory = turn.Directory.Without(linked.Id);
        Part(turn, [linked]);
        turn.Say(turn.Text("data.unlinked"));
    }

    /// <summary>Every account of the person, name and telephone, and everything that was said; an account whose link ended goes alone.</summary>
    public static void Delete(Turn turn)
    {
        if (Linked(turn) is not { } linked || turn.Post is null)
        {
            turn.Say(turn.Text("engine.stale"));
            return;
        }
        ForgetLinked(turn, linked);
        turn.Say(turn.Text("data.deleted"));
    }

    /// <summary>What was kept of an account whose link ended.</summary>
    public static void DeleteEnded(Turn turn)
    {
        ForgetEnded(turn);
        turn.Say(turn.Text("data.deleted"));
    }

    /// <summary>The wish came through the service: it is not asked about again, and nothing more is written to whoever had it.</summary>
    public static void Withdraw(Turn turn)
    {
        if (turn.Post is not null && Linked(turn) is { } linked)
            ForgetLinked(turn, linked);
        else
            ForgetEnded(turn);
    }

    private static void ForgetLinked(Turn turn, Account linked)
    {
        var data = PersonalData.Of(turn.Directory, linked, turn.Today);
        turn.Changes.Directory = data.RemoveFrom(turn.Directory);
        Part(turn, data.Accounts);
        Forget(turn, data);
    }

    private static void ForgetEnded(Turn turn)
    {
        var data = turn.Post is null && Linked(turn) is { } ended ? PersonalData.Of(turn.Directory, ended, turn.Today) : new PersonalData(null, [], []);
        turn.Changes.Directory = data.RemoveFrom(turn.Directory);
        foreach (var account in data.Accounts)
            turn.Log("ended-account-deleted", account.Post.Value);
        Forget(turn, data);
    }

    private static IEnumerable<Fact> Facts(Turn turn, Post post, Account linked)
    {
        var data = PersonalData.Of(turn.Directory, linked, turn.Today);
        if (data.Person is { } person)
        {
            yield return new Fact(turn.Text("data.name"), person.Name);
            if (person.Phone is { } phone)
                yield return new Fact(turn.Text("data.phone"), phone);
            if (person.Email is { } email)
                yield return new Fact(turn.Text("data.email"), email);
        }
        foreach (var account in data.Accounts)
            yield return new Fact(turn.Text("data.account"), $"{account.Id.User} ({account.Id.Channel})");
        yield return new Fact(turn.Text("data.post"), post.Title);
        yield return new Fact(turn.Text("data.unit"), turn.Show.Unit(post.Unit));
        yield return new Fact(turn.Text("data.since"), Common.Show.Date(turn.Rules.Time.Day(linked.LinkedAt)));
        yield return new Fact(turn.Text("data.drafts"), Common.Show.Count(turn.State.Suspended.Count + (turn.State.Active is null ? 0 : 1)));
    }

    private static Account? Linked(Turn turn) => turn.Account is { } account ? turn.Directory.Accounts.GetValueOrDefault(account) : null;

    private static void AskSure(Turn turn, string text, string sure, string action) => turn.Say(new Prompt(
        turn.Text(text, ("post", turn.Post?.Title ?? "")),
        new Option(turn.Text(sure), new DialogAction(action), Means: Answer.Yes),
        new Option(turn.Text("data.do-keep"), new DialogAction(EngineActions.Nothing), Means: Answer.No)));

    /// <summary>What was being done for the post ends, and the Office learns of a post that nobody speaks for any more.</summary>
    private static void Part(Turn turn, IReadOnlyList<Account> accounts)
    {
        turn.State = turn.State with { Active = null, Suspended = [], Questions = [], Undo = null, Cancelled = null };
        foreach (var post in accounts.Select(a => a.Post).Distinct())
        {
            turn.Log("unlinked", post.Value);
            if (turn.Directory.AccountsOf(post).Count == 0)
                CallTeller.AskAbout(turn, turn.Directory.Post(post)!);
        }
    }

    private static void Forget(Turn turn, PersonalData data)
    {
        foreach (var account in data.Accounts)
            Erasure.Order(turn.Changes, account.Id, turn.Now);
        turn.State = turn.State with { Memory = new Dictionary<string, string>(), Misses = 0 };
    }
}
