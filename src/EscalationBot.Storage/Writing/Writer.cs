using System.Collections.Concurrent;
using EscalationBot.Storage.Json;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Writing;

/// <summary>
/// The one thread that changes anything. It takes everything that waits (group commit), does it piece by piece on the
/// evolving image, keeps all pieces in one commit, publishes the new image and only then answers the callers. What throws
/// fails its own caller alone. When the commit fails, nothing is published, every caller of the group gets the exception
/// (and cannot know whether the disk kept it), and the truth is loaded again from the journal.
/// </summary>
internal sealed class Writer : IAsyncDisposable
{
    private const int LargestGroup = 1024;

    private readonly BlockingCollection<Piece> waiting = [];
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IJournal journal;
    private volatile OfficeImage image;
    private volatile TaskCompletionSource changed = NewSignal();
    private bool mustReload;

    public Writer(IJournal journal)
    {
        this.journal = journal;
        image = Claims.AfterRestart(journal.Load());
        new Thread(Run) { IsBackground = true, Name = "store writer" }.Start();
    }

    /// <summary>The image of the last commit.</summary>
    public OfficeImage Image => image;

    /// <summary>Completes at the next commit that touches the outbox or the timers.</summary>
    public Task Changed => changed.Task;

    /// <summary>Does a piece of work in the next group; the task ends when it is durable and visible.</summary>
    /// <param name="cancellation">Honoured until the work begins, never after.</param>
    /// <exception cref="ObjectDisposedException">The store was closed.</exception>
    public Task<T> DoAsync<T>(Func<CommitDraft, T> work, CancellationToken cancellation)
    {
        var piece = new Piece<T>(work, cancellation);
        try
        {
            waiting.Add(piece, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(LiteDbStore));
        }
        return piece.Task;
    }

    /// <summary>Takes no more work, finishes what waits, shortens the journal and closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.CompleteAdding();
        await ended.Task.ConfigureAwait(false);
    }

    private void Run()
    {
        try
        {
            foreach (var first in waiting.GetConsumingEnumerable())
                Handle(Group(first));
            if (!mustReload)
                Close();
        }
        finally
        {
            journal.Dispose();
            ended.SetResult();
        }
    }

    private List<Piece> Group(Piece first)
    {
        var group = new List<Piece> { first };
        while (group.Count < LargestGroup && waiting.TryTake(out var next))
            group.Add(next);
        return group;
    }

    private void Handle(List<Piece> group)
    {
        try
        {
            if (mustReload)
                image = journal.Load();
            mustReload = false;
            var next = Commit(group);
            var signals = !ReferenceEquals(next.Work, image.Work) || !ReferenceEquals(next.Timers, image.Timers);
            image = next;
            if (signals)
                Interlocked.Exchange(ref changed, NewSignal()).SetResult();
        }
        catch (Exception e)
        {
            mustReload = true;
            foreach (var piece in group)
                piece.Fail(e);
            return;
        }
        foreach (var piece in group)
            piece.Answer();
        journal.Tidy(image);
        image = journal.Rested(image);
    }

    private OfficeImage Commit(List<Piece> group)
    {
        var next = image;
        var entries = new List<JournalEntry>();
        foreach (var piece in group)
        {
            if (piece.Do(next) is not { } done)
                continue;
            next = done.Image;
            if (done.Entry is { } entry)
                entries.Add(entry);
        }
        if (entries.Count > 0)
            journal.Commit(entries);
        return next;
    }

    private void Close()
    {
        try
        {
            journal.Close(image);
        }
        catch (StoreException)
        {
            // Everything is kept in the journal; the next start reads it there.
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Done(OfficeImage Image, JournalEntry? Entry);

    private abstract class Piece
    {
        /// <summary>Null when it failed or was cancelled: then it left no trace.</summary>
        public abstract Done? Do(OfficeImage image);

        public abstract void Answer();

        public abstract void Fail(Exception exception);
    }

    private sealed class Piece<T>(Func<CommitDraft, T> work, CancellationToken cancellation) : Piece
    {
        private readonly TaskCompletionSource<T> source = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Action? answer;

        public Task<T> Task => source.Task;

        public override Done? Do(OfficeImage image)
        {
            if (cancellation.IsCancellationRequested)
            {
                answer = () => source.SetCanceled(cancellation);
                return null;
            }
            try
            {
                var draft = new CommitDraft(image);
                var result = work(draft);
                answer = () => source.SetResult(result);
                return new Done(draft.Image, EntryOf(draft));
            }
            catch (Exception e)
            {
                answer = () => source.SetException(e);
                return null;
            }
        }

        public override void Answer() => answer!();

        public override void Fail(Exception exception) => source.TrySetException(exception);

        private static JournalEntry? EntryOf(CommitDraft draft) => draft is { Changes.Count: 0, Files.Count: 0 }
            ? null
            : new JournalEntry(draft.Changes, StoreJson.WriteBytes(draft.Changes), draft.Files);
    }
}
