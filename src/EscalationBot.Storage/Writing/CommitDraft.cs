using System.Security.Cryptography;
using EscalationBot.Storage.Changes;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Writing;

/// <summary>A file to keep, by the key of its content.</summary>
internal sealed record FileContent(string Key, string FileName, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>SHA-256, lower-case hex.</summary>
    public static string KeyOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}

/// <summary>
/// One piece of work on the writer's thread: the image it starts from, and what it makes of it. Nothing counts until the
/// writer has committed it.
/// </summary>
internal sealed class CommitDraft(OfficeImage image, IJournal journal)
{
    private readonly List<Change> changes = [];
    private readonly List<FileContent> files = [];

    /// <summary>The image with everything done so far.</summary>
    public OfficeImage Image { get; private set; } = image;

    public IReadOnlyList<Change> Changes => changes;

    /// <summary>For reading only; what is written goes through <see cref="Do"/> and <see cref="Keep"/>.</summary>
    public IJournal Journal { get; } = journal;

    public IReadOnlyList<FileContent> Files => files;

    public void Do(Change change)
    {
        Image = Image.Apply(change);
        changes.Add(change);
    }

    public void Keep(FileContent file) => files.Add(file);

    /// <summary>Lets rows become ready: follows from the clock, so it is not part of the journal.</summary>
    public void Advance(ClaimWish wish) => Image = Image with { Work = Image.Work.Advance(wish) };
}
