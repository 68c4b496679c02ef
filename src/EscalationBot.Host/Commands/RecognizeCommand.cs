using System.CommandLine;
using EscalationBot.Host.Texts;
using EscalationBot.Vietnamese;

namespace EscalationBot.Host.Commands;

/// <summary>Answers JSON lines from the input with what the Vietnamese reader finds in their texts; needs no office and no store.</summary>
internal static class RecognizeCommand
{
    public static Command Create(Workbench bench)
    {
        var explain = new Option<bool>("--explain") { Description = HostTexts.Get("command.recognize.explain").Both };
        var command = new Command("recognize", HostTexts.Get("command.recognize").Both) { explain };
        command.SetAction(parsed => RecognitionLines.Run(bench.Input, bench.Output, parsed.GetValue(explain)));
        return command;
    }
}
