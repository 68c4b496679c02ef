using Npgsql;

namespace EscalationBot.Storage.Postgres;

/// <summary>What became of a transaction whose commit was cut off: PostgreSQL remembers, so nobody has to guess.</summary>
internal static class Outcome
{
    /// <summary>The server may not have noticed yet that nobody is there any more, so it is given a moment before each answer.</summary>
    private const string Question = $"select case when {History} = $2 then pg_xact_status($1::xid8) end from pg_sleep(0.02)";

    /// <summary>The timeline of the server, in SQL.</summary>
    public const string History = "left(pg_walfile_name(pg_current_wal_lsn()), 8)";

    /// <exception cref="NpgsqlException">
    /// The database cannot be asked now, or a standby took over, which may have given the number to another transaction: whoever
    /// gave the work cannot know.
    /// </exception>
    public static bool IsCommitted(NpgsqlDataSource source, CommitInDoubt doubt)
    {
        using var connection = source.OpenConnection();
        using var ask = new NpgsqlCommand(Question, connection) { Parameters = { new() { Value = doubt.Transaction }, new() { Value = doubt.History } } };
        string? status;
        do
            status = ask.ExecuteScalar() as string;
        while (status == "in progress");
        return status is null
            ? throw new NpgsqlException("Another server took over; what became of the transaction cannot be told.", doubt)
            : status == "committed";
    }
}
