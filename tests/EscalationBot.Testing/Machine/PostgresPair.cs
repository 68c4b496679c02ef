using System.Diagnostics;
using System.Security.Cryptography;

namespace EscalationBot.Testing.Machine;

/// <summary>A primary of PostgreSQL and its synchronous standby, on two loopback ports and in a folder that is gone afterwards.</summary>
public sealed class PostgresPair : IAsyncDisposable
{
    private const string Script = """
        programs=$1
        umask 077
        home=$(mktemp -d /tmp/escalationbot-pair.XXXXXX) || exit 1
        end() {
            "$programs/pg_ctl" -D "$home/standby" -m immediate stop > /dev/null 2>&1
            "$programs/pg_ctl" -D "$home/primary" -m immediate stop > /dev/null 2>&1
            rm -rf "$home"
        }
        trap end EXIT
        trap 'exit 1' HUP INT TERM
        read -r PGPASSWORD
        export PGPASSWORD
        printf '%s' "$PGPASSWORD" > "$home/password"
        cd "$home"
        common="-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c full_page_writes=off"
        {
            "$programs/initdb" -D primary -U postgres -A scram-sha-256 --pwfile=password -E UTF8 --locale=C --no-sync &&
            "$programs/pg_ctl" -D primary -w -l primary.log -o "-c port=$2 $common -c synchronous_standby_names=*" start &&
            "$programs/pg_basebackup" -h 127.0.0.1 -p "$2" -U postgres -D standby -R -X stream -c fast --no-sync &&
            "$programs/pg_ctl" -D standby -w -l standby.log -o "-c port=$3 $common" start
        } > log 2>&1 || { tail -n 5 log primary.log; exit 1; }
        echo done
        while read -r order; do
            case $order in
                kill) kill -9 "$(head -n 1 primary/postmaster.pid)" ;;
                promote) "$programs/pg_ctl" -D standby -w promote > log 2>&1 ;;
            esac
            echo done
        done
        """;

    private readonly Process shell;

    private PostgresPair(Process shell, string connectionString)
    {
        this.shell = shell;
        ConnectionString = connectionString;
    }

    /// <summary>As the superuser, with both hosts, without the name of a database.</summary>
    public string ConnectionString { get; }

    /// <exception cref="InvalidOperationException">PostgreSQL is not here and cannot be installed, or it does not start.</exception>
    public static async Task<PostgresPair> StartAsync()
    {
        var programs = Path.GetDirectoryName(await DebianPackage.Postgres.ProgramAsync())!;
        var (first, second) = (PostgresCluster.FreePort(), PostgresCluster.FreePort());
        var password = RandomNumberGenerator.GetHexString(32);
        var shell = SystemTools.StartUnprivileged("postgres", "/bin/sh", ["-c", Script, "postgres", programs, $"{first}", $"{second}"]);
        var pair = new PostgresPair(shell, $"Host=127.0.0.1:{first},127.0.0.1:{second};Username=postgres;Password={password}");
        await pair.OrderAsync(password);
        return pair;
    }

    /// <summary>The primary is gone without a word.</summary>
    public Task KillPrimaryAsync() => OrderAsync("kill");

    /// <summary>The standby becomes the primary.</summary>
    public Task PromoteAsync() => OrderAsync("promote");

    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
    }

    private async Task OrderAsync(string order)
    {
        await shell.StandardInput.WriteLineAsync(order);
        await shell.StandardInput.FlushAsync();
        if (await shell.StandardOutput.ReadLineAsync() is var said && said != "done")
            throw new InvalidOperationException($"PostgreSQL does not do what it was told: {said} {await shell.StandardOutput.ReadToEndAsync()}");
    }
}
