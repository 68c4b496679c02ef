using System.Data;
using Npgsql;

namespace EscalationBot.Storage.Postgres;

/// <summary>
/// One transaction on one connection. What is written waits and goes out in one batch before the next question or the end,
/// so a turn costs a few round trips whatever it writes.
/// </summary>
internal sealed class Session : IDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;
    private NpgsqlBatch waiting;

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

    public void Write(string sql, params ReadOnlySpan<object?> values)
    {
        HasWritten = true;
        var command = new NpgsqlBatchCommand(sql);
        Fill(command.Parameters, values);
        waiting.BatchCommands.Add(command);
    }

    public List<T> Ask<T>(string sql, Func<NpgsqlDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        Flush();
        using var command = new NpgsqlCommand(sql, connection, transaction);
        Fill(command.Parameters, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
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
        var (number, history) = Ask("select pg_current_xact_id()::text, " + Outcome.History, r => (r.GetString(0), r.GetString(1)))[0];
        try
        {
            transaction.Commit();
        }
        catch (Exception e) when (e is NpgsqlException and not PostgresException)
        {
            throw new CommitInDoubt(number, history, e);
        }
    }

    public void Dispose()
    {
        waiting.Dispose();
        transaction.Dispose();
        connection.Dispose();
    }

    private void Flush()
    {
        if (waiting.BatchCommands.Count == 0)
            return;
        var batch = waiting;
        waiting = new NpgsqlBatch(connection, transaction);
        using (batch)
            batch.ExecuteNonQuery();
    }

    private static void Fill(NpgsqlParameterCollection parameters, ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
            parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
    }
}

/// <summary>The connection broke while a transaction was committed.</summary>
internal sealed class CommitInDoubt(string transaction, string history, Exception inner) : Exception("The connection broke in the middle of a commit.", inner)
{
    /// <summary>By which PostgreSQL can be asked what became of it.</summary>
    public string Transaction { get; } = transaction;

    /// <summary>The timeline on which that number means this transaction; a standby that took over counts on from its own.</summary>
    public string History { get; } = history;
}
