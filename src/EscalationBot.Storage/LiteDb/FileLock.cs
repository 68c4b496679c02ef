namespace EscalationBot.Storage.LiteDb;

/// <summary>
/// One process, one opener: LiteDB on Linux lets a second one in without a word and both lose writes (litedb-org/LiteDB
/// 2163). The lock is a file of our own beside the store; it stays there, only holding it open counts.
/// </summary>
internal static class FileLock
{
    /// <exception cref="StoreException">Somebody holds it.</exception>
    public static FileStream Take(string path)
    {
        var name = path + ".lock";
        try
        {
            return new FileStream(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new StoreException($"{path} is in use by another process (it holds {name}). Stop that process first; one store serves one process.", e) { InUse = true };
        }
    }
}
