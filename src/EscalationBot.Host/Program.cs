using System.Text;
using EscalationBot.Host.Commands;

// The words of this program are Vietnamese, whatever the console was set to.
Console.InputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

return await CommandLineRun.RunAsync(args, Console.In, Console.Out, Console.Error);
