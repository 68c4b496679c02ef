using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Sentences;

/// <summary>Whom a text speaks of: "nhắc các xã chưa xác nhận rà soát, trừ xã Đăk A".</summary>
internal static class AudienceGrammar
{
    private sealed record Lists(
        string[] Remind, Dictionary<AudienceGroup, string[]> Groups, string[] Other, string[] Round, string[] Overdue, string[] NotLinked, string[] Everybody, string[] Except);

    private enum Part { Remind, Group, Other, Round, Overdue, NotLinked, Everybody, Except }

    private static readonly Lists File = WordFile.Read<Lists>("audience.vi");

    private static readonly Lexicon Words = new(
    [
        .. Of(Part.Remind, File.Remind), .. File.Groups.SelectMany(g => Phrase.All((int)Part.Group, g.Value, (int)g.Key)), .. Of(Part.Other, File.Other),
        .. Of(Part.Round, File.Round), .. Of(Part.Overdue, File.Overdue), .. Of(Part.NotLinked, File.NotLinked),
        .. Of(Part.Everybody, File.Everybody), .. Of(Part.Except, File.Except),
    ]);

    /// <param name="names">Where bodies are named: "các xã" means all communes, "xã A" one of them.</param>
    public static AudienceReading Read(Message message, IReadOnlyList<Span> names)
    {
        var inName = Inside(message, names);
        var first = Politeness.Without(message, 0, message.Count).First;
        return new(
            Has(message, first, Part.Remind, out _), Groups(message, inName), Says(message, Part.Round), Says(message, Part.Overdue),
            Says(message, Part.NotLinked), Says(message, Part.Everybody), Except(message));
    }

    private static List<AudienceGroup> Groups(Message message, bool[] inName)
    {
        SortedSet<AudienceGroup> groups = [];
        for (var at = 0; at < message.Count; at++)
        {
            if (inName[at]) continue;
            if (!Has(message, at, Part.Other, out var longest) && Has(message, at, Part.Group, out longest)) groups.Add((AudienceGroup)longest.Value);
            at = Math.Max(at, longest.Next - 1);
        }
        return [.. groups];
    }

    private static bool[] Inside(Message message, IReadOnlyList<Span> names)
    {
        var inside = new bool[message.Count];
        var name = 0;
        Span[] byPlace = [.. names.OrderBy(n => n.Start)];
        for (var at = 0; at < message.Count && name < byPlace.Length; at++)
        {
            while (name < byPlace.Length && byPlace[name].End <= message[at].Start) name++;
            inside[at] = name < byPlace.Length && byPlace[name].Start <= message[at].Start;
        }
        return inside;
    }

    private static int? Except(Message message)
    {
        for (var at = 0; at < message.Count; at++)
            if (Has(message, at, Part.Except, out _)) return message[at].Start;
        return null;
    }

    private static bool Says(Message message, Part part)
    {
        for (var at = 0; at < message.Count; at++) if (Has(message, at, part, out _)) return true;
        return false;
    }

    private static bool Has(Message message, int index, Part part, out Found found) => Words.Has(message, index, (int)part, out found);

    private static IEnumerable<Phrase> Of(Part part, string[] words) => Phrase.All((int)part, words);
}
