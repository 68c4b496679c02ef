using BenchmarkDotNet.Attributes;
using EscalationBot.Vietnamese;
using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.DateTime;

namespace EscalationBot.Benchmarks.Vietnamese;

/// <summary>
/// Time and memory for one sentence: the Vietnamese date-time model against the English one of Recognizers-Text, which caches
/// what it has read. Officials seldom send one sentence twice, so the comparison that counts is without the cache.
/// </summary>
public class AgainstEnglish
{
    private const int Sentences = 20;

    private static readonly DateTime Reference = new(2024, 9, 12, 9, 15, 0);

    private readonly VietnameseReader reader = VietnameseReader.Default;
    private readonly DateTimeModel vietnamese = new VietnameseDateTimeRecognizer().GetDateTimeModel(VietnameseDateTimeRecognizer.CultureCode, fallbackToDefaultCulture: false);
    private readonly DateTimeModel english = new DateTimeRecognizer(Culture.English, DateTimeOptions.NoProtoCache).GetDateTimeModel();
    private readonly DateTimeModel englishCached = new DateTimeRecognizer(Culture.English, DateTimeOptions.None).GetDateTimeModel();

    [Benchmark(Baseline = true, OperationsPerInvoke = Sentences)]
    public int Vietnamese() => Read(vietnamese, TwentySentences.Vietnamese);

    [Benchmark(OperationsPerInvoke = Sentences)]
    public int English() => Read(english, TwentySentences.English);

    [Benchmark(OperationsPerInvoke = Sentences)]
    public int EnglishFromItsCache() => Read(englishCached, TwentySentences.English);

    /// <summary>Everything the dialogs want to know of a sentence: intent, documents, days, deadline, subject.</summary>
    [Benchmark(OperationsPerInvoke = Sentences)]
    public int WholeSentence()
    {
        var found = 0;
        foreach (var text in TwentySentences.Vietnamese) found += reader.Sentence(text, Reference).Dates.Count;
        return found;
    }

    private static int Read(DateTimeModel model, string[] sentences)
    {
        var found = 0;
        foreach (var text in sentences) found += model.Parse(text, Reference).Count;
        return found;
    }
}
