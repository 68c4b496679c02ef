using System.Globalization;
using System.Reflection;
using Npgsql;

namespace EscalationBot.Storage.Postgres;

/// <summary>
/// Brings a database to the schema of this program, script by script. Replicas that start together wait for one another; each
/// script is one transaction.
/// </summary>
internal static class Migrations
{
    /// <summary>The advisory lock of all replicas that start; any number that nobody else uses.</summary>
    private const long StartLock = 0x4b6f6e54756d;

    private static readonly SortedDictionary<int, string> Scripts = new(Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
        .ToDictionary(name => int.Parse(name[..^".sql".Length], CultureInfo.InvariantCulture)));

    /// <summary>The version of the schema that this program works on.</summary>
    public static int Known => Scripts.Keys.Last();

    /// <exception cref="StoreException">The database is of a newer version, holds tables of another program, or not yet all that is moved into it.</exception>
    public static void Run(NpgsqlDataSource source) => Locked(source, connection =>
    {
        if (IsMoving(connection))
            throw new StoreException("Not everything has been moved into the database yet. Run the command \"migrate Postgres\" again; it goes on where it was.");
        Upgrade(connection);
        return true;
    });

    /// <summary>Makes an empty database ready for what is moved into it, or finds how far an earlier move came.</summary>
    /// <returns>How many pieces are there.</returns>
    /// <exception cref="StoreException">It is not empty.</exception>
    public static int BeginMove(NpgsqlDataSource source) => Locked(source, connection =>
    {
        if (IsMoving(connection))
            return (int)Ask(connection, "select done from moving")!;
        Upgrade(connection);
        if (Ask(connection, "select exists (select from inbox) or exists (select from directory) or exists (select from work) or exists (select from audit)") is true)
            throw new StoreException("The database is not empty. Give the command an empty one.");
        Execute(connection, "create table moving (done int not null); insert into moving values (0)");
        return 0;
    });

    /// <summary>From now on the database may be opened.</summary>
    public static void EndMove(NpgsqlDataSource source) => Locked(source, connection =>
    {
        Execute(connection, "drop table moving");
        return true;
    });

    private static T Locked<T>(NpgsqlDataSource source, Func<NpgsqlConnection, T> work)
    {
        using var connection = source.OpenConnection();
        Execute(connection, $"select pg_advisory_lock({StartLock})");
        try
        {
            return work(connection);
        }
        finally
        {
            Execute(connection, $"select pg_advisory_unlock({StartLock})");
        }
    }

    private static bool IsMoving(NpgsqlConnection connection) => Ask(connection, "select to_regclass('moving') is not null") is true;

    private static void Upgrade(NpgsqlConnection connection)
    {
        var present = Present(connection);
        if (present > Known)
            throw new StoreException($"The database was written by a newer version (schema {present}; this program knows {Known}). Use that version, or restore an older backup.");
        foreach (var (version, name) in Scripts.Where(s => s.Key > present))
            Apply(connection, version, name);
    }

    /// <summary>The scripts in their order.</summary>
    public static IEnumerable<(int Version, string Script)> Texts() => Scripts.Select(s => (s.Key, Text(s.Value)));

    private static string Text(string name)
    {
        using var script = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return script.ReadToEnd();
    }

    private static int Present(NpgsqlConnection connection)
    {
        if (Ask(connection, "select to_regclass('schema_version') is not null") is true)
            return (int)Ask(connection, "select version from schema_version")!;
        if (Ask(connection, "select exists (select from pg_tables where schemaname = current_schema())") is true)
            throw new StoreException("The database holds tables of another program. Give the store a database of its own.");
        return 0;
    }

    private static void Apply(NpgsqlConnection connection, int version, string name)
    {
        using var transaction = connection.BeginTransaction();
        if (version == 1)
            Execute(connection, "create table schema_version (version int not null); insert into schema_version values (0)");
        Execute(connection, Text(name));
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"update schema_version set version = {version}"));
        transaction.Commit();
    }

    private static object? Ask(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
