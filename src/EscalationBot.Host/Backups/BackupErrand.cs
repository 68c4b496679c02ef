namespace EscalationBot.Host.Backups;

/// <summary>
/// One backup that a command asks of the process that has the store, as files beside the store: whoever may write there may
/// already read everything. The command makes <see cref="Wanted"/>; the process takes it away, fills <see cref="Part"/>, and
/// renames that to <see cref="Ready"/> or says why not in <see cref="Failed"/>.
/// </summary>
internal sealed record BackupErrand(string Prefix)
{
    private const string WantedEnd = ".wanted";

    public string Wanted => Prefix + WantedEnd;

    public string Part => $"{Prefix}.part";

    public string Ready => $"{Prefix}.ready";

    public string Failed => $"{Prefix}.failed";

    public static BackupErrand Of(string store, int process) => new($"{store}.backup-{process}");

    public static IEnumerable<BackupErrand> Waiting(string store) => Directory
        .EnumerateFiles(Path.GetDirectoryName(store)!, $"{Path.GetFileName(store)}.backup-*{WantedEnd}")
        .Select(wanted => new BackupErrand(wanted[..^WantedEnd.Length]));

    /// <summary>What was left over by processes that died.</summary>
    public static void ClearAll(string store)
    {
        foreach (var left in Directory.EnumerateFiles(Path.GetDirectoryName(store)!, $"{Path.GetFileName(store)}.backup-*"))
            File.Delete(left);
    }

    public void Clear()
    {
        foreach (var file in new[] { Wanted, Part, Ready, Failed })
            File.Delete(file);
    }
}
