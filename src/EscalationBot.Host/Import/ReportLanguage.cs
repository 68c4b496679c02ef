using System.CommandLine;
using EscalationBot.Conversation.Texts;

namespace EscalationBot.Host.Import;

/// <summary>The option that both commands share.</summary>
internal static class ReportLanguage
{
    public static Option<string?> Option()
    {
        var language = new Option<string?>("--language") { Description = ImportTexts.Both("command.language") };
        language.AcceptOnlyFromAmong([.. TextCatalogue.Languages]);
        return language;
    }
}
