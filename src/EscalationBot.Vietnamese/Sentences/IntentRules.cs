using System.Text.Json.Serialization;
using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Sentences;

/// <summary>A rule of intents.vi.json.</summary>
/// <param name="Most">The rule is for short sentences: at most so many words.</param>
/// <param name="Gap">Other words allowed between two concepts of a pattern.</param>
internal sealed record IntentRule(
    string Name, Intent Intent, StallWording? Wording, double Confidence, string[] Any, string[]? None = null, int Most = int.MaxValue, int Gap = 3)
{
    [JsonIgnore]
    public Pattern[] Patterns { get; } = [.. Any.Select(Pattern.Parse)];

    [JsonIgnore]
    public Pattern[] Silencers { get; } = [.. (None ?? []).Select(Pattern.Parse)];
}

/// <summary>The rules that ship with the program, applied to one message at a time.</summary>
internal static class IntentRules
{
    private static readonly IntentRule[] Rules = WordFile.Read<IntentRule[]>("intents.vi");

    /// <summary>The rules that fire, the weightiest first.</summary>
    public static List<IntentRule> Fire(Message message)
    {
        var mentions = Negation.Drop(message, Vocabulary.Concepts.Find(message));
        List<IntentRule> fired = [];
        foreach (var rule in Rules)
        {
            if (message.Count > rule.Most || !Array.Exists(rule.Patterns, p => p.Matches(message, mentions, rule.Gap))) continue;
            if (!Array.Exists(rule.Silencers, p => p.Matches(message, mentions, rule.Gap))) fired.Add(rule);
        }
        return fired;
    }
}
