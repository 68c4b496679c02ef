using EscalationBot.Conversation.Messages;

namespace EscalationBot.Storage.Postgres;

/// <summary>What waits together is committed together: messages for the inbox, talk, and what is written down.</summary>
internal sealed class Groups
{
    /// <summary>While one waits for the disk another one is made; more would be smaller.</summary>
    private const int AtOnce = 2;

    private readonly Transactions transactions;
    private readonly Gathering<Acceptance> doors;
    private readonly Gathering<Piece> talk;
    private readonly Gathering<Piece> book;

    public Groups(Transactions transactions, Threads threads)
    {
        this.transactions = transactions;
        doors = new Gathering<Acceptance>(threads, AtOnce, transactions.Accept);
        talk = new Gathering<Piece>(threads, AtOnce, Talk);
        // More than one would only wait for the lock.
        book = new Gathering<Piece>(threads, 1, group => transactions.DoTogether(true, group));
    }

    public Task<bool> AcceptAsync(IncomingMessage message, CancellationToken cancellation)
    {
        var acceptance = new Acceptance(message, cancellation);
        doors.Add(acceptance);
        return acceptance.Task;
    }

    /// <param name="withBook">Behind the lock of the book from the start; else only when the work turns out to need it.</param>
    /// <param name="work">May run several times.</param>
    public Task<T> DoAsync<T>(bool withBook, Needs needs, Func<RowDraft, T> work, CancellationToken cancellation)
    {
        var piece = new Piece<T>(needs, work, cancellation);
        (withBook ? book : talk).Add(piece);
        return piece.Task;
    }

    private void Talk(IReadOnlyList<Piece> group)
    {
        foreach (var piece in transactions.DoTogether(false, group))
        {
            try
            {
                book.Add(piece);
            }
            catch (ObjectDisposedException)
            {
                // The store closes, and finishes what was given to it before.
                transactions.DoTogether(true, [piece]);
            }
        }
    }
}
