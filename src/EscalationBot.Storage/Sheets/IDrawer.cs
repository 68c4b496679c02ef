namespace EscalationBot.Storage.Sheets;

/// <summary>A named place for sheets of one kind.</summary>
internal interface IDrawer
{
    string Name { get; }

    /// <summary>How many sheets there are, once <see cref="All"/> was read to its end.</summary>
    int Count { get; }

    /// <summary>Inserts or replaces.</summary>
    void Put(IEnumerable<Sheet> changed);

    void Put(SheetId id, string json) => Put([new Sheet(id, json)]);

    void Remove(SheetId id);

    /// <exception cref="StoreException">It is damaged.</exception>
    string? Find(SheetId id);

    /// <summary>In the order of the ids.</summary>
    /// <exception cref="StoreException">One is damaged.</exception>
    IEnumerable<Sheet> All();

    /// <summary>"name 17", for messages.</summary>
    string Place(SheetId id);
}
