using System.Globalization;
using System.Text.Json.Nodes;
using EscalationBot.Testing;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EscalationBot.Vietnamese.Tests;

public sealed class PropertyTests
{
    private static readonly VietnameseReader Reader = VietnameseReader.Default;
    private static readonly string[] Digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    /// <summary>Ten ways to write one day.</summary>
    private static IEnumerable<string> Written(DateOnly day)
    {
        var (d, m, y) = (day.Day, day.Month, day.Year);
        yield return $"{d}/{m}/{y}";
        yield return $"{d:00}/{m:00}/{y}";
        yield return $"{d}-{m}-{y}";
        yield return $"{d:00}.{m:00}.{y}";
        yield return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        yield return $"ngày {d} tháng {m} năm {y}";
        yield return $"ngày {d:00} tháng {m:00} năm {y}";
        yield return $"{d} thg {m}, {y}";
        yield return $"ngày {Words(d)} tháng {Month(m)} năm {Year(y)}";
        yield return $"{d} tháng {Month(m)} năm {y}";
    }

    [Fact]
    public void Every_date_from_1990_to_2040_written_in_ten_ways_comes_back()
    {
        for (var day = new DateOnly(1990, 1, 1); day.Year <= 2040; day = day.AddDays(1))
            foreach (var text in Written(day)) Assert.True(Read(text) == day, $"{text} is not {day:O}");
    }

    [Fact]
    public void The_same_dates_come_back_decomposed_in_capitals_and_without_diacritics()
    {
        // Every fifth day reaches every day number and every month of half a century.
        for (var day = new DateOnly(1990, 1, 1); day.Year <= 2040; day = day.AddDays(5))
        {
            foreach (var text in Written(day))
            {
                Assert.True(Read(Typing.Decomposed(text)) == day, $"decomposed: {text}");
                Assert.True(Read(text.ToUpperInvariant()) == day, $"capitals: {text}");
                Assert.True(Read(Typing.WithoutMarks(text)) == day, $"without diacritics: {Typing.WithoutMarks(text)}");
            }
        }
    }

    [Property(MaxTest = 400)]
    public bool Numbers_below_a_million_come_back_from_their_words(uint seed)
    {
        var number = (int)(seed % 1_000_000);
        return Number(Words(number)) == number && Number(Typing.WithoutMarks(Words(number))) == number && Number(Typing.Decomposed(Words(number))) == number;
    }

    [Property(MaxTest = 500)]
    public void Any_text_is_read_without_an_exception(string? text, DateTime reference)
    {
        ReadEverything(text ?? "", reference);
    }

    [Property(MaxTest = 1500)]
    public Property Any_mixture_of_words_that_mean_something_is_read_without_an_exception()
    {
        string[] words =
        [
            "ngày", "tháng", "năm", "12", "/", "-", ".", "9", "2024", "mùng", "tết", "âm lịch", "từ", "đến", "trước", "sau", "trong", "tuần", "này", "tới",
            "8h", "kém", "rưỡi", "sáng", "mai", "hai", "mươi", "trăm", "triệu", "tỷ", "phẩy", "thứ", "tư", "quý", "IV", "45/TTr-UBND", "KN-1", "cv", "số",
            "không", "chưa", "trả lời", "nửa", "cuối", "đầu", "999999999999999999999", "0", "%", "đồng", "làm việc", "kể từ", "30 tết", "thang", "sau", "nam",
        ];
        var texts = Gen.ArrayOf(Gen.Elements(words)).Select(parts => string.Join(' ', parts));
        return Prop.ForAll(texts.ToArbitrary(), text => ReadEverything(text, new(2024, 2, 29, 23, 59, 59)));
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void References_at_the_ends_of_the_calendar_do_no_harm(string reference)
    {
        foreach (var text in new[] { "hôm qua", "3 tuần trước", "100 năm nữa", "quý sau", "mùng 5 tết", "từ 1/9 đến 2/9", "9999 ngày làm việc nữa", "cuối năm sau" })
            ReadEverything(text, DateTime.Parse(reference, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("999999999999999999999999 tỷ tỷ")]
    [InlineData("chín trăm chín mươi chín tỷ tỷ tỷ tỷ tỷ")]
    [InlineData("từ 1 đến 999.999.999.999.999.999.999.999.999.999 tỷ")]
    [InlineData("từ 999999999999999999999999 đến 1 tỷ tỷ")]
    [InlineData("ngày 99999999999999999999 tháng 99999999999999999999 năm 99999999999999999999")]
    [InlineData("99999999999999999999 ngày làm việc kể từ 31/12/9999")]
    public void Numbers_beyond_all_counting_do_no_harm(string text) => ReadEverything(text, new(2024, 9, 12));

    private static void ReadEverything(string text, DateTime reference)
    {
        var today = DateOnly.FromDateTime(reference);
        Reader.Documents(text, today);
        Reader.Dates(text, today, DateDirection.Past);
        Reader.Dates(text, today, DateDirection.Future);
        Reader.Durations(text);
        Reader.Choice(text);
        Reader.Sentence(text, reference);
        Reader.ReplyHints(text);
        Reader.Names(text, NameTests.Province);
        foreach (var kind in new[] { "date", "time", "datetime", "daterange", "duration", "number", "ordinal", "intent", "document", "choice" })
        {
            var answer = CaseTests.Answered(new JsonObject { ["kind"] = kind, ["text"] = text });
            Assert.False(answer.ContainsKey("error"), $"{kind} of {text}: {answer["error"]}");
        }
    }

    private static DateOnly? Read(string text) =>
        Reader.Dates(text, new(2024, 9, 12), DateDirection.Future) is [var only] ? only.Date : null;

    private static decimal? Number(string words) =>
        CaseTests.Answered(new JsonObject { ["kind"] = "number", ["text"] = words })["value"]?["value"]?.GetValue<decimal>();

    private static string Month(int month) => month == 4 ? "tư" : Words(month);

    private static string Year(int year) => Words(year);

    /// <summary>The full spoken form of a number below a million.</summary>
    private static string Words(int number)
    {
        if (number >= 1000)
        {
            var rest = number % 1000;
            return $"{Words(number / 1000)} nghìn{(rest == 0 ? "" : rest < 100 ? " không trăm " + Below(rest, true) : " " + Words(rest))}";
        }
        if (number >= 100) return $"{Digits[number / 100]} trăm{(number % 100 == 0 ? "" : " " + Below(number % 100, true))}";
        return Below(number, false);
    }

    private static string Below(int number, bool gap)
    {
        var (tens, ones) = (number / 10, number % 10);
        return tens switch
        {
            0 => (gap ? "linh " : "") + Digits[ones],
            1 => "mười" + (ones == 0 ? "" : " " + (ones == 5 ? "lăm" : Digits[ones])),
            _ => Digits[tens] + " mươi" + (ones == 0 ? "" : " " + ones switch { 1 => "mốt", 4 => "tư", 5 => "lăm", _ => Digits[ones] }),
        };
    }
}
