using System.CommandLine;
using EscalationBot.Host.Options;
using EscalationBot.Host.Texts;

namespace EscalationBot.Host.Commands;

/// <summary>One call of the program: splits configuration from words, runs the command, and turns every failure into a sentence and an exit code.</summary>
internal static class CommandLineRun
{
    private const int UserError = 1;
    private const int Unexpected = 70;

    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter error)
    {
        var (configuration, words) = ConfigurationArguments.Split(args);
        var bench = new Workbench(configuration, input, output, error);
        try
        {
            // The host of the server listens to signals itself; the other commands are safe to end at any point.
            var invocation = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            var parsed = AllCommands.Create(bench).Parse(words);
            return parsed.UnmatchedTokens is [var word, ..]
                ? throw new UserException(HostTexts.Get("command.unknown-word", ("word", word)))
                : await parsed.InvokeAsync(invocation);
        }
        catch (UserException e)
        {
            await error.WriteLineAsync(e is SettingsException settings ? ListOf(settings) : e.Text.Lines);
            return UserError;
        }
        catch (Exception e)
        {
            await error.WriteLineAsync(HostTexts.Get("command.failed", ("type", e.GetType().Name), ("message", e.Message)).Lines);
            return Unexpected;
        }
    }

    private static string ListOf(SettingsException settings) =>
        string.Join(Environment.NewLine, settings.Faults.Prepend(HostTexts.Get("start.options")).Select(f => f.Lines));
}
