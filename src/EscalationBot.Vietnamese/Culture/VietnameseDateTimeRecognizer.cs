using EscalationBot.Vietnamese.Culture;
using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.DateTime;

namespace EscalationBot.Vietnamese;

/// <summary>
/// Recognizers-Text with a Vietnamese culture for dates, times, ranges and durations, registered as "vi-vn" and "vi". Ask
/// <see cref="DateTimeRecognizer.GetDateTimeModel"/> without fallback: the stock recogniser answers unknown cultures in English,
/// month first. Offsets refer to the text as given; no two recognisers disturb each other.
/// </summary>
public sealed class VietnameseDateTimeRecognizer : DateTimeRecognizer
{
    /// <summary>The culture code of the models; "vi" means the same.</summary>
    public const string CultureCode = "vi-vn";

    internal const string ShortCode = "vi";

    private static readonly VietnameseDateTimeRecognizer Shared = new();

    public VietnameseDateTimeRecognizer()
        : base(CultureCode, DateTimeOptions.None, lazyInitialization: true)
    {
    }

    /// <summary>Everything about time in the text, resolved against a local moment without zone.</summary>
    public static List<ModelResult> RecognizeDateTime(string text, DateTime reference) =>
        Shared.GetDateTimeModel(CultureCode, fallbackToDefaultCulture: false).Parse(text, reference);

    /// <summary>Runs inside the constructor of the base, so it touches no field of this class.</summary>
    protected override void InitializeConfiguration()
    {
        RegisterModel<DateTimeModel>(CultureCode, Model);
        RegisterModel<DateTimeModel>(ShortCode, Model);
    }

    /// <summary>Empty: the base would add its types to a static table a second time and throw.</summary>
    protected override List<Type> GetRelatedTypes() => [];

    private static DateTimeModel Model(DateTimeOptions options) => new(new VietnameseDateTimeParser(), new VietnameseDateTimeExtractor());
}
