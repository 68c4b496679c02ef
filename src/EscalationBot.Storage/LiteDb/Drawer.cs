using System.Security.Cryptography;
using System.Text;
using EscalationBot.Storage.Json;
using LiteDB;

namespace EscalationBot.Storage.LiteDb;

/// <summary>A collection of documents that hold one JSON text each: <c>{ _id, j }</c>, without a secondary index.</summary>
internal sealed class Drawer(LiteDatabase database, string name)
{
    private const string Json = "j";

    /// <summary>LiteDB refuses keys of 1,024 bytes and more; longer ones than this keep their beginning and a hash.</summary>
    private const int LongestKey = 200;

    private readonly ILiteCollection<BsonDocument> documents = database.GetCollection(name);

    public static BsonValue Key(string text) => text.Length <= LongestKey
        ? text
        : $"{text[..(LongestKey / 2)]}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    /// <summary>A key of several names, none of which can run into the next.</summary>
    public static BsonValue Key(params IReadOnlyList<string> names) => Key(StoreJson.Write(names));

    public static BsonDocument Document(BsonValue id, string json) => new() { ["_id"] = id, [Json] = json };

    public void Insert(IEnumerable<BsonDocument> fresh) => documents.Insert(fresh);

    public void Put(IEnumerable<BsonDocument> changed) => documents.Upsert(changed);

    public void Remove(BsonValue id) => documents.Delete(id);

    public void Clear() => documents.DeleteAll();

    public string? Find(BsonValue id) => documents.FindById(id)?[Json].AsString;

    /// <summary>In the order of the ids. Read it to the end at once: a half-read one keeps a transaction open.</summary>
    public IEnumerable<(BsonValue Id, string Json)> All() =>
        documents.Find(Query.All()).Select(d => (d["_id"], d[Json].AsString));

    /// <summary>"name 17", for messages.</summary>
    public string Place(BsonValue id) => $"{name} {id.RawValue}";
}
