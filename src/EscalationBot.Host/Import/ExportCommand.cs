using System.CommandLine;
using EscalationBot.Host.Commands;

namespace EscalationBot.Host.Import;

/// <summary><c>export file [--template] [--overwrite] [--language vi|en]</c>. The template needs no store.</summary>
internal static class ExportCommand
{
    public static Command Create(Workbench bench)
    {
        var file = new Argument<string>("file") { Description = ImportTexts.Both("command.import.file") };
        var template = new Option<bool>("--template") { Description = ImportTexts.Both("command.export.template") };
        var overwrite = new Option<bool>("--overwrite") { Description = ImportTexts.Both("command.export.overwrite") };
        var language = ReportLanguage.Option();
        var command = new Command("export", ImportTexts.Both("command.export")) { file, template, overwrite, language };
        command.SetAction((parsed, cancellation) =>
        {
            var run = new ExportRun(bench.Output, bench.Error);
            var path = Path.GetFullPath(parsed.GetRequiredValue(file));
            var words = parsed.GetValue(language) ?? bench.ReadSettings().Office.Language;
            return parsed.GetValue(template)
                ? run.RunAsync(path, null, parsed.GetValue(overwrite), words, cancellation)
                : bench.WithCopyAsync(async office =>
                {
                    using var present = office.Store.Turns.Read();
                    return await run.RunAsync(path, present, parsed.GetValue(overwrite), words, cancellation);
                }, cancellation);
        });
        return command;
    }
}
