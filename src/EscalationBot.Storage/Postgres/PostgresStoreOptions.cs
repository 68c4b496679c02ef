using Npgsql;

namespace EscalationBot.Storage.Postgres;

/// <param name="ConnectionString">As Npgsql reads it; of several hosts the primary is used, whichever it is at the time.</param>
/// <param name="Turns">How many turns, claims and outcomes run at a time, each on a connection of its own.</param>
public sealed record PostgresStoreOptions(string ConnectionString, int Turns = 16)
{
    /// <summary>Enough for the turns, for those who read meanwhile, and for the one that listens.</summary>
    private const int ConnectionsBesideTurns = 24;

    /// <summary>A machine that stops without a word answers no probe; its partner gives up on it after this and three intervals, seconds.</summary>
    private const int SilentBeforeProbes = 10;

    private const int BetweenProbes = 5;

    /// <summary>For the server, which would otherwise keep the locks of a replica that is gone for two hours.</summary>
    private static readonly string ServerProbes =
        $"-c tcp_keepalives_idle={SilentBeforeProbes} -c tcp_keepalives_interval={BetweenProbes} -c tcp_keepalives_count=3 -c tcp_user_timeout={3000 * BetweenProbes}";

    /// <summary>What is wrong with a connection string, or null. It never quotes the string, which holds a secret.</summary>
    public static string? FaultOf(string connectionString)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connectionString);
            return string.IsNullOrEmpty(builder.Host) ? "Host is missing."
                : string.IsNullOrEmpty(builder.Database) ? "Database is missing."
                : null;
        }
        catch (ArgumentException e)
        {
            return $"{e.GetType().Name} ({e.ParamName}).";
        }
    }

    /// <summary>What the string leaves open is set as a store needs it.</summary>
    internal NpgsqlDataSource Source()
    {
        var builder = new NpgsqlConnectionStringBuilder(ConnectionString) { ApplicationName = "EscalationBot" };
        if (builder.MaxAutoPrepare == 0)
            builder.MaxAutoPrepare = 100;
        if (!builder.ContainsKey("Maximum Pool Size"))
            builder.MaxPoolSize = Turns + ConnectionsBesideTurns;
        if (!builder.ContainsKey("Tcp Keepalive"))
            (builder.TcpKeepAlive, builder.TcpKeepAliveTime, builder.TcpKeepAliveInterval) = (true, SilentBeforeProbes, BetweenProbes);
        if (builder.Options?.Contains("tcp_keepalives", StringComparison.Ordinal) != true)
            builder.Options = $"{builder.Options} {ServerProbes}".Trim();
        if (builder.Host!.Contains(',', StringComparison.Ordinal))
        {
            builder.TargetSessionAttributes ??= "primary";
            // Whether a host is the primary is asked anew this often, so that a failover is noticed.
            builder.HostRecheckSeconds = Math.Min(builder.HostRecheckSeconds, 1);
        }
        return new NpgsqlSlimDataSourceBuilder(builder.ConnectionString).EnableArrays().Build();
    }
}
