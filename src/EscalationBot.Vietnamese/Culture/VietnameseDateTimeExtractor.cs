using EscalationBot.Vietnamese.Dates;
using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Sentences;
using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.DateTime;

namespace EscalationBot.Vietnamese.Culture;

/// <summary>Finds expressions of time; the grammar needs no reference to find them. Stateless.</summary>
internal sealed class VietnameseDateTimeExtractor : IDateTimeExtractor
{
    public List<ExtractResult> Extract(string input)
    {
        var message = Utterance.Of(input).Message;
        return TemporalScan.All(message).ConvertAll(temporal => Result(input, message, temporal));
    }

    public List<ExtractResult> Extract(string input, DateTime reference) => Extract(input);

    private static ExtractResult Result(string input, Message message, Temporal temporal)
    {
        var span = message.Span(temporal.First, temporal.Next);
        return new()
        {
            Start = span.Start,
            Length = span.End - span.Start,
            Text = input[span.Start..span.End],
            Type = DateTimeResolution.TypeOf(temporal),
            Data = temporal,
        };
    }
}
