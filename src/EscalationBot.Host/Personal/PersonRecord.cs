using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Organisation;
using EscalationBot.Storage;

namespace EscalationBot.Host.Personal;

/// <summary>Everything that is kept of one person, in the words of the store. Records of the office are not part of it: they belong to the post.</summary>
internal sealed record PersonRecord(
    string? Code, string? Name, string? Phone, string? Email, IReadOnlyList<PersonPost> Posts, IReadOnlyList<PersonAccount> Accounts,
    IReadOnlyList<PersonMessage> Messages, IReadOnlyList<PersonFile> Files)
{
    private const int PageSize = 500;

    public static async Task<PersonRecord> CollectAsync(
        ITurnStore turns, IMessageLog log, IFileStore files, PersonalData data, CancellationToken cancellation)
    {
        var (directory, reach) = turns.Look(office => (office.Directory, office.Reach));
        var accounts = data.Accounts.Select(a => (Account: a, At: new ConversationKey(a.Id.Channel, reach.ConversationOf(a.Id), a.Id.User))).ToList();
        var lines = accounts.SelectMany(a => Said(log, a.At)).ToList();
        var kept = new List<PersonFile>();
        foreach (var file in lines.SelectMany(l => l.Line.Files ?? []).DistinctBy(f => f.Key))
            if (await files.GetAsync(file.Key, cancellation) is { } bytes)
                kept.Add(new PersonFile(file.FileName, file.ContentType, bytes));
        return new PersonRecord(
            data.Person?.Id.Value, data.Person?.Name, data.Person?.Phone, data.Person?.Email,
            [.. PersonPost.Of(directory, data)],
            [.. accounts.Select(a => PersonAccount.Of(a.Account, reach, turns.StateOf(a.At)))],
            [.. lines.Select(l => PersonMessage.Of(l.Account, l.Line)).OrderBy(m => m.At)],
            kept);
    }

    private static IEnumerable<(string Account, LogEntry Line)> Said(IMessageLog log, ConversationKey at)
    {
        var mark = 0L;
        while (log.Read(at.Channel, at.Conversation, mark, PageSize) is [.., var last] page)
        {
            foreach (var line in page)
                yield return ($"{at.Channel}:{at.User}", line);
            mark = last.Mark;
        }
    }
}

/// <summary>A post held or spoken for, and what is set for it.</summary>
internal sealed record PersonPost(string Post, string Title, string Unit, DateOnly? From, DateOnly? To, bool? Acting, TimeOnly? DigestTime)
{
    public static IEnumerable<PersonPost> Of(OfficeDirectory directory, PersonalData data)
    {
        var held = data.Person is { } person ? directory.Incumbencies.Where(i => i.Person == person.Id).ToList() : [];
        foreach (var incumbency in held)
            yield return Of(directory, incumbency.Post, incumbency);
        foreach (var post in data.Posts.Where(p => held.All(i => i.Post != p)))
            yield return Of(directory, post, null);
    }

    private static PersonPost Of(OfficeDirectory directory, PostId id, Incumbency? held)
    {
        var post = directory.Post(id);
        return new(id.Value, post?.Title ?? "", post is null ? "" : directory.Unit(post.Unit)?.Name ?? "", held?.Validity.From, held?.Validity.To, held?.Acting, post?.DigestTime);
    }
}

/// <summary>A linked account with what is remembered of its conversation.</summary>
/// <param name="Drafts">What was begun and not sent: the dialog, and its answers.</param>
internal sealed record PersonAccount(
    string Account, string Post, DateTimeOffset LinkedAt, DateOnly? EndedOn, TimeOnly? QuietFrom, TimeOnly? QuietTo, DateTimeOffset? LastHeard, string? Address,
    string? Language, IReadOnlyList<PersonDraft> Drafts, IReadOnlyDictionary<string, string> Remembered)
{
    public static PersonAccount Of(Account account, Domain.Reach.ReachBook reach, ConversationState? state) => new(
        account.Id.ToString(), account.Post.Value, account.LinkedAt, account.EndedOn, account.Quiet?.From, account.Quiet?.To,
        reach.LastHeard(account.Id), reach.AddressOf(account.Id.Channel, reach.ConversationOf(account.Id)), state?.Language,
        [.. Begun(state).Select(d => new PersonDraft(d.Flow, d.StartedAt, d.Slots.ToDictionary(s => s.Key, s => s.Value.Shown)))],
        state?.Memory ?? new Dictionary<string, string>());

    private static IEnumerable<Draft> Begun(ConversationState? state) => state is null ? [] : new[] { state.Active, state.Cancelled }.OfType<Draft>().Concat(state.Suspended);
}

internal sealed record PersonDraft(string Dialog, DateTimeOffset StartedAt, IReadOnlyDictionary<string, string> Answers);

/// <param name="Outcome">How sending ended; null for what the person wrote.</param>
internal sealed record PersonMessage(string Account, DateTimeOffset At, bool FromPerson, string Text, IReadOnlyList<string> Files, string? Outcome)
{
    public static PersonMessage Of(string account, LogEntry line) => new(
        account, line.At, line.Direction == LogDirection.In, line.Message is { } message ? PlainText.Render(message) : line.Text ?? "",
        [.. (line.Files ?? []).Select(f => f.FileName), .. line.Message?.File is { } sent ? [sent.FileName] : Array.Empty<string>()], line.State?.ToString());
}

internal sealed record PersonFile(string Name, string ContentType, byte[] Content);
