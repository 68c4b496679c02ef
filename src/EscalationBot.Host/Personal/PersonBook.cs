using EscalationBot.Domain.Deadlines;
using EscalationBot.Host.Import;
using EscalationBot.Host.Import.Files;
using EscalationBot.Host.Texts;

namespace EscalationBot.Host.Personal;

/// <summary>What is kept of a person as a workbook for the person: one sheet of what is known, one of what was said.</summary>
internal static class PersonBook
{
    public static byte[] Write(PersonRecord record, string language, OfficeTime time)
    {
        string Text(string key) => HostTexts.Get($"person.book.{key}") is var text && language == "en" ? text.En : text.Vi;
        string When(DateTimeOffset at) => time.Local(at).ToString("HH:mm dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
        string Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture) ?? "";
        List<string[]> known =
        [
            [Text("name"), record.Name ?? ""], [Text("phone"), record.Phone ?? ""], [Text("email"), record.Email ?? ""],
            .. record.Posts.Select(p => new[] { Text("post"), $"{p.Title}, {p.Unit}", Day(p.From), Day(p.To) }),
            .. record.Posts.Where(p => p.DigestTime is not null).Select(p => new[] { Text("digest-time"), $"{p.DigestTime:HH:mm}", p.Title }),
            .. record.Accounts.SelectMany(a => Account(a)),
        ];
        IEnumerable<string[]> Account(PersonAccount a) =>
        [
            [Text("account"), a.Account, When(a.LinkedAt), Day(a.EndedOn)],
            .. a.LastHeard is { } heard ? [[Text("last-heard"), When(heard)]] : Array.Empty<string[]>(),
            .. a.QuietFrom is { } from ? [[Text("quiet"), $"{from:HH:mm} - {a.QuietTo:HH:mm}"]] : Array.Empty<string[]>(),
            .. a.Language is { } spoken ? [[Text("language"), spoken]] : Array.Empty<string[]>(),
            .. a.Drafts.SelectMany(d => d.Answers.Select(answer => new[] { Text("draft"), answer.Value })),
            .. a.Remembered.Select(m => new[] { Text("remembered"), m.Value }),
        ];
        var said = record.Messages.Select(m => new[] { When(m.At), m.Account, Text(m.FromPerson ? "from-you" : "to-you"), m.Text, string.Join(", ", m.Files) })
            .Prepend([Text("at"), Text("account"), Text("direction"), Text("text"), Text("files")]);
        using var stream = new MemoryStream();
        XlsxFile.Write(stream, [Sheet(Text("sheet-known"), known), Sheet(Text("sheet-said"), said)]);
        return stream.ToArray();
    }

    /// <summary>Rows of one length: the writer takes its columns from the first.</summary>
    private static ImportSheet Sheet(string name, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        var width = all.Max(r => r.Length);
        return new ImportSheet(name, [.. all.Select((cells, i) => new ImportRow(i + 1, [.. cells, .. Enumerable.Repeat("", width - cells.Length)]))]);
    }
}
