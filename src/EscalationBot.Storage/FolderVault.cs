using EscalationBot.Conversation.Delivery;

namespace EscalationBot.Storage;

/// <summary>A vault on one machine: files in a folder that only their owner can read.</summary>
public sealed class FolderVault(string folder) : IVault
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly Lock writing = new();

    public byte[]? Read(string name) => File.Exists(PathOf(name)) ? File.ReadAllBytes(PathOf(name)) : null;

    public void Write(string name, byte[] content)
    {
        var next = PathOf(name) + ".new";
        lock (writing)
        {
            Directory.CreateDirectory(folder);
            using (var file = Open(next, FileMode.Create))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }
            File.Move(next, PathOf(name), overwrite: true);
        }
    }

    public byte[]? Take(string name)
    {
        var taken = PathOf(name) + ".taken";
        lock (writing)
        {
            try
            {
                File.Move(PathOf(name), taken, overwrite: true);
            }
            catch (IOException e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                return null;
            }
            var content = File.ReadAllBytes(taken);
            File.Delete(taken);
            return content;
        }
    }

    public IDisposable? TryLock(string name)
    {
        Directory.CreateDirectory(folder);
        try
        {
            return Open(PathOf(name) + ".lock", FileMode.OpenOrCreate);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private string PathOf(string name) => Path.Combine(folder, $"{name}.json");

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }
}
