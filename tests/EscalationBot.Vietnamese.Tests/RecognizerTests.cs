using System.Text.Json;
using EscalationBot.Testing;
using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.DateTime;
using Microsoft.Recognizers.Text.Number;

namespace EscalationBot.Vietnamese.Tests;

/// <summary>Any program that uses Recognizers-Text can use the culture: the same results, types and TIMEX as its own cultures.</summary>
public sealed class RecognizerTests
{
    private static readonly DateTime Reference = new(2024, 9, 12, 9, 15, 0);

    [Theory]
    [InlineData("gửi ngày 12 tháng 9 năm 2024 rồi", 4, 27, "datetimeV2.date", "2024-09-12")]
    [InlineData("họp lúc 3 giờ chiều nhé", 4, 18, "datetimeV2.time", "T15")]
    [InlineData("8h30 mai", 0, 7, "datetimeV2.datetime", "2024-09-13T08:30")]
    [InlineData("tuần sau", 0, 7, "datetimeV2.daterange", "2024-W38")]
    [InlineData("tháng 9 năm 2024", 0, 15, "datetimeV2.daterange", "2024-09")]
    [InlineData("năm 2024", 0, 7, "datetimeV2.daterange", "2024")]
    [InlineData("quý 4 năm 2024", 0, 13, "datetimeV2.daterange", "(2024-10-01,2025-01-01,P3M)")]
    [InlineData("6 tháng đầu năm 2024", 0, 19, "datetimeV2.daterange", "(2024-01-01,2024-07-01,P6M)")]
    [InlineData("từ 1/9/2024 đến 15/9/2024", 0, 24, "datetimeV2.daterange", "(2024-09-01,2024-09-16,P15D)")]
    [InlineData("trong vòng 10 ngày", 0, 17, "datetimeV2.daterange", "(2024-09-12,2024-09-22,P10D)")]
    [InlineData("trong vòng 5 ngày làm việc", 0, 25, "datetimeV2.daterange", "(2024-09-12,2024-09-19,P7D)")]
    [InlineData("mùng 5 tết năm 2025", 0, 18, "datetimeV2.date", "2025-02-02")]
    [InlineData("rằm tháng giêng năm 2025", 0, 23, "datetimeV2.date", "2025-02-12")]
    [InlineData("từ 8h đến 10h sáng", 0, 17, "datetimeV2.timerange", "(T08:00,T10:00,PT120M)")]
    [InlineData("3 giờ tới", 0, 8, "datetimeV2.datetimerange", "(2024-09-12T10:00:00,2024-09-12T13:00:00,PT10800S)")]
    [InlineData("15 ngày", 0, 6, "datetimeV2.duration", "P15D")]
    [InlineData("5 ngày làm việc", 0, 14, "datetimeV2.duration", "P5BD")]
    [InlineData("bây giờ", 0, 6, "datetimeV2.datetime", "PRESENT_REF")]
    public void A_result_has_the_place_the_type_and_the_timex(string text, int start, int end, string type, string timex)
    {
        var result = Assert.Single(VietnameseDateTimeRecognizer.RecognizeDateTime(text, Reference));

        Assert.Equal((start, end, type), (result.Start, result.End, result.TypeName));
        Assert.Equal(timex, Values(result)[0]["timex"]);
    }

    [Theory]
    [InlineData("20/12", "2023-12-20", "2024-12-20")]
    [InlineData("thứ hai", "2024-09-09", "2024-09-16")]
    [InlineData("ngày 25", "2024-08-25", "2024-09-25")]
    [InlineData("mùng 1 tết", "2024-02-10", "2025-01-29")]
    [InlineData("giao thừa", "2024-02-09", "2025-01-28")]
    public void An_ambiguous_date_gives_its_past_and_its_future(string text, string past, string future)
    {
        var result = Assert.Single(VietnameseDateTimeRecognizer.RecognizeDateTime(text, Reference));

        Assert.Equal([past, future], Values(result).Select(v => v["value"]));
    }

