using System.Security.Cryptography;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Storage;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;
using EscalationBot.Vietnamese;

namespace EscalationBot.Testing.Chat;

/// <summary>What a post got: when, and the message.</summary>
public sealed record Received(DateTimeOffset At, OutgoingMessage Message)
{
    public string Text => PlainText.Render(Message);
}

/// <summary>
/// The whole bot over the store in memory, driven by hand: people say things, the clock moves, and everybody's messages can
/// be read. Every post of the office has a linked account on the channel "web" of its own name.
/// </summary>
public sealed class ChatOffice : IAsyncDisposable
{
    private static readonly Bot Bot = new(Bot.LoadTexts(), VietnameseReader.Default);

    private readonly Func<OfficeRules?, StoreUnderTest> open;
    private readonly OfficeRules? rules;
    private StoreUnderTest store;
    private int messages;
    private int turns;

    private ChatOffice(Func<OfficeRules?, StoreUnderTest> open, OfficeRules? rules, DateTimeOffset now) =>
        (this.open, this.rules, store, Now) = (open, rules, open(rules), now);

    public DateTimeOffset Now { get; private set; }

    /// <summary>How the channel ends a message; everything is delivered unless a test says otherwise.</summary>
    public Func<WorkItem, (WorkState State, string? Reason)> Wire { get; set; } = _ => (WorkState.Delivered, null);

    /// <summary>How many more rows of the outbox may be worked on; then it stands still while people and the clock go on.</summary>
    public int Sends { get; set; } = int.MaxValue;

    public IReadOnlyList<WorkItem> Work => store.Log.Work(DateTimeOffset.MinValue);

    public IOffice Office => store.Turns.Read();

    /// <param name="now">"26/12/2025 08:00", office time.</param>
    /// <param name="directory">Instead of the test province with every post linked.</param>
    /// <param name="rules">Instead of those of the test province.</param>
    /// <param name="file">Where the store is kept, for an office that restarts; null keeps it in memory.</param>
    public static async Task<ChatOffice> OpenAsync(string now, OfficeDirectory? directory = null, OfficeRules? rules = null, string? file = null)
    {
        var office = new ChatOffice(r => file is null ? StoreUnderTest.InMemory(r) : StoreUnderTest.OnFile(new LiteDbStoreOptions(file), r), rules, Moment(now));
        var linked = directory ?? TestOffice.Directory.Posts.Keys.Aggregate(TestOffice.Directory, (d, p) => d.Linked(p, "web"));
        await office.store.ChangeAsync(c => c.Directory = linked);
        await office.ChangeAsync(view => Clockwork.Start(view, office.Now));
        return office;
    }

    /// <summary>The program ends and starts again; what was on its way is found as a crash would leave it.</summary>
    /// <param name="changed">The rules from now on; those of before when null.</param>
    public async Task RestartAsync(OfficeRules? changed = null)
    {
        await store.DisposeAsync();
        store = open(changed ?? rules);
        await ChangeAsync(view => Clockwork.Start(view, Now));
        await SettleAsync();
    }

    /// <summary>A post types something; what it gets back, as plain text, several messages separated by an empty line.</summary>
    public Task<string> SayAsync(PostId post, string text) => SendAsync(Message(post.Value, IncomingKind.Text) with { Text = text });

    public Task<string> SayAsStrangerAsync(string user, string text) => SendAsync(Message(user, IncomingKind.Text) with { Text = text });

    /// <summary>A post presses the button that carries these words in its newest message with such a button.</summary>
    public Task<string> PressAsync(PostId post, string words)
    {
        var choice = Received(post).Reverse().SelectMany(r => r.Message.Choices).First(c => c.Text.Contains(words, StringComparison.Ordinal));
        return SendAsync(Message(post.Value, IncomingKind.Choice) with { ChoiceId = choice.Id });
    }

    public Task<string> PressIdAsync(PostId post, string choiceId) => SendAsync(Message(post.Value, IncomingKind.Choice) with { ChoiceId = choiceId });

    public Task<string> SendFileAsync(PostId post, string fileName, string text) =>
        SendAsync(Message(post.Value, IncomingKind.File) with { Text = text, Files = [new Attachment("key-" + fileName, fileName, "application/pdf", 1000)] });

