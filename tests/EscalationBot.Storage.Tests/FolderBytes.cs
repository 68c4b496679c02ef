using System.Text;

namespace EscalationBot.Storage.Tests;

/// <summary>What stands in the files of a folder, byte by byte.</summary>
internal static class FolderBytes
{
    /// <summary>The first of the words that is found anywhere, in a store that may be open; null when there is none.</summary>
    public static async Task<string?> FindAsync(string folder, params IReadOnlyList<string> words)
    {
        foreach (var path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(p => !p.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            await file.CopyToAsync(copy, TestContext.Current.CancellationToken);
            if (words.FirstOrDefault(w => copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(w)) >= 0) is { } found)
                return found;
        }
        return null;
    }
}
