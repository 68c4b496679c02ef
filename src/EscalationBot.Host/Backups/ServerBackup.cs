using EscalationBot.Host.Commands;
using EscalationBot.Host.Texts;

namespace EscalationBot.Host.Backups;

/// <summary>The command's side: asks the process that has the store, says how far it is, and takes what it made.</summary>
internal static class ServerBackup
{
    private const int Megabyte = 1024 * 1024;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    /// <summary>Nothing written for so long: whoever has the store is no server, or hangs.</summary>
    private static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(60);

    /// <param name="take">Gets the file that is ready; it is gone afterwards.</param>
    /// <exception cref="UserException">Nobody answers, or the other process could not do it.</exception>
    public static async Task AskAsync(string store, Workbench bench, Action<string> take, CancellationToken cancellation)
    {
        var errand = BackupErrand.Of(store, Environment.ProcessId);
        errand.Clear();
        try
        {
            await File.WriteAllTextAsync(errand.Wanted, "", cancellation);
            bench.Say(HostTexts.Get("backup.asked"));
            await WaitAsync(errand, bench, cancellation);
            take(errand.Ready);
        }
        finally
        {
            errand.Clear();
        }
    }

    private static async Task WaitAsync(BackupErrand errand, Workbench bench, CancellationToken cancellation)
    {
        var (written, since) = (-1L, TimeProvider.System.GetTimestamp());
        using var look = new PeriodicTimer(LookEvery, TimeProvider.System);
        while (!File.Exists(errand.Ready))
        {
            if (File.Exists(errand.Failed))
                throw new UserException(HostTexts.Get("backup.failed", ("why", await File.ReadAllTextAsync(errand.Failed, cancellation))));
            if (LengthOf(errand.Part) is var now && now != written)
            {
                if (now / Megabyte > written / Megabyte)
                    bench.Say(HostTexts.Get("backup.written", ("megabytes", now / Megabyte)));
                (written, since) = (now, TimeProvider.System.GetTimestamp());
            }
            else if (TimeProvider.System.GetElapsedTime(since) > MostPatience)
                throw new UserException(HostTexts.Get("backup.no-answer"));
            await look.WaitForNextTickAsync(cancellation);
        }
    }

    private static long LengthOf(string part) => new FileInfo(part) is { Exists: true } file ? file.Length : 0;
}
