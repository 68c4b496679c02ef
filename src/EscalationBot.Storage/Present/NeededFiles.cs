using System.Text.RegularExpressions;
using EscalationBot.Storage.Json;

namespace EscalationBot.Storage.Present;

/// <summary>
/// Which files something still holds on to. Keys are looked for in the JSON of everything that may name one: the name of a file
/// is long enough to be nothing else, and what is not forgotten here can never be lost.
/// </summary>
internal static partial class NeededFiles
{
    /// <param name="before">Messages handled or sent before this hold no file any more, even while they have their words.</param>
    public static HashSet<string> Of(OfficeImage image, DateTimeOffset before) =>
    [
        .. image.Proposals.ById.Values.SelectMany(p => In(p.History)),
        .. image.Campaigns.ById.Values.SelectMany(c => In(c.History)),
        .. image.Conversations.Values.SelectMany(In),
        .. image.Inbox.Entries.Values.Where(e => e.Mark is null || e.Message.At >= before).SelectMany(e => e.Message.Files ?? []).Select(f => f.Key),
        .. image.Work.Since(before).Select(row => row.Message?.File?.Key).OfType<string>(),
    ];

    private static IEnumerable<string> In<T>(T value) => Key().Matches(StoreJson.Write(value)).Select(m => m.Value);

    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
