using System.Globalization;
using EscalationBot.Conversation.Texts;
using EscalationBot.Domain.Deadlines;

namespace EscalationBot.Host.Components.Shell;

/// <summary>The words of the page chrome in one language. What the bot says is not here: it comes with its messages.</summary>
public sealed class PageTexts
{
    private static readonly TextCatalogue Catalogue = TextCatalogue.Load(typeof(PageTexts).Assembly);

    private PageTexts(string language) => Language = language;

    public static PageTexts Vietnamese { get; } = new(TextCatalogue.Vietnamese);

    public static PageTexts English { get; } = new(TextCatalogue.English);

    public string Language { get; }

    public PageTexts Other => this == Vietnamese ? English : Vietnamese;

    public string this[string key] => Catalogue.Get(Language, key);

    /// <summary>The words for a language code of the address; Vietnamese for anything else.</summary>
    public static PageTexts In(string? language) => language == TextCatalogue.English ? English : Vietnamese;

    public string Get(string key, params IReadOnlyList<(string Name, object Value)> args) => Catalogue.Get(Language, key, args);

    /// <summary>"thứ Hai, 23/09/2024 08:05", office time.</summary>
    public string Moment(DateTimeOffset at) => $"{Day(at)} {Time(at)}";

    /// <summary>"thứ Hai, 23/09/2024", office time.</summary>
    public string Day(DateTimeOffset at)
    {
        var local = OfficeTime.VietNam.Local(at);
        return $"{this[$"page.day.{(int)local.DayOfWeek}"]}, {local.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}";
    }

    /// <summary>"10/9/2024", office time, as people write it in a sentence.</summary>
    public static string ShortDay(DateTimeOffset at) => OfficeTime.VietNam.Local(at).ToString("d/M/yyyy", CultureInfo.InvariantCulture);

    /// <summary>"08:05", office time.</summary>
    public static string Time(DateTimeOffset at) => OfficeTime.VietNam.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