    [Theory]
    [InlineData("trước ngày 30/9/2024", "before", "end")]
    [InlineData("đến hết ngày 30/9/2024", "until", "end")]
    [InlineData("sau ngày 30/9/2024", "after", "start")]
    [InlineData("kể từ ngày 30/9/2024", "since", "start")]
    public void A_bound_is_a_range_open_on_one_side(string text, string mod, string side)
    {
        var value = Values(Assert.Single(VietnameseDateTimeRecognizer.RecognizeDateTime(text, Reference)))[0];

        Assert.Equal((mod, "2024-09-30", "daterange"), (value["Mod"], value[side], value["type"]));
    }

    [Fact]
    public void A_decomposed_text_keeps_its_own_offsets()
    {
        var text = Typing.Decomposed("gửi ngày 12 tháng 9 năm 2024 rồi");

        var result = Assert.Single(VietnameseDateTimeRecognizer.RecognizeDateTime(text, Reference));

        Assert.Equal(Typing.Decomposed("ngày 12 tháng 9 năm 2024"), text[result.Start..(result.End + 1)]);
    }

    [Fact]
    public void Both_culture_codes_answer_and_a_second_recogniser_does_no_harm()
    {
        _ = new DateTimeRecognizer("en-us", DateTimeOptions.None, lazyInitialization: true);
        var recognizer = new VietnameseDateTimeRecognizer();

        foreach (var culture in new[] { "vi-vn", "vi", "VI-VN" })
            Assert.Equal("datetimeV2.date", recognizer.GetDateTimeModel(culture, fallbackToDefaultCulture: false).Parse("12/9/2024", Reference)[0].TypeName);
    }

    [Theory]
    [InlineData("hai mươi lăm", "25")]
    [InlineData("3,5 triệu", "3500000")]
    [InlineData("âm mười hai phẩy năm", "-12.5")]
    [InlineData("3.239", "3239")]
    public void A_number_is_resolved_with_a_decimal_point(string text, string value)
    {
        var result = Assert.Single(VietnameseNumberRecognizer.RecognizeNumber(text));

        Assert.Equal(("number", value), (result.TypeName, result.Resolution["value"]));
        Assert.Equal((0, text.Length - 1), (result.Start, result.End));
    }

    [Theory]
    [InlineData("kiến nghị thứ ba", "3", "start")]
    [InlineData("cái cuối cùng", "0", "end")]
    public void An_ordinal_counts_from_the_start_or_from_the_end(string text, string offset, string side)
    {
        var result = Assert.Single(VietnameseNumberRecognizer.RecognizeOrdinal(text));

        Assert.Equal(("ordinal", offset, side), (result.TypeName, result.Resolution["offset"], result.Resolution["relativeTo"]));
    }

    [Fact]
    public void Numbers_of_documents_are_neither_numbers_nor_dates()
    {
        Assert.Empty(VietnameseNumberRecognizer.RecognizeNumber("gửi 45/TTr-UBND"));
        Assert.Empty(VietnameseDateTimeRecognizer.RecognizeDateTime("gửi 12/2024/NQ-HĐND", Reference));
    }

    [Fact]
    public void The_number_models_answer_to_both_culture_codes()
    {
        var recognizer = new VietnameseNumberRecognizer();

        Assert.Equal("4", recognizer.GetNumberModel("vi", fallbackToDefaultCulture: false).Parse("bốn")[0].Resolution["value"]);
        Assert.IsType<OrdinalModel>(recognizer.GetOrdinalModel("vi-vn", fallbackToDefaultCulture: false));
    }

    private static List<Dictionary<string, string>> Values(ModelResult result) =>
        JsonSerializer.Deserialize<List<Dictionary<string, string>>>(JsonSerializer.Serialize(result.Resolution["values"]))!;
}
