using System.Security.Cryptography;

namespace EscalationBot.Testing.Machine;

/// <summary>A file system of a few megabytes in memory, on which the test server of PostgreSQL may write; gone afterwards.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private readonly DirectoryInfo mount = Directory.CreateTempSubdirectory("escalationbot-disk-");

    private SmallDisk()
    {
    }

    public string Name { get; } = $"small_{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

    public string Folder => mount.FullName;

    /// <exception cref="InvalidOperationException">This user may not mount anything.</exception>
    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        var disk = new SmallDisk();
        var mounted = await SystemTools.RunAsRootAsync("mount", ["-t", "tmpfs", "-o", $"size={megabytes}m,mode=700", "tmpfs", disk.Folder]);
        var owned = await SystemTools.RunAsRootAsync("chown", [PostgresCluster.ServerUser, disk.Folder]);
        return $"{mounted} {owned}".Trim() == "exit code 0:  exit code 0:"
            ? disk
            : throw new InvalidOperationException($"A small disk is needed for the tests of a full one, and this user may not mount it ({mounted} {owned}). Run the tests as root.");
    }

    public async ValueTask DisposeAsync()
    {
        // A process of the server may still hold a dropped file open; the disk then goes when it lets go.
        await SystemTools.RunAsRootAsync("umount", ["--lazy", Folder]);
        mount.Delete();
    }
}
