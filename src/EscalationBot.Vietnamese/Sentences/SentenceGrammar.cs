using EscalationBot.Vietnamese.Dates;
using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Sentences;

/// <summary>Everything in a sentence: intent, how a proposal stalls, documents, days, deadline, record, subject.</summary>
internal static class SentenceGrammar
{
    private static readonly int English = Vocabulary.Concepts.Number("english");
    private static readonly int Vietnamese = Vocabulary.Concepts.Number("vietnamese");

    private static readonly int[] Passing = [.. new[] { "handed", "ask", "belongs", "sendon" }.Select(Vocabulary.Concepts.Number)];

    public static SentenceReading Read(Utterance utterance, Anchor anchor)
    {
        var message = utterance.Message;
        var fired = IntentRules.Fire(message);
        var first = fired.Count > 0 ? fired[0] : null;
        var documents = utterance.Documents(anchor).ConvertAll(d => d.Reading);
        var days = DayReadings.OfSentence(utterance, anchor, documents.FirstOrDefault(d => d.Date is not null)?.Date);
        return new(
            first?.Intent ?? Intent.Unknown,
            first?.Wording,
            first?.Confidence ?? 0,
            utterance.Symbols.FirstOrDefault(s => s.IsRecord)?.Record,
            first?.Intent is null or Intent.ReportStalled ? SubjectFinder.Find(message) : null,
            documents,
            days,
            days.FirstOrDefault(d => d.Bound is DateBound.By or DateBound.Before or DateBound.Within),
            first?.Intent == Intent.ChangeLanguage ? Language(message) : null,
            first?.Wording == StallWording.BuckPassing ? PassedTo(message) : null,
            Salutations.Find(message),
            Asks(message),
            fired.ConvertAll(r => r.Name));
    }

    private static bool Asks(Message message)
    {
        var next = message.Count;
        while (next > 0 && Politeness.TakeBefore(message, ref next)) { }
        return message.IsSign(next - 1, '?');
    }

    /// <summary>The first words that pass the matter on to somebody.</summary>
    private static int? PassedTo(Message message)
    {
        foreach (var mention in Vocabulary.Concepts.Find(message))
            if (Passing.Contains(mention.Concept) && mention.First > 0) return message.Span(mention.First, mention.Next).End;
        return null;
    }

    /// <summary>"vi" or "en": the language named last ("từ tiếng Việt sang tiếng Anh").</summary>
    private static string? Language(Message message)
    {
        string? language = null;
        foreach (var mention in Vocabulary.Concepts.Find(message))
        {
            if (mention.Concept == English) language = "en";
            else if (mention.Concept == Vietnamese) language = "vi";
        }
        return language;
    }
}
