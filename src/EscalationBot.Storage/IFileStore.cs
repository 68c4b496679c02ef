namespace EscalationBot.Storage;

/// <summary>Files that came with messages, in the same store.</summary>
public interface IFileStore
{
    /// <summary>Keeps the bytes durably and returns their key; the same bytes have the same key.</summary>
    Task<string> PutAsync(string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    Task<byte[]?> GetAsync(string key, CancellationToken cancellation);
}
