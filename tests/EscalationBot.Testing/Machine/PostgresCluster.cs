using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace EscalationBot.Testing.Machine;

/// <summary>
/// A PostgreSQL server of its own on a loopback port, in a folder that is gone afterwards. It lives as long as whoever
/// started it: when that process ends, however it ends, the pipe to it closes and the server stops.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    /// <summary>Debian's package makes this user; PostgreSQL refuses to run as root.</summary>
    private const string User = "postgres";

    /// <summary>Under whom servers of the tests run.</summary>
    internal static string ServerUser => Environment.IsPrivilegedProcess ? User : Environment.UserName;

    /// <summary>
    /// For tests without waiting for the disk: what they need is that the server keeps its promises, not that this machine
    /// may lose its power meanwhile.
    /// </summary>
    private const string Script = """
        programs=$1
        port=$2
        umask 077
        home=$(mktemp -d /tmp/escalationbot-pg.XXXXXX) || exit 1
        end() {
            "$programs/pg_ctl" -D "$home/data" -m immediate stop > /dev/null 2>&1
            rm -rf "$home"
        }
        trap end EXIT
        trap 'exit 1' HUP INT TERM
        read -r password
        printf '%s' "$password" > "$home/password"
        cd "$home"
        "$programs/initdb" -D data -U postgres -A scram-sha-256 --pwfile=password -E UTF8 --locale=C --no-sync > log 2>&1 || { tail -n 5 log; exit 1; }
        "$programs/pg_ctl" -D data -w -l log -o "-c port=$port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=300 $3" start > /dev/null || { tail -n 5 log; exit 1; }
        echo ready
        cat > /dev/null
        """;

    private readonly Process shell;

    private PostgresCluster(Process shell, string connectionString)
    {
        this.shell = shell;
        ConnectionString = connectionString;
    }

    /// <summary>As the superuser, without the name of a database.</summary>
    public string ConnectionString { get; }

    /// <param name="durable">Commits wait for the disk, as an administrator would have it.</param>
    /// <exception cref="InvalidOperationException">PostgreSQL is not here and cannot be installed, or it does not start.</exception>
    public static async Task<PostgresCluster> StartAsync(bool durable = false)
    {
        var programs = Path.GetDirectoryName(await DebianPackage.Postgres.ProgramAsync())!;
        var port = FreePort();
        var password = RandomNumberGenerator.GetHexString(32);
        var shell = SystemTools.StartUnprivileged(User, "/bin/sh", ["-c", Script, "postgres", programs, $"{port}", durable ? "" : "-c fsync=off -c full_page_writes=off"]);
        await shell.StandardInput.WriteLineAsync(password);
        await shell.StandardInput.FlushAsync();
        var said = await shell.StandardOutput.ReadLineAsync();
        if (said == "ready")
            return new PostgresCluster(shell, $"Host=127.0.0.1;Port={port};Username=postgres;Password={password}");
        var rest = await shell.StandardOutput.ReadToEndAsync() + await shell.StandardError.ReadToEndAsync();
        throw new InvalidOperationException($"PostgreSQL does not start: {said} {rest}");
    }

    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
