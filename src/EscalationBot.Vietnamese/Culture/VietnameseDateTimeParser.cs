using EscalationBot.Vietnamese.Dates;
using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.DateTime;

namespace EscalationBot.Vietnamese.Culture;

/// <summary>Resolves what the extractor found. Stateless.</summary>
internal sealed class VietnameseDateTimeParser : IDateTimeParser
{
    private const string TypePrefix = "datetimeV2.";

    /// <summary>Without a reference nothing relative can be resolved; the Unix epoch stands in.</summary>
    public ParseResult Parse(ExtractResult extResult) => Parse(extResult, DateTime.UnixEpoch);

    public DateTimeParseResult Parse(ExtractResult extractResult, DateTime reference)
    {
        var result = new DateTimeParseResult
        {
            Start = extractResult.Start,
            Length = extractResult.Length,
            Text = extractResult.Text,
            Type = TypePrefix + extractResult.Type,
            Data = extractResult.Data,
        };
        if (extractResult.Data is not Temporal temporal) return result;
        var values = DateTimeResolution.Values(temporal, reference);
        if (values.Count == 0) return result;
        result.Type = TypePrefix + values[0]["type"];
        result.TimexStr = values[0]["timex"];
        result.ResolutionStr = values[0]["timex"];
        result.Value = new SortedDictionary<string, object> { ["values"] = values };
        return result;
    }

    public List<DateTimeParseResult> FilterResults(string query, List<DateTimeParseResult> candidateResults) =>
        candidateResults.FindAll(candidate => candidate.Value is not null);
}
