using System.CommandLine;
using EscalationBot.Host.Backups;
using EscalationBot.Host.Import;
using EscalationBot.Host.Personal;
using EscalationBot.Host.Texts;

namespace EscalationBot.Host.Commands;

/// <summary>Every command of the program; without one the server runs.</summary>
internal static class AllCommands
{
    public static RootCommand Create(Workbench bench)
    {
        var serve = ServeCommand.Create(bench);
        var root = new RootCommand(HostTexts.Get("command.root").Both)
        {
            serve,
            ImportCommand.Create(bench),
            ExportCommand.Create(bench),
            DigestCommand.Create(bench),
            VerifyCommand.Create(bench),
            BackupCommand.Create(bench),
            RestoreCommand.Create(bench),
            MigrateCommand.Create(bench),
            AdminCodeCommand.Create(bench),
            PersonCommand.Create(bench),
            RecognizeCommand.Create(bench),
            ManifestCommand.Create(bench),
            ZaloVerifyCommand.Create(bench),
            ZaloConsentCommand.Create(bench),
        };
        root.Action = serve.Action;
        return root;
    }

    public static Command Simple(string name, Func<CancellationToken, Task<int>> run)
    {
        var command = new Command(name, HostTexts.Get($"command.{name}").Both);
        command.SetAction((_, cancellation) => run(cancellation));
        return command;
    }

    public static Command WithFile(string name, Func<string, CancellationToken, Task<int>> run)
    {
        var file = new Argument<string>("file") { Description = HostTexts.Get("command.file").Both };
        var command = new Command(name, HostTexts.Get($"command.{name}").Both) { file };
        command.SetAction((parsed, cancellation) => run(Path.GetFullPath(parsed.GetRequiredValue(file)), cancellation));
        return command;
    }
}
