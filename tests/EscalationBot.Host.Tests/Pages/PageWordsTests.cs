using EscalationBot.Conversation.Texts;
using EscalationBot.Host.Components.Shell;
using EscalationBot.Host.Components.TryOut;

namespace EscalationBot.Host.Tests.Pages;

public sealed class PageWordsTests
{
    private static readonly TextCatalogue Texts = TextCatalogue.Load(typeof(PageTexts).Assembly);

    [Fact]
    public void Both_languages_hold_the_same_texts_with_the_same_placeholders()
    {
        Assert.Equal(Texts.Keys("vi").Order(StringComparer.Ordinal), Texts.Keys("en").Order(StringComparer.Ordinal));
        Assert.All(Texts.Keys("vi"), key => Assert.Equal(Texts.Placeholders("vi", key), Texts.Placeholders("en", key)));
    }

    [Theory]
    [InlineData("vi", "thứ Hai, 23/09/2024 08:05")]
    [InlineData("en", "Monday, 23/09/2024 08:05")]
    public void A_moment_is_shown_with_its_weekday_in_office_time(string language, string expected) =>
        Assert.Equal(expected, PageTexts.In(language).Moment(new DateTimeOffset(2024, 9, 23, 1, 5, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData(null)]
    [InlineData("fr")]
    public void Vietnamese_is_spoken_unless_English_was_chosen(string? language) => Assert.Same(PageTexts.Vietnamese, PageTexts.In(language));

    [Theory]
    [InlineData("27/09/2024 08:00")]
    [InlineData("27/9/2024 8:00")]
    [InlineData(" 27-9-2024 8:0 ")]
    [InlineData("27.09.2024 08:00")]
    [InlineData("27/9/2024 8h00")]
    [InlineData("27/9/2024 8h")]
    public void A_typed_moment_is_read_day_first_in_office_time(string typed) =>
        Assert.Equal(new DateTimeOffset(2024, 9, 27, 8, 0, 0, TimeSpan.FromHours(7)), Moments.Read(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("31/02/2024 08:00")]
    [InlineData("9/27/2024 8:00")]
    [InlineData("mai")]
    public void What_is_no_moment_is_not_guessed(string? typed) => Assert.Null(Moments.Read(typed));
}
