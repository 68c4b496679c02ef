using System.Globalization;
using EscalationBot.Vietnamese.Numbers;
using EscalationBot.Vietnamese.Sentences;
using Microsoft.Recognizers.Text;

namespace EscalationBot.Vietnamese.Culture;

/// <summary>Finds single numbers; numbers of documents are none. Stateless.</summary>
internal sealed class VietnameseNumberExtractor : IExtractor
{
    public List<ExtractResult> Extract(string input)
    {
        var message = Utterance.Of(input).Message;
        return NumberScan.Singles(message).ConvertAll(number => Result.Of(input, message.Span(number.First, number.Next), "number", number.Value));
    }
}

/// <summary>Finds ranks. Stateless.</summary>
internal sealed class VietnameseOrdinalExtractor : IExtractor
{
    public List<ExtractResult> Extract(string input)
    {
        var message = Utterance.Of(input).Message;
        return NumberScan.Ordinals(message).ConvertAll(rank => Rank(input, message.Span(rank.First, rank.Next), rank.Value));
    }

    /// <summary>The last one is the library's "end", offset 0; others count from the start.</summary>
    private static ExtractResult Rank(string input, Span span, decimal value)
    {
        var result = Result.Of(input, span, "ordinal", value);
        var offset = value < 0 ? value + 1 : value;
        result.Metadata = new() { Offset = offset.ToString(CultureInfo.InvariantCulture), RelativeTo = value < 0 ? "end" : "start" };
        return result;
    }
}

/// <summary>Puts the value that the extractor read into the result.</summary>
internal sealed class VietnameseNumberParser : IParser
{
    public ParseResult Parse(ExtractResult extractResult) => new(extractResult)
    {
        Value = extractResult.Data,
        ResolutionStr = extractResult.Data is decimal value ? value.ToString("0.############################", CultureInfo.InvariantCulture) : null,
    };
}

internal static class Result
{
    public static ExtractResult Of(string input, Span span, string type, decimal value) => new()
    {
        Start = span.Start,
        Length = span.End - span.Start,
        Text = input[span.Start..span.End],
        Type = type,
        Data = value,
    };
}
