using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using EscalationBot.Domain.Deadlines;

namespace EscalationBot.Host.Office;

/// <summary>
/// Reads the days off and worked Saturdays from a JSON file (configuration <c>Calendar</c>). Entries that are only
/// "proposed" are checked and kept in the file, but do not count until an administrator makes them planned or approved.
/// </summary>
internal static class CalendarFile
{
    private const string Cure = "Every entry needs \"date\" (yyyy-MM-dd), \"kind\" (off, worked), \"name\", \"status\" (proposed, planned, approved) and \"source\".";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The calendar that comes with the program.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "Office", "calendar.json");

    /// <exception cref="InvalidDataException">The file is missing or wrong; the message names file, entry and cure.</exception>
    public static WorkingCalendar Load(string path)
    {
        var rows = Read(path);
        var entries = rows.Select((row, index) => Entry(row ?? new Row(), index, path)).ToList();
        if (entries.GroupBy(e => e.Entry.Date).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw Wrong(path, $"{twice.Key:yyyy-MM-dd} stands there {twice.Count()} times", "Keep one entry for each day.");
        return new WorkingCalendar(entries.Where(e => e.Counts).Select(e => e.Entry));
    }

    private static List<Row?> Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize<List<Row?>>(file, Options) ?? [];
        }
        catch (JsonException e)
        {
            throw Wrong(path, e.LineNumber is { } line ? $"line {line + 1} cannot be read: {e.Message}" : e.Message, Cure, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Wrong(path, "the file cannot be opened", "Set Calendar:File to a readable file.", e);
        }
    }

    private static (CalendarEntry Entry, bool Counts) Entry(Row row, int index, string path)
    {
        var where = $"entry {index + 1} ({row.Date ?? "no date"})";
        var date = DateOnly.TryParseExact(row.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Wrong(path, $"{where} has no valid \"date\"", "Write it as yyyy-MM-dd, for example 2026-01-02.");
        var kind = row.Kind switch
        {
            "off" => CalendarDayKind.Off,
            "worked" => CalendarDayKind.Worked,
            _ => throw Wrong(path, $"{where} has \"kind\" \"{row.Kind}\"", "Write \"off\" or \"worked\"."),
        };
        var status = row.Status switch
        {
            "approved" => CalendarStatus.Approved,
            "planned" or "proposed" => CalendarStatus.Planned,
            _ => throw Wrong(path, $"{where} has \"status\" \"{row.Status}\"", "Write \"proposed\", \"planned\" or \"approved\"."),
        };
        if (string.IsNullOrWhiteSpace(row.Name) || string.IsNullOrWhiteSpace(row.Source))
            throw Wrong(path, $"{where} has no \"name\" or no \"source\"", "Name the day and the document that sets it.");
        return (new CalendarEntry(date, kind, row.Name, status, row.Source), row.Status != "proposed");
    }

    private static InvalidDataException Wrong(string path, string what, string cure, Exception? cause = null) =>
        new($"Calendar {path}: {what}. {cure}", cause);

    private sealed record Row(string? Date = null, string? Kind = null, string? Name = null, string? Status = null, string? Source = null);
}