    /// <summary>A post sends a spreadsheet with one column.</summary>
    public Task<string> SendSheetAsync(PostId post, string fileName, params string[] cells)
    {
        var file = new Attachment("key-" + fileName, fileName, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 1000);
        return SendAsync(
            Message(post.Value, IncomingKind.File) with { Files = [file] },
            new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>> { [file.Key] = [.. cells.Select(c => (IReadOnlyList<string>)[c])] });
    }

    /// <summary>Any message, as the runtime would take it: at the door, what carries a secrecy mark is emptied.</summary>
    /// <param name="sheets">What stands in its spreadsheets, by key.</param>
    public async Task<string> SendAsync(IncomingMessage sent, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>>? sheets = null)
    {
        var message = CarriesMark(sent) ? sent with { Kind = IncomingKind.Text, Text = "", ChoiceId = null, Files = null, Withheld = true } : sent;
        // By mark, not by count: a turn may have older words forgotten.
        var before = store.Log.Read("web", message.User, 0, 10_000) is [.., var last] ? last.Mark : 0;
        var key = new ConversationKey(message.Channel, message.Conversation, message.User);
        if (await store.Turns.AcceptAsync(message, CancellationToken.None))
            await store.Turns.RunAsync(new Trigger.Message(message.Key), key, view => Bot.Handle(Input(view) with { Sheets = sheets }, message), CancellationToken.None);
        await SettleAsync();
        return string.Join("\n\n", Received(message.User, before).Select(r => r.Text));
    }

    public IncomingMessage Message(string user, IncomingKind kind) => new("web", user, $"m{++messages}", user, Now, kind);

    /// <summary>Changes something behind the bot's back, as an import or an administrator would.</summary>
    public Task<TurnOutcome> ChangeAsync(Action<OfficeChanges> change) => ChangeAsync(view =>
    {
        var changes = new OfficeChanges();
        change(changes);
        return Clockwork.Seal(view, changes, Now);
    });

    /// <summary>Takes over a record with its whole history.</summary>
    public Task<TurnOutcome> KeepAsync(ProposalBuilder record) =>
        ChangeAsync(changes => changes.Proposals.Add(new ProposalChange(record.Build().Id, record.History())));

    /// <summary>Everything that is kept of what a user wrote.</summary>
    public IReadOnlyList<string> Written(string user) =>
        [.. store.Log.Read("web", user, 0, 10_000).Where(e => e.Message is null).Select(e => e.Text ?? "")];

    public IReadOnlyList<AuditEntry> Audit => [.. store.Audit.Read(0, 10_000).Select(a => a.Entry)];

    /// <summary>Lets go of what was said and sent before now, as after the years that the configuration names.</summary>
    public async Task LetGoAsync()
    {
        var retention = (IRetention)store.Turns;
        await retention.ForgetWordsAsync(Now, int.MaxValue, CancellationToken.None);
        await retention.DropDetailsAsync(Now, int.MaxValue, CancellationToken.None);
    }

    public Task<byte[]?> FileAsync(string key) => store.Files.GetAsync(key, CancellationToken.None);

    /// <summary>Everything a post got so far, oldest first.</summary>
    public IReadOnlyList<Received> Received(PostId post) => Received(post.Value);

    public IReadOnlyList<Received> Received(string user, long after = 0) =>
        [.. store.Log.Read("web", user, after, 10_000).Where(e => e.Message is not null).Select(e => new Received(e.At, e.Message!))];

    /// <summary>What a post got since a moment, as plain text.</summary>
    public IReadOnlyList<string> TextsSince(PostId post, DateTimeOffset since) => [.. Received(post).Where(r => r.At >= since).Select(r => r.Text)];

    /// <summary>Moves the clock, letting everything due happen at its own time and in order.</summary>
    public async Task MoveToAsync(string to)
    {
        var target = Moment(to);
        while (NextDue(target) is { } due)
        {
            Now = due > Now ? due : Now;
            await SettleAsync();
        }
        Now = target;
    }

