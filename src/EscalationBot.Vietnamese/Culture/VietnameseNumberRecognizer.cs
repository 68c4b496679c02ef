using EscalationBot.Vietnamese.Culture;
using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.Number;

namespace EscalationBot.Vietnamese;

/// <summary>
/// Recognizers-Text with Vietnamese numbers and ordinals, registered as "vi-vn" and "vi". Ask the models without fallback.
/// Offsets refer to the text as given; values are written with a decimal point.
/// </summary>
public sealed class VietnameseNumberRecognizer : NumberRecognizer
{
    private static readonly VietnameseNumberRecognizer Shared = new();

    public VietnameseNumberRecognizer()
        : base(VietnameseDateTimeRecognizer.CultureCode, NumberOptions.None, lazyInitialization: true)
    {
    }

    public static List<ModelResult> RecognizeNumber(string text) =>
        Shared.GetNumberModel(VietnameseDateTimeRecognizer.CultureCode, fallbackToDefaultCulture: false).Parse(text);

    public static List<ModelResult> RecognizeOrdinal(string text) =>
        Shared.GetOrdinalModel(VietnameseDateTimeRecognizer.CultureCode, fallbackToDefaultCulture: false).Parse(text);

    /// <summary>Runs inside the constructor of the base, so it touches no field of this class.</summary>
    protected override void InitializeConfiguration()
    {
        foreach (var culture in new[] { VietnameseDateTimeRecognizer.CultureCode, VietnameseDateTimeRecognizer.ShortCode })
        {
            RegisterModel<NumberModel>(culture, _ => new NumberModel(new VietnameseNumberParser(), new VietnameseNumberExtractor()));
            RegisterModel<OrdinalModel>(culture, _ => new OrdinalModel(new VietnameseNumberParser(), new VietnameseOrdinalExtractor()));
        }
    }

    /// <summary>Empty: the base would add its types to a static table a second time and throw.</summary>
    protected override List<Type> GetRelatedTypes() => [];
}
