using System.Data;
using EscalationBot.Domain.Office;
using Npgsql;

namespace EscalationBot.Storage.Postgres;

/// <summary>
/// Runs pieces of work, each as one transaction, until it is committed. Transactions that cannot stand beside each other are
/// told apart by PostgreSQL (repeatable read: nobody changes a row that another changed since it looked), and run again.
/// </summary>
internal sealed class Transactions(NpgsqlDataSource source, Wakeups wakeups, Func<OfficeRules> rules)
{
    /// <summary>More than this many in a row is no bad luck any more.</summary>
    private const int MostAttempts = 100;

    /// <summary>Connections that the pool still held when the server went away; then the server is really not there.</summary>
    private const int MostLostConnections = 3;

    /// <summary>Locking a table fixes no view yet, so whoever waited here sees what the one before has written.</summary>
    private const string LockBook = "lock table book in exclusive mode";

    private readonly Followed followed = new();
    private long latestClaim;

    /// <param name="withBook">Behind the lock of the book from the start; else only when the work turns out to need it.</param>
    /// <param name="work">May run several times.</param>
    public T Do<T>(bool withBook, Needs needs, Func<Session, RowDraft, T> work)
    {
        while (true)
        {
            try
            {
                return UntilCommitted(IsolationLevel.RepeatableRead, withBook, MostAttempts, (session, draft) =>
                {
                    draft.Gather([needs]);
                    return work(session, draft);
                });
            }
            catch (BookWanted)
            {
                withBook = true;
            }
        }
    }

    /// <summary>
    /// Several pieces of work one after another in one transaction. Each ends in its own way, but when something comes between, or one
    /// fails in the middle of what it writes, nothing of the group is kept and each is run by itself.
    /// </summary>
    /// <returns>Those that need the lock of the book, which this transaction does not have: nothing of them was done.</returns>
    public IReadOnlyList<Piece> DoTogether(bool withBook, IReadOnlyList<Piece> group)
    {
        try
        {
            var ends = UntilCommitted(IsolationLevel.RepeatableRead, withBook, 1, (_, draft) => EndsOf(draft, group));
            foreach (var end in ends)
                end.Answer?.Invoke();
            return [.. ends.Where(e => e.Answer is null).Select(e => e.Piece)];
        }
        catch (Exception e) when (e is GroupBroken || IsOfOne(e))
        {
            foreach (var piece in group)
                piece.Run(() => Do(withBook, piece.Needs, (_, draft) => piece.Do(draft)));
            return [];
        }
        catch (Exception e)
        {
            foreach (var piece in group)
                piece.Fail(e);
            return [];
        }
    }

    /// <summary>Messages put in the inbox together; when the server refuses that, maybe because of one of them, one by one.</summary>
    public void Accept(IReadOnlyList<Acceptance> group)
    {
        var beginning = group.Where(a => a.Begins()).ToList();
        if (beginning.Count == 0)
            return;
        try
        {
            var isNew = UntilCommitted(IsolationLevel.ReadCommitted, false, MostAttempts, (session, _) => InboxRows.Accept(session, [.. beginning.Select(a => a.Message)]));
            foreach (var (acceptance, answer) in beginning.Zip(isNew))
                acceptance.Answer(answer);
        }
        catch (Exception e) when (beginning.Count > 1 && IsOfOne(e))
        {
            foreach (var acceptance in beginning)
                Accept([acceptance]);
        }
        catch (Exception e)
        {
            foreach (var acceptance in beginning)
                acceptance.Fail(e);
        }
    }

    /// <summary>Everything a claim touches it has locked and read anew, so it needs no view of its own.</summary>
    public IReadOnlyList<WorkItem> Claim(ClaimWish wish)
    {
        Remember(wish.Now);
        return UntilCommitted(IsolationLevel.ReadCommitted, false, MostAttempts, (session, draft) => RowClaims.Take(session, draft, wish));
    }

    /// <summary>A statement that locks what it changes and needs no view beyond itself.</summary>
    public T ReadCommitted<T>(Func<Session, T> work) => UntilCommitted(IsolationLevel.ReadCommitted, false, MostAttempts, (session, _) => work(session));

    public IOfficeReading Read()
    {
        var session = new Session(source, IsolationLevel.RepeatableRead);
        // The first question fixes the view.
        session.Any("select true");
        return new RowReading(session, followed, rules());
    }

    private static List<(Piece Piece, Action? Answer)> EndsOf(RowDraft draft, IReadOnlyList<Piece> group)
    {
        draft.Gather([.. group.Select(p => p.Needs)]);
        var ends = new List<(Piece, Action?)>();
        foreach (var piece in group)
        {
            draft.HasDone = false;
            try
            {
                ends.Add((piece, piece.Try(draft)));
            }
            catch (BookWanted) when (!draft.HasDone)
            {
                ends.Add((piece, null));
            }
            catch (Exception e) when (group.Count > 1 && e is not NpgsqlException && draft.HasDone)
            {
                throw new GroupBroken();
            }
        }
        return ends;
    }

    private T UntilCommitted<T>(IsolationLevel level, bool withBook, int attempts, Func<Session, RowDraft, T> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            T result = default!;
            try
            {
                using var session = new Session(source, level, withBook ? LockBook : null);
                var draft = new RowDraft(session, followed, rules(), new DateTimeOffset(Interlocked.Read(ref latestClaim), TimeSpan.Zero), withBook);
                result = work(session, draft);
                Commit(session, draft);
                return result;
            }
            catch (CommitInDoubt e)
            {
                LetGo();
                if (Outcome.IsCommitted(source, e))
                    return result;
            }
            catch (NpgsqlException e) when (attempt < (IsOvertaken(e) ? attempts : IsLost(e) ? MostLostConnections : 0))
            {
                if (IsLost(e))
                    LetGo();
            }
        }
    }

    /// <summary>
    /// A server that is dying still answers on old connections, and may show a commit that its standby never got; only one that
    /// lives takes a new connection.
    /// </summary>
    private void LetGo() => source.Clear();

    private void Commit(Session session, RowDraft draft)
    {
        session.Commit();
        if (draft.MustWake)
            wakeups.Say();
    }

    private void Remember(DateTimeOffset claim)
    {
        var known = Interlocked.Read(ref latestClaim);
        while (claim.UtcTicks > known && Interlocked.CompareExchange(ref latestClaim, claim.UtcTicks, known) is var found && found != known)
            known = found;
    }

    /// <summary>Another transaction came between: in the same rows, with the same new key, or crosswise.</summary>
    private static bool IsOvertaken(NpgsqlException e) =>
        e.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation;

    /// <summary>The server refused something, maybe of one piece alone.</summary>
    private static bool IsOfOne(Exception e) => e is PostgresException refusal && !IsLost(refusal);

    /// <summary>The connection went away before the commit, so nothing was kept.</summary>
    private static bool IsLost(NpgsqlException e) =>
        e is not PostgresException || e.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow;
}

/// <summary>A piece of a group failed after it had written something: nothing of the group may be kept.</summary>
internal sealed class GroupBroken : Exception;