    /// <summary>The clock jumps as in an outage: nothing happens meanwhile, everything is caught up at the end.</summary>
    public async Task SleepUntilAsync(string to)
    {
        Now = Moment(to);
        await SettleAsync();
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    /// <summary>"26/12/2025 08:00", office time.</summary>
    private static DateTimeOffset Moment(string text) => text.Split(' ') is [var day, var time] ? Days.At(day, time) : Days.At(text);

    private static bool CarriesMark(IncomingMessage message) =>
        Bot.CarriesSecrecyMark(message.Text) || (message.Files ?? []).Any(f => Bot.CarriesSecrecyMark(f.FileName));

    /// <summary>The next moment until <paramref name="target"/> at which something can happen.</summary>
    private DateTimeOffset? NextDue(DateTimeOffset target) => Sends > 0
        ? store.Queue.NextDue() is { } due && due <= target ? due : null
        : store.Queue.DueTimers(target, 1) is [var timer, ..] ? timer.Due : null;

    private async Task SettleAsync()
    {
        for (var more = true; more;)
        {
            more = false;
            foreach (var timer in store.Queue.DueTimers(Now, 100))
            {
                await store.Turns.RunAsync(new Trigger.Timer(timer), null, view =>
                    new(view.State ?? Conversation.ConversationState.New("vi"), [], Clockwork.Seal(view.Office, Clockwork.Run(view.Office, timer.Job, timer.Argument, timer.Due, Now), Now)), CancellationToken.None);
                more = true;
            }
            foreach (var item in Sends > 0 ? await store.ClaimAsync(Now, Math.Min(Sends, 100)) : [])
            {
                Sends -= Sends == int.MaxValue ? 0 : 1;
                await DeliverAsync(item);
                more = true;
            }
        }
    }

    /// <summary>What nobody knew of went out after all, as far as it said a notice.</summary>
    public async Task ClearAsync()
    {
        foreach (var row in store.Log.Work(DateTimeOffset.MinValue).Where(r => r is { State: WorkState.Unknown, Of: not null }))
            await EndAsync(row, store.Queue.NoticeOf(row)!.Notice!, WorkState.Sent, null);
    }

    private async Task DeliverAsync(WorkItem item)
    {
        if (item.Notice is not { } notice)
        {
            var (state, reason) = Wire(item);
            await store.Queue.CompleteAsync(new WorkOutcome(item, state, reason, Now), CancellationToken.None);
            return;
        }
        ConversationKey? to = (notice.OnlyTo ?? (Office.Directory.AccountsOf(notice.Recipient) is [var first, ..] ? first.Id : null)) is { } account
            ? new ConversationKey(account.Channel, account.User, account.User)
            : null;
        await store.Turns.RunAsync(new Trigger.Notice(item, to is { } by ? new RouteName(new AccountId(by.Channel, by.User), RouteWay.Chat) : null), to, view => to is null
            ? new(Conversation.ConversationState.New("vi"), [], Bot.Unreachable(Input(view), notice), WorkReasons.NoAccount)
            : Bot.Tell(Input(view), notice), CancellationToken.None);
        foreach (var message in store.Queue.MessagesOf(item))
        {
            var (state, reason) = Wire(message);
            await EndAsync(message, notice, state, reason);
        }
    }

    private Task<TurnOutcome> EndAsync(WorkItem message, Notice notice, WorkState state, string? reason) => store.Turns.RunAsync(
        new Trigger.Ending(new WorkOutcome(message, state, reason, Now) { ChannelMessageId = $"w{message.Id}" }), message.To,
        view => Bot.Ended(Input(view), notice, message.Message!, EndOf(state)), CancellationToken.None);

    private static NoticeEnd EndOf(WorkState state) => state switch
    {
        WorkState.Delivered or WorkState.Sent => NoticeEnd.Reached,
        WorkState.Unknown => NoticeEnd.Unknown,
        WorkState.Failed => NoticeEnd.Failed,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A test lets a message end in another way."),
    };

    private Task<TurnOutcome> ChangeAsync(Func<IOffice, OfficeChanges> change) => store.Turns.RunAsync(
        new Trigger.Command("test"), null, view => new(Conversation.ConversationState.New("vi"), [], change(view.Office)), CancellationToken.None);

    /// <summary>Random bytes that are the same in every run of a test, and others in every turn.</summary>
    private TurnInput Input(TurnView view) => new(view.Office, view.State, Now, Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(++turns))));
}
