using EscalationBot.Storage.Sheets;

namespace EscalationBot.Storage.Backups;

/// <summary>A drawer of a backup that is being written: everything goes in once and in order, nothing is looked up.</summary>
internal sealed class BackupDrawer(string name, BackupWriter backup, CancellationToken cancellation) : IDrawer
{
    public string Name { get; } = name;

    public int Count { get; private set; }

    public void Put(IEnumerable<Sheet> changed)
    {
        foreach (var sheet in changed)
        {
            cancellation.ThrowIfCancellationRequested();
            backup.Put(Name, sheet);
            Count++;
        }
    }

    public void Remove(SheetId id) => throw new NotSupportedException("A backup holds what there is.");

    public string? Find(SheetId id) => throw new NotSupportedException("A backup is read by BackupReader.");

    public IEnumerable<Sheet> All() => throw new NotSupportedException("A backup is read by BackupReader.");

    public string Place(SheetId id) => $"{Name} {id}";
}
