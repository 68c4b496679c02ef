using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EscalationBot.Storage.Sheets;
using LiteDB;

namespace EscalationBot.Storage.LiteDb;

/// <summary>
/// A collection of sealed JSON texts, <c>{ _id, j, h }</c>, without a secondary index. LiteDB does not notice when a byte of
/// its pages changes; the seal h, over place and text, does. It takes 16 MB at most as one document; a longer text goes on in a
/// second collection.
/// </summary>
internal sealed class Drawer(LiteDatabase database, string name) : IDrawer
{
    private const string Json = "j";
    private const string Seal = "h";
    private const string Parts = "n";

    /// <summary>Characters of one document; one may need three bytes.</summary>
    private const int LongestPart = 2 * 1024 * 1024;

    private readonly ILiteCollection<BsonDocument> documents = database.GetCollection(name);
    private readonly ILiteCollection<BsonDocument> more = database.GetCollection(name + "_more");
    private bool hasParts = database.CollectionExists(name + "_more");
    private int? count;

    public string Name { get; } = name;

    /// <summary>Counted when nobody has said.</summary>
    public int Count { get => count ??= documents.Count(); set => count = value; }

    public void Put(IEnumerable<Sheet> changed) => Count += documents.Upsert(Documents(changed));

    public void Remove(SheetId id)
    {
        RemoveParts(id);
        Count -= documents.Delete(Bson(id)) ? 1 : 0;
    }

    public string? Find(SheetId id) => documents.FindById(Bson(id)) is { } document ? Whole(document).Json : null;

    /// <summary>Read it to the end at once: a half-read one keeps a transaction open.</summary>
    public IEnumerable<Sheet> All()
    {
        var read = 0;
        foreach (var document in documents.Find(Query.All()))
        {
            yield return Whole(document);
            read++;
        }
        Count = read;
    }

    public string Place(SheetId id) => $"{Name} {id}";

    /// <summary>All of them at once: a long one writes its parts, and no other write may be open meanwhile.</summary>
    private List<BsonDocument> Documents(IEnumerable<Sheet> sheets) => [.. sheets.Select(Document)];

    private BsonDocument Document(Sheet sheet)
    {
        RemoveParts(sheet.Id);
        var document = new BsonDocument { ["_id"] = Bson(sheet.Id), [Seal] = SealOf(sheet), [Json] = sheet.Json };
        if (sheet.Json.Length <= LongestPart)
            return document;
        var parts = Split(sheet.Json);
        more.Insert(parts.Skip(1).Select((part, i) => new BsonDocument { ["_id"] = PartKey(sheet.Id, i + 1), [Json] = part }));
        hasParts = true;
        document[Json] = parts[0];
        document[Parts] = parts.Count;
        return document;
    }

    private static List<string> Split(string json)
    {
        var parts = new List<string>();
        for (int start = 0, length; start < json.Length; start += length)
        {
            length = Math.Min(LongestPart, json.Length - start);
            if (char.IsHighSurrogate(json[start + length - 1]))
                length--;
            parts.Add(json.Substring(start, length));
        }
        return parts;
    }

    private void RemoveParts(SheetId id)
    {
        for (var i = 1; hasParts && more.Delete(PartKey(id, i)); i++) { }
    }

    private Sheet Whole(BsonDocument document)
    {
        var id = IdOf(document["_id"]);
        var json = document[Json].AsString;
        if (document[Parts] is { IsInt32: true, AsInt32: var parts })
            json += string.Concat(Enumerable.Range(1, parts - 1).Select(i => more.FindById(PartKey(id, i))?[Json].AsString));
        var sheet = new Sheet(id, json);
        return document[Seal] == SealOf(sheet) ? sheet : throw StoreException.Damaged(Place(id));
    }

    private BsonValue SealOf(Sheet sheet) => BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{Place(sheet.Id)}\n{sheet.Json}")));

    private static BsonValue PartKey(SheetId id, int part) => Bson(SheetId.Of([id.ToString(), part.ToString(CultureInfo.InvariantCulture)]));

    private static BsonValue Bson(SheetId id) => id.Text is { } text ? text : id.Number;

    private static SheetId IdOf(BsonValue id) => id.IsString ? new SheetId(0, id.AsString) : id.AsInt64;
}
