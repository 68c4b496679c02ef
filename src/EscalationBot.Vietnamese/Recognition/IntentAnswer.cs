using System.Text.Json;
using System.Text.Json.Nodes;
using EscalationBot.Vietnamese.Dates;
using EscalationBot.Vietnamese.Sentences;

namespace EscalationBot.Vietnamese.Recognition;

/// <summary>The answer for a free sentence: intent, category, and what it names.</summary>
internal static class IntentAnswer
{
    public static Answer Of(Utterance utterance, Anchor anchor)
    {
        var reading = SentenceGrammar.Read(utterance, anchor with { Direction = DateDirection.Past });
        var value = new JsonObject { ["intent"] = Snake(Published(reading.Intent).ToString()), ["category"] = Category(reading.Wording) };
        if (reading.Documents.Count > 0)
        {
            value["no"] = reading.Documents[0].Number;
            value["normalized"] = reading.Documents[0].Normalized;
            value["documents"] = new JsonArray([.. reading.Documents.Where(d => d.Normalized is not null).Select(d => (JsonNode?)d.Normalized)]);
        }
        if (Day(reading) is { } day) value["date"] = DaySpec.Iso(day);
        if (reading.Deadline is { } deadline) value["deadline"] = DaySpec.Iso(deadline.Date);
        if (reading.Record is not null) value["record"] = reading.Record;
        value["confidence"] = reading.Confidence;
        if (reading.Subject is not null) value["subject"] = reading.Subject;
        return new(value, reading.Rules);
    }

    /// <summary>The command answers with the intents of its format; those that only the dialogs tell apart fall to the nearest.</summary>
    private static Intent Published(Intent intent) => intent switch
    {
        Intent.ListDueSoon or Intent.ListOwed => Intent.ListOverdue,
        Intent.Slowest or Intent.PrimeMinister or Intent.MissingReviews => Intent.Statistics,
        Intent.Extend or Intent.Answered or Intent.WillAnswer => Intent.Unknown,
        _ => intent,
    };

    /// <summary>The date of the first document, or the first day that is no deadline.</summary>
    private static DateOnly? Day(SentenceReading reading) =>
        reading.Documents.FirstOrDefault(d => d.Date is not null)?.Date ?? reading.Dates.FirstOrDefault(d => d.Bound is null)?.Date;

    /// <summary>"Unsatisfactory" (P2x of the user stories) has no category of its own.</summary>
    private static string? Category(StallWording? wording) =>
        wording is null or StallWording.Unsatisfactory ? null : Snake(wording.Value.ToString());

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
