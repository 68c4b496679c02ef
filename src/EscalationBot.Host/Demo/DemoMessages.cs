using System.Globalization;
using EscalationBot.Channels.Web;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;
using EscalationBot.Host.Runtime;
using EscalationBot.Storage;
using Microsoft.AspNetCore.StaticFiles;

namespace EscalationBot.Host.Demo;

/// <summary>Turns what a visitor sends into a message of the web channel.</summary>
internal static class DemoMessages
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    /// <param name="said">The conversation so far, in which a pressed choice is looked up.</param>
    public static IncomingMessage From(string post, string id, DateTimeOffset now, DemoInput input, IReadOnlyList<LogEntry> said)
    {
        var blank = new IncomingMessage(WebChannel.ChannelName, post, id, post, now, IncomingKind.Text);
        return input switch
        {
            DemoInput.Words words => blank with { Text = words.Text },
            DemoInput.Press press when ChoiceOf(said, press.Choice) is { } choice =>
                blank with { Kind = IncomingKind.Choice, ChoiceId = choice.Id, Text = choice.Text },
            DemoInput.Press press when IsNumber(press.Choice) => blank with { Text = press.Choice },
            DemoInput.Press press => blank with { Kind = IncomingKind.Choice, ChoiceId = IncomingText.Clean(press.Choice) },
            DemoInput.Upload => blank with { Kind = IncomingKind.File },
            _ => throw new ArgumentOutOfRangeException(nameof(input), input.GetType().Name),
        };
    }

    public static IReadOnlyList<IncomingFile> Files(DemoInput input) =>
        input is DemoInput.Upload upload ? [new IncomingFile(upload.FileName, TypeOf(upload.FileName), upload.Content)] : [];

    /// <exception cref="ArgumentException">The input is above <see cref="DemoLimits"/>.</exception>
    public static void CheckSize(DemoInput input)
    {
        var fits = input switch
        {
            DemoInput.Words words => words.Text.Length <= DemoLimits.TextCharacters,
            DemoInput.Press press => press.Choice.Length <= DemoLimits.ChoiceCharacters,
            DemoInput.Upload upload => upload.Content.Length <= DemoLimits.FileBytes && upload.FileName.Length <= DemoLimits.FileNameCharacters,
            _ => throw new ArgumentOutOfRangeException(nameof(input), input.GetType().Name),
        };
        if (!fits)
            throw new ArgumentException("Too large.", nameof(input));
    }

    /// <summary>By its number in the newest message that has choices, or by its id in any message.</summary>
    private static Choice? ChoiceOf(IReadOnlyList<LogEntry> said, string pressed)
    {
        var offers = said.Reverse().Select(e => e.Message?.Choices ?? []).Where(c => c.Count > 0);
        return IsNumber(pressed)
            ? offers.FirstOrDefault()?.FirstOrDefault(c => c.Number.ToString(CultureInfo.InvariantCulture) == pressed)
            : offers.SelectMany(c => c).FirstOrDefault(c => c.Id == pressed);
    }

    private static bool IsNumber(string text) => text.Length is > 0 and < 4 && text.All(char.IsAsciiDigit);

    private static string TypeOf(string fileName) =>
        ContentTypes.TryGetContentType(fileName, out var type) ? type : "application/octet-stream";
}
