using System.Text.Json;
using EscalationBot.Conversation;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Proposals;
using EscalationBot.Vietnamese;

namespace EscalationBot.Dialogs.Common;

/// <summary>
/// Fixed phrases that ask for something, from Phrases.json: what is said, and the action it stands for. <c>{record}</c> is the
/// code of a record, <c>{campaign}</c> that of a bulk reminder.
/// </summary>
internal static class Phrases
{
    private const int Longest = 300;

    private static readonly PhraseBook Book = Load();

    /// <summary>What the whole text asks for, or null.</summary>
    public static DialogAction? Match(Turn turn, string text) =>
        text.Length <= Longest && turn.Reader.Phrase(text, Book) is { } match ? Action(match, text) : null;

    /// <summary>Whether the text is one of the phrases and nothing else.</summary>
    public static bool IsExact(Turn turn, string text) => text.Length <= Longest && turn.Reader.IsPhrase(text, Book);

    /// <summary>The record code in a text, wherever it stands.</summary>
    public static ProposalId? RecordIn(Turn turn, string text) => ProposalId.TryParse(turn.Reader.Record(text), out var id) ? id : null;

    private static DialogAction Action(PhraseMatch match, string text)
    {
        var parsed = DialogAction.Parse(match.Means);
        var args = new Dictionary<string, string>(parsed.Args);
        if (ProposalId.TryParse(match.Codes.GetValueOrDefault("record"), out var id))
            args["id"] = id.ToString();
        if (CampaignId.TryParse(match.Codes.GetValueOrDefault("campaign"), out var campaign))
            args["campaign"] = campaign.ToString();
        if (match.Rest is { } rest)
            args["rest"] = text[rest.Start..rest.End];
        return new DialogAction(parsed.Name, args);
    }

    private static PhraseBook Load()
    {
        using var stream = typeof(Phrases).Assembly.GetManifestResourceStream(typeof(Phrases), "Phrases.json")!;
        return new(JsonSerializer.Deserialize<List<Phrase>>(stream, JsonSerializerOptions.Web)!.Select(p => new PhraseEntry(p.Say, p.Do)), new Dictionary<string, string> { ["record"] = "KN", ["campaign"] = "NV" });
    }

    private sealed record Phrase(string Say, string Do);
}
