using Npgsql;

namespace EscalationBot.Storage.Postgres;

/// <summary>What became of a transaction whose commit was cut off: PostgreSQL remembers, so nobody has to guess.</summary>
internal static class Outcome
{
    /// <summary>The server may not have noticed yet that nobody is there any more, so it is given a moment before each answer.</summary>
    private const string Question = "select pg_xact_status($1::xid8) from pg_sleep(0.02)";

    /// <exception cref="NpgsqlException">The database cannot be asked now: whoever gave the work cannot know.</exception>
    public static bool IsCommitted(NpgsqlDataSource source, CommitInDoubt doubt)
    {
        using var connection = source.OpenConnection();
        using var ask = new NpgsqlCommand(Question, connection) { Parameters = { new() { Value = doubt.Transaction } } };
        string? status;
        do
            status = ask.ExecuteScalar() as string;
        while (status == "in progress");
        return status == "committed";
    }
}
