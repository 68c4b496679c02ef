using EscalationBot.Domain.Office;
using EscalationBot.Host.Import.Files;

namespace EscalationBot.Host.Import;

/// <summary>Writes the form: with the office in it, or empty with examples.</summary>
internal sealed class ExportRun(TextWriter output, TextWriter error)
{
    public const int Done = 0;
    public const int NotWritten = 2;

    /// <param name="office">Null for the template, which needs no office.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string file, IOffice? office, bool overwrite, string language, CancellationToken cancellation)
    {
        var texts = new ImportTexts(language);
        var form = new OfficeForm(texts);
        var sheets = office is null ? form.Template() : form.Export(office);
        if (await WriteAsync(file, sheets, overwrite, cancellation) is { } refused)
        {
            await error.WriteLineAsync(new ImportReport(texts).Unreadable(refused));
            return NotWritten;
        }
        await output.WriteLineAsync(office is null
            ? texts.Text("export.template-done", ("file", file))
            : texts.Text("export.done", ("file", file), ("rows", sheets.Sum(s => s.Rows.Count - 1))));
        return Done;
    }

    private static async Task<FileReading.Unreadable?> WriteAsync(string file, IReadOnlyList<ImportSheet> sheets, bool overwrite, CancellationToken cancellation)
    {
        if (!SheetFile.CanWrite(file))
            return new FileReading.Unreadable("export.kind", ("kind", Path.GetExtension(file)));
        if (File.Exists(file) && !overwrite)
            return new FileReading.Unreadable("export.exists", ("file", file));
        try
        {
            // Beside the target first, so that a full disk does not leave half a file under its name.
            var partial = $"{file}.partial";
            await File.WriteAllBytesAsync(partial, SheetFile.Write(sheets, file), cancellation);
            File.Move(partial, file, overwrite: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FileReading.Unreadable("export.denied", ("file", file));
        }
    }
}
