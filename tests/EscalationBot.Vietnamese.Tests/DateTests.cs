namespace EscalationBot.Vietnamese.Tests;

public sealed class DateTests
{
    private static readonly VietnameseReader Reader = VietnameseReader.Default;
    private static readonly DateOnly Thursday = new(2024, 9, 12);

    [Theory]
    [InlineData("20/12", DateDirection.Past, "2023-12-20")]
    [InlineData("20/12", DateDirection.Future, "2024-12-20")]
    [InlineData("thứ tư", DateDirection.Past, "2024-09-11")]
    [InlineData("thứ tư", DateDirection.Future, "2024-09-18")]
    [InlineData("12/9", DateDirection.Past, "2024-09-12")]
    [InlineData("12/9", DateDirection.Future, "2024-09-12")]
    public void An_incomplete_date_lies_on_the_side_that_is_asked_for(string text, DateDirection direction, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, null), Assert.Single(Reader.Dates(text, Thursday, direction)).Date);

    [Theory]
    [InlineData("thứ 6 ngày 12/9/2024", "2024-09-12", "2024-09-13")]
    [InlineData("hom kia", "2024-09-10", "2024-09-09")]
    [InlineData("ngay kia", "2024-09-14", "2024-09-15")]
    [InlineData("ngay 5 thang sau", "2024-10-05", "2025-06-05")]
    public void What_may_mean_two_days_names_the_other_one(string text, string expected, string other)
    {
        var reading = Assert.Single(Reader.Dates(text, Thursday, DateDirection.Future));

        Assert.Equal(DateOnly.Parse(expected, null), reading.Date);
        Assert.Equal([DateOnly.Parse(other, null)], reading.Alternatives);
    }

    [Theory]
    [InlineData("hôm kia")]
    [InlineData("thứ 5 ngày 12/9/2024")]
    [InlineData("ngày 5 tháng sau")]
    public void What_is_clear_has_no_alternative(string text) =>
        Assert.Empty(Assert.Single(Reader.Dates(text, Thursday, DateDirection.Future)).Alternatives);

    [Fact]
    public void A_range_of_days_is_two_bounds()
    {
        var readings = Reader.Dates("nghỉ từ 16/9 đến 20/9", Thursday, DateDirection.Future);

        Assert.Equal([(new DateOnly(2024, 9, 16), DateBound.From), (new DateOnly(2024, 9, 20), DateBound.By)], readings.Select(r => (r.Date, r.Bound!.Value)));
    }

    [Theory]
    [InlineData("gửi 45/TTr-UBND rồi")]
    [InlineData("công văn 56/UBND-KTTH")]
    [InlineData("đến nay chưa trả lời")]
    [InlineData("tỷ lệ đúng hạn năm 2024 của sở")]
    [InlineData("12/13/2024")]
    [InlineData("0905 123 456")]
    public void What_is_no_day_is_not_read_as_one(string text) => Assert.Empty(Reader.Dates(text, Thursday, DateDirection.Past));

    [Theory]
    [InlineData("20 tháng sau", "2026-05-12", "2024-10-20")]
    [InlineData("15 thang truoc", "2023-06-12", "2024-08-15")]
    [InlineData("3 tháng trước", "2024-06-12", null)]
    public void More_months_than_a_year_may_be_a_day_of_the_next_or_the_last_month(string text, string date, string? other)
    {
        var reading = Assert.Single(Reader.Dates(text, Thursday, DateDirection.Future));

        Assert.Equal((DateOnly.Parse(date, null), other), (reading.Date, reading.Alternatives is [var only] ? Iso(only) : null));
    }

    [Theory]
    [InlineData("dung", Choice.Yes, Choice.Cancel)]
    [InlineData("đúng", Choice.Yes, null)]
    [InlineData("dừng", Choice.Cancel, null)]
    public void A_short_answer_without_its_diacritics_names_the_other_word(string text, Choice value, Choice? other) =>
        Assert.Equal((value, other), (Reader.Choice(text).Value, Reader.Choice(text).Other));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void A_period_alone_is_its_first_day_or_its_last()
    {
        var reading = Assert.Single(Reader.Dates("tháng 10", Thursday, DateDirection.Future));

        Assert.Equal(new DateOnly(2024, 10, 1), reading.Date);
        Assert.Equal([new DateOnly(2024, 10, 31)], reading.Alternatives);
    }

    [Theory]
    [InlineData("gia hạn thêm 5 ngày làm việc", null, 5)]
    [InlineData("xin lùi nửa tháng", "P15D", null)]
    public void Lengths_are_told_apart_by_working_days(string text, string? iso, int? workingDays)
    {
        var reading = Assert.Single(Reader.Durations(text));

        Assert.Equal((iso, workingDays), (reading.Iso, reading.WorkingDays));
    }

    [Theory]
    [InlineData("ngày 12 tháng 9")]
    [InlineData("thứ hai")]
    [InlineData("8h30 sáng")]
    public void A_day_or_a_time_is_no_length(string text) => Assert.Empty(Reader.Durations(text));

    [Theory]
    [InlineData("2", 2)]
    [InlineData("số 2 ạ", 2)]
    [InlineData("cái thứ hai", 2)]
    [InlineData("chọn 1 nhé", 1)]
    [InlineData("mười hai", 12)]
    [InlineData("2 hay 3", null)]
    [InlineData("12/9/2024", null)]
    public void A_number_is_picked_only_when_nothing_else_is_said(string text, int? number) =>
        Assert.Equal(number, Reader.Choice(text).Number);
}
