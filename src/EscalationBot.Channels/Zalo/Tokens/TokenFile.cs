using System.Text.Json;

namespace EscalationBot.Channels.Zalo.Tokens;

/// <summary>The tokens of one account as they are kept.</summary>
/// <param name="Seed">Fingerprint of the refresh token of the configuration with which this began.</param>
/// <param name="Refresh">Good for one renewal; the answer brings the next.</param>
internal sealed record TokenSheet(string Seed, string Access, string Refresh, DateTimeOffset Issued, DateTimeOffset AccessUntil, DateTimeOffset RefreshUntil)
{
    /// <summary>A renewal began and its end was not recorded: the refresh token may be used up, and its successor lost.</summary>
    public bool Renewing { get; init; }

    /// <summary>Why nobody but an admin can go on; null when all is well.</summary>
    public string? Dead { get; init; }
}

/// <summary>The file of an account's tokens, readable for its owner only, and the lock that lets one process renew at a time.</summary>
internal sealed class TokenFile(string path)
{
    /// <summary>Null when there is none yet.</summary>
    /// <exception cref="JsonException">It is damaged.</exception>
    public TokenSheet? Read() => File.Exists(path) ? JsonSerializer.Deserialize<TokenSheet>(File.ReadAllBytes(path)) : null;

    /// <summary>Durable when it returns; a crash leaves the old file or the new one.</summary>
    public void Write(TokenSheet sheet)
    {
        var next = path + ".new";
        using (var file = new FileStream(next, PrivateFile.Options(FileMode.Create, FileShare.None)))
        {
            JsonSerializer.Serialize(file, sheet);
            file.Flush(flushToDisk: true);
        }
        File.Move(next, path, overwrite: true);
    }

    /// <summary>Null while another process holds it. A process that dies lets go of it.</summary>
    public IDisposable? TryLock()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(path + ".lock", PrivateFile.Options(FileMode.OpenOrCreate, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
