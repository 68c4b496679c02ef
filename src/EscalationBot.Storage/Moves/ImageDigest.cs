using System.Security.Cryptography;
using System.Text;
using EscalationBot.Storage.Present;
using EscalationBot.Storage.Sheets;

namespace EscalationBot.Storage.Moves;

/// <summary>How much of each kind there is and its sum, in whatever order it is kept: the same for the same present.</summary>
internal sealed record ImageDigest(IReadOnlyDictionary<string, (int Count, string Sum)> Drawers)
{
    public static ImageDigest Of(OfficeImage image)
    {
        var drawers = new List<SumDrawer>();
        new ImageSheets(name =>
        {
            var drawer = new SumDrawer(name);
            drawers.Add(drawer);
            return drawer;
        }).Write(image, Unfolded.Everything(image), journal: 0);
        return new ImageDigest(drawers.ToDictionary(d => d.Name, d => (Count(image, d), d.Sum)));
    }

    /// <summary>"inbox: 17 instead of 18" for every kind that differs.</summary>
    public IReadOnlyList<string> Differences(ImageDigest expected) =>
    [
        .. expected.Drawers.Where(e => Drawers[e.Key] != e.Value).Select(e =>
            $"{e.Key}: {Drawers[e.Key].Count} ({Drawers[e.Key].Sum[..8]}) instead of {e.Value.Count} ({e.Value.Sum[..8]})"),
    ];

    /// <summary>Of what is kept many to a sheet, a person counts what is on it.</summary>
    private static int Count(OfficeImage image, SumDrawer drawer) => drawer.Name switch
    {
        "inbox" => image.Inbox.Entries.Count,
        "work" => image.Work.Items.Count(),
        "audit" => (int)image.Audit.Count,
        _ => drawer.Count,
    };

    private sealed class SumDrawer(string name) : IDrawer
    {
        private readonly byte[] sum = new byte[SHA256.HashSizeInBytes];

        public string Name => name;

        public int Count { get; private set; }

        public string Sum => Convert.ToHexStringLower(sum);

        public void Put(IEnumerable<Sheet> changed)
        {
            foreach (var sheet in changed)
            {
                var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{sheet.Id}\n{sheet.Json}"));
                for (var i = 0; i < hash.Length; i++)
                    sum[i] ^= hash[i];
                Count++;
            }
        }

        public void Remove(SheetId id) => throw new NotSupportedException("A sum is of what there is.");

        public string? Find(SheetId id) => throw new NotSupportedException("A sum holds no sheets.");

        public IEnumerable<Sheet> All() => throw new NotSupportedException("A sum holds no sheets.");

        public string Place(SheetId id) => $"{Name} {id}";
    }
}
