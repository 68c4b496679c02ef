namespace EscalationBot.Conversation;

/// <summary>
/// What a choice does, as text that can be stored in a conversation and sent with a button: a name and arguments.
/// It carries no authority: whatever it names is checked again when it is taken.
/// </summary>
/// <remarks>Holds a dictionary: does not compare by content.</remarks>
/// <param name="Name">Holds no question mark.</param>
public sealed record DialogAction(string Name, IReadOnlyDictionary<string, string> Args)
{
    public DialogAction(string name, params IReadOnlyList<(string Key, string Value)> args)
        : this(name, args.ToDictionary(a => a.Key, a => a.Value)) { }

    public string this[string key] => Args.GetValueOrDefault(key, "");

    public override string ToString() =>
        Args.Count == 0 ? Name : $"{Name}?{string.Join('&', Args.Select(a => $"{Uri.EscapeDataString(a.Key)}={Uri.EscapeDataString(a.Value)}"))}";

    /// <summary>Reads what <see cref="ToString"/> wrote; never throws, whatever the text.</summary>
    public static DialogAction Parse(string text)
    {
        var cut = text.IndexOf('?');
        if (cut < 0)
            return new DialogAction(text);
        var args = new Dictionary<string, string>();
        foreach (var pair in text[(cut + 1)..].Split('&'))
        {
            var equals = pair.IndexOf('=');
            if (equals >= 0)
                args[Uri.UnescapeDataString(pair[..equals])] = Uri.UnescapeDataString(pair[(equals + 1)..]);
        }
        return new DialogAction(text[..cut], args);
    }
}
