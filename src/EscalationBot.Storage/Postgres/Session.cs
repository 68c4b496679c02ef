using System.Data;
using Npgsql;

namespace EscalationBot.Storage.Postgres;

/// <summary>
/// One transaction on one connection. What is written waits and goes out in one batch with the next question or at the end,
/// so a group of turns costs a few round trips whatever it writes.
/// </summary>
internal sealed class Session : IDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;
    private NpgsqlBatch waiting;
    private (string Number, string History)? name;

    /// <param name="before">A statement ahead of everything, before the view of the transaction is fixed; or null.</param>
    public Session(NpgsqlDataSource source, IsolationLevel level, string? before = null)
    {
        connection = source.OpenConnection();
        try
        {
            transaction = connection.BeginTransaction(level);
            waiting = new NpgsqlBatch(connection, transaction);
            if (before is null)
                return;
            using var command = new NpgsqlCommand(before, connection, transaction);
            command.ExecuteNonQuery();
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Something was written: what this transaction sees is not yet true for others.</summary>
    public bool HasWritten { get; private set; }

    /// <summary>Locks rows and asks several questions in one round trip, before anything is written.</summary>
    public void Gather(IReadOnlyList<Question> questions)
    {
        foreach (var question in questions)
            Add(question.Sql, [.. question.Values]);
        Add("select pg_current_xact_id()::text, " + Outcome.History);
        Run(reader =>
        {
            foreach (var question in questions.Where(q => q.Read is not null))
            {
                while (reader.Read())
                    question.Read!(reader);
                reader.NextResult();
            }
            name = Name(reader);
        });
    }

    public void Write(string sql, params ReadOnlySpan<object?> values)
    {
        HasWritten = true;
        Add(sql, values);
    }

    public List<T> Ask<T>(string sql, Func<NpgsqlDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        Add(sql, values);
        var rows = new List<T>();
        Run(reader =>
        {
            while (reader.Read())
                rows.Add(read(reader));
        });
        return rows;
    }

    /// <summary>Writes and asks at once: a statement that returns what it wrote.</summary>
    public List<T> WriteAsking<T>(string sql, Func<NpgsqlDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        HasWritten = true;
        return Ask(sql, read, values);
    }

    public bool Any(string sql, params ReadOnlySpan<object?> values) => Ask(sql, r => r.GetBoolean(0), values)[0];

    /// <exception cref="CommitInDoubt">The connection broke in the middle: it may be done or not.</exception>
    public void Commit()
    {
        if (!HasWritten)
        {
            transaction.Rollback();
            return;
        }
        if (name is null)
        {
            Add("select pg_current_xact_id()::text, " + Outcome.History);
            Run(reader => name = Name(reader));
        }
        else if (waiting.BatchCommands.Count > 0)
        {
            Run(_ => { });
        }
        try
        {
            transaction.Commit();
        }
        catch (Exception e) when (e is NpgsqlException and not PostgresException)
        {
            throw new CommitInDoubt(name!.Value.Number, name.Value.History, e);
        }
    }

    public void Dispose()
    {
        waiting.Dispose();
        transaction.Dispose();
        connection.Dispose();
    }

    private void Add(string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        Fill(command.Parameters, values);
        waiting.BatchCommands.Add(command);
    }

    /// <summary>Everything that waits, in one round trip; the reader stands at the first answer.</summary>
    private void Run(Action<NpgsqlDataReader> read)
    {
        var batch = waiting;
        waiting = new NpgsqlBatch(connection, transaction);
        using (batch)
        using (var reader = batch.ExecuteReader())
        {
            read(reader);
            // What goes wrong further on is told only to whoever reads on.
            while (reader.NextResult())
            {
            }
        }
    }

    private static (string, string) Name(NpgsqlDataReader reader)
    {
        reader.Read();
        return (reader.GetString(0), reader.GetString(1));
    }

    private static void Fill(NpgsqlParameterCollection parameters, ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
            parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
    }
}

/// <param name="Read">For each row of the answer; null for a statement that answers nothing.</param>
internal sealed record Question(string Sql, Action<NpgsqlDataReader>? Read, IReadOnlyList<object?> Values);

/// <summary>The connection broke while a transaction was committed.</summary>
internal sealed class CommitInDoubt(string transaction, string history, Exception inner) : Exception("The connection broke in the middle of a commit.", inner)
{
    /// <summary>By which PostgreSQL can be asked what became of it.</summary>
    public string Transaction { get; } = transaction;

    /// <summary>The timeline on which that number means this transaction; a standby that took over counts on from its own.</summary>
    public string History { get; } = history;
}
