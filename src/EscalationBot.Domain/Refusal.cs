namespace EscalationBot.Domain;

/// <summary>Why something a person asked for is not allowed: a key of the text catalogue and what fills its placeholders.</summary>
/// <remarks>The arguments are a list of pairs; two refusals are compared by <see cref="TextKey"/>.</remarks>
public sealed record Refusal(string TextKey, params IReadOnlyList<(string Name, string Value)> Args);
