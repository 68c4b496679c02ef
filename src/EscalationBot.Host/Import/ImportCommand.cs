using System.CommandLine;
using EscalationBot.Host.Commands;

namespace EscalationBot.Host.Import;

/// <summary><c>import file [--dry-run] [--language vi|en]</c>.</summary>
internal static class ImportCommand
{
    public static Command Create(Workbench bench)
    {
        var file = new Argument<string>("file") { Description = ImportTexts.Both("command.import.file") };
        var dryRun = new Option<bool>("--dry-run") { Description = ImportTexts.Both("command.import.dry-run") };
        var language = ReportLanguage.Option();
        var command = new Command("import", ImportTexts.Both("command.import")) { file, dryRun, language };
        command.SetAction((parsed, cancellation) => bench.WithOfficeAsync(office =>
            new ImportRun(office.Store.Turns, office.Now, bench.Output, bench.Error).RunAsync(
                Path.GetFullPath(parsed.GetRequiredValue(file)), parsed.GetValue(dryRun), parsed.GetValue(language) ?? office.Settings.Office.Language, cancellation)));
        return command;
    }
}
