using System.Security.Cryptography;
using System.Text;
using EscalationBot.Storage.Json;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Postgres;

/// <summary>Keys of rows: the SHA-256 of names that may have any length and any letters.</summary>
internal static class Names
{
    public static byte[] Of(string name) => SHA256.HashData(Encoding.UTF8.GetBytes(name));

    public static byte[] Of(Room room) => Of(room.Channel, room.Conversation);

    public static byte[] Of(ConversationKey key) => Of(key.Channel, key.Conversation, key.User);

    /// <summary>Several names, none of which can run into the next.</summary>
    public static byte[] Of(params IReadOnlyList<string> names) => Of(StoreJson.Write(names));
}
