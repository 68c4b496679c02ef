using Npgsql;

namespace EscalationBot.Testing.Machine;

/// <summary>The tools with which an administrator backs a database up and restores it.</summary>
public static class PostgresTools
{
    /// <summary>Dumps a database into a file, as the manual of the program says.</summary>
    /// <returns>How the tool ended.</returns>
    public static Task<string> DumpAsync(string from, string file) =>
        RunAsync("pg_dump", ["--format=custom", $"--file={file}", UriOf(from)]);

    /// <summary>Restores a dump into an empty database, as the manual of the program says.</summary>
    /// <returns>How the tool ended.</returns>
    public static Task<string> RestoreAsync(string file, string to) =>
        RunAsync("pg_restore", ["--exit-on-error", "--no-owner", $"--dbname={UriOf(to)}", file]);

    private static async Task<string> RunAsync(string tool, IReadOnlyList<string> arguments) =>
        await SystemTools.RunAsync(Path.Combine(Path.GetDirectoryName(await DebianPackage.Postgres.ProgramAsync())!, tool), arguments);

    private static string UriOf(string connectionString)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        return $"postgresql://{to.Username}:{to.Password}@{to.Host}:{to.Port}/{to.Database}";
    }
}
