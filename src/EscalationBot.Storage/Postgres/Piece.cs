namespace EscalationBot.Storage.Postgres;

/// <summary>A piece of work that may share a transaction with others.</summary>
internal abstract class Piece(Needs needs)
{
    public Needs Needs => needs;

    /// <summary>Does it, and says how to answer once the transaction is committed. What it throws before it does anything is its answer.</summary>
    /// <exception cref="BookWanted">It needs the lock of the book, and has done nothing.</exception>
    public abstract Action Try(RowDraft draft);

    /// <summary>Does it for <see cref="Run"/>.</summary>
    public abstract object? Do(RowDraft draft);

    /// <summary>Answers with what becomes of it in a transaction of its own.</summary>
    public abstract void Run(Func<object?> alone);

    public abstract void Fail(Exception exception);
}

/// <param name="cancellation">Honoured until the work begins, never after.</param>
internal sealed class Piece<T>(Needs needs, Func<RowDraft, T> work, CancellationToken cancellation) : Piece(needs)
{
    private readonly TaskCompletionSource<T> source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Task => source.Task;

    public override Action Try(RowDraft draft)
    {
        if (cancellation.IsCancellationRequested)
            return () => source.SetCanceled(cancellation);
        try
        {
            var result = work(draft);
            return () => source.SetResult(result);
        }
        catch (Exception e) when (e is not (BookWanted or Npgsql.NpgsqlException) && !draft.HasDone)
        {
            return () => source.SetException(e);
        }
    }

    public override object? Do(RowDraft draft) => work(draft);

    public override void Run(Func<object?> alone)
    {
        try
        {
            source.SetResult((T)alone()!);
        }
        catch (Exception e)
        {
            source.SetException(e);
        }
    }

    public override void Fail(Exception exception) => source.SetException(exception);
}
