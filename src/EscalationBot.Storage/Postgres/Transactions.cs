using System.Data;
using EscalationBot.Domain.Office;
using EscalationBot.Storage.Present;
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
    /// <param name="room">The conversation that is held for the transaction, or null.</param>
    /// <param name="work">May run several times.</param>
    public T Do<T>(bool withBook, Room? room, Func<Session, RowDraft, T> work)
    {
        while (true)
        {
            try
            {
                return UntilCommitted(IsolationLevel.RepeatableRead, withBook, (session, draft) =>
                {
                    if (room is { } place)
                        session.Write("insert into room values ($1, 1) on conflict (key) do update set turns = room.turns + 1", Names.Of(place));
                    return work(session, draft);
                });
            }
            catch (BookWanted)
            {
                withBook = true;
            }
        }
    }

    /// <summary>Everything a claim touches it has locked and read anew, so it needs no view of its own.</summary>
    public IReadOnlyList<WorkItem> Claim(ClaimWish wish)
    {
        Remember(wish.Now);
        return UntilCommitted(IsolationLevel.ReadCommitted, false, (session, draft) => RowClaims.Take(session, draft, wish));
    }

    public IOfficeReading Read()
    {
        var session = new Session(source, IsolationLevel.RepeatableRead);
        // The first question fixes the view.
        session.Any("select true");
        return new RowReading(session, followed, rules());
    }

    private T UntilCommitted<T>(IsolationLevel level, bool withBook, Func<Session, RowDraft, T> work)
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
            catch (NpgsqlException e) when (attempt < (IsOvertaken(e) ? MostAttempts : IsLost(e) ? MostLostConnections : 0))
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
        if (draft.MustWake)
            session.Write(Wakeups.Say);
        session.Commit();
        if (draft.MustWake)
            wakeups.Wake();
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

    /// <summary>The connection went away before the commit, so nothing was kept.</summary>
    private static bool IsLost(NpgsqlException e) =>
        e is not PostgresException || e.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow;
}
