namespace EscalationBot.Vietnamese.Tests;

/// <summary>Answers that put something right, pick from a list and say more, or name a time.</summary>
public sealed class AnswerTests
{
    private static readonly VietnameseReader Reader = VietnameseReader.Default;

    [Theory]
    [InlineData("à nhầm, văn bản số 61 chứ không phải 60", "à nhầm, văn bản số 61", 61)]
    [InlineData("a nham, so 61", "a nham, so 61", 61)]
    [InlineData("không phải Sở A mà là Sở B", "Sở B", null)]
    [InlineData("khong phai so A ma la so B", "so B", null)]
    [InlineData("nhầm, phải là ngày 18/12", "ngày 18/12", null)]
    [InlineData("sửa ngày thành 18/12/2025", "18/12/2025", null)]
    [InlineData("đổi cơ quan sang Sở Tài chính", "Sở Tài chính", null)]
    [InlineData("đính chính: 45/TTr-UBND", "đính chính: 45/TTr-UBND", null)]
    [InlineData("Sở Y tế chứ không phải Sở Nội vụ", "Sở Y tế", null)]
    [InlineData("sửa số văn bản thành số 61", "số 61", 61)]
    public void A_correction_tells_what_is_meant_now(string text, string meant, int? number)
    {
        var correction = Reader.Correction(text)!;

        Assert.Equal((meant, number), (text[correction.Meant.Start..correction.Meant.End], correction.Number));
    }

    [Theory]
    [InlineData("à nhầm, nội dung là xin mở rộng đường thành 2 làn", CorrectedField.Subject, "xin mở rộng đường thành 2 làn", false)]
    [InlineData("a nham, noi dung la xin kinh phi sua cau", CorrectedField.Subject, "xin kinh phi sua cau", false)]
    [InlineData("dạ nhầm, nội dung: xin kinh phí sửa cầu.", CorrectedField.Subject, "xin kinh phí sửa cầu", false)]
    [InlineData("sửa lại nội dung thành xin kinh phí sửa cầu", CorrectedField.Subject, "xin kinh phí sửa cầu", false)]
    [InlineData("nội dung là xin kinh phí, không phải xin đất", CorrectedField.Subject, "xin kinh phí", false)]
    [InlineData("nội dung là xin kinh phí sửa cầu", CorrectedField.Subject, "xin kinh phí sửa cầu", true)]
    [InlineData("sửa lại nơi nhận là Sở D", CorrectedField.Body, "Sở D", false)]
    [InlineData("sua lai noi nhan la so D", CorrectedField.Body, "so D", false)]
    [InlineData("nơi nhận sai rồi, phải là Sở D", CorrectedField.Body, "Sở D", true)]
    [InlineData("ngày gửi là 19/12, không phải 18/12", CorrectedField.SentDate, "19/12", false)]
    [InlineData("ngay gui la 19/12 khong phai 18/12", CorrectedField.SentDate, "19/12", false)]
    [InlineData("à nhầm, ngày là 19/12 chứ không phải 18/12", CorrectedField.Date, "19/12", false)]
    [InlineData("đính chính: số văn bản là 46/TTr-UBND", CorrectedField.Document, "46/TTr-UBND", false)]
    public void A_correction_may_name_the_part_that_is_put_right(string text, CorrectedField field, string meant, bool stated)
    {
        var correction = Reader.Correction(text)!;

        Assert.Equal((field, meant, stated), (correction.Field!.Value, text[correction.Meant.Start..correction.Meant.End], correction.Stated));
    }

    [Fact]
    public void The_bare_number_of_a_document_counts_where_the_document_is_named() =>
        Assert.Equal(61, Reader.Correction("à nhầm, số văn bản là 61")!.Number);

    [Theory]
    [InlineData("không phải")]
    [InlineData("nội dung")]
    [InlineData("à nhầm, nội dung")]
    [InlineData("sửa")]
    [InlineData("sửa ngày")]
    [InlineData("Sở Tài chính trả lời không phải trách nhiệm của sở")]
    [InlineData("báo cáo kiến nghị mới")]
    [InlineData("")]
    public void Other_sentences_correct_nothing(string text) => Assert.Null(Reader.Correction(text));

    [Theory]
    [InlineData("2, đang chờ ý kiến HĐND xã", 2, "đang chờ ý kiến HĐND xã")]
    [InlineData("1. trước 15/01/2026, nêu rõ lý do", 1, "trước 15/01/2026, nêu rõ lý do")]
    [InlineData("2 vì thiếu hồ sơ ", 2, "vì thiếu hồ sơ")]
    [InlineData("3) họp", 3, "họp")]
    [InlineData("4", 4, "")]
    public void A_pick_may_say_more(string text, int number, string rest)
    {
        var pick = Reader.Pick(text)!;

        Assert.Equal((number, rest), (pick.Number, text[pick.Rest.Start..pick.Rest.End]));
    }

    [Theory]
    [InlineData("3 ngày làm việc")]
    [InlineData("2 tuần nữa")]
    [InlineData("15/01/2026")]
    [InlineData("2h chiều")]
    [InlineData("1.5 triệu")]
    [InlineData("0")]
    [InlineData("100 hộ dân")]
    [InlineData("hai")]
    [InlineData("")]
    public void A_number_that_counts_picks_nothing(string text) => Assert.Null(Reader.Pick(text));

    [Theory]
    [InlineData("Giao đồng chí Giám đốc Sở B trả lời xã A trước 20/1", "Giao đồng chí Giám đốc", true, false, false)]
    [InlineData("giao so B tra loi, neu ro can cu", "giao", true, false, false)]
    [InlineData("Yêu cầu Văn phòng tham mưu và báo cáo", "Yêu cầu", false, true, true)]
    [InlineData("Giao Sở B trả lời bằng văn bản UBND xã A về kinh phí", "Giao", true, false, true)]
    [InlineData("Đề nghị Sở B kiểm tra", "Đề nghị", false, false, false)]
    public void An_order_tells_where_the_body_stands_and_what_is_ordered(string text, string opening, bool replies, bool advises, bool more)
    {
        var order = Reader.Order(text)!;

        Assert.Equal((opening, replies, advises, more), (text[..order.OpeningEnd], order.Replies, order.Advises, order.SaysMore));
    }

    [Theory]
    [InlineData("Sở B được giao trả lời")]
    [InlineData("bàn giao")]
    [InlineData("")]
    public void Other_texts_order_nothing(string text) => Assert.Null(Reader.Order(text));

    [Theory]
    [InlineData("7h30", "07:30")]
    [InlineData("7.30", "07:30")]
    [InlineData("lúc 8 giờ", "08:00")]
    [InlineData("gửi lúc 1 giờ rưỡi chiều", "13:30")]
    [InlineData("tam gio kem muoi", "07:50")]
    public void A_time_of_day_is_read(string text, string time) =>
        Assert.Equal(TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture), Assert.Single(Reader.Times(text)).Time);

    [Fact]
    public void Working_days_are_those_of_the_calendar_that_is_given()
    {
        var everyDay = Reader.With((day, count) => day.AddDays(count));

        Assert.Equal(new DateOnly(2024, 9, 22), everyDay.Dates("10 ngày làm việc nữa", new(2024, 9, 12), DateDirection.Future)[0].Date);
        Assert.Equal(new DateOnly(2024, 9, 26), Reader.Dates("10 ngày làm việc nữa", new(2024, 9, 12), DateDirection.Future)[0].Date);
    }

    [Theory]
    [InlineData("à nhầm, tờ trình 67 chứ không phải 66")]
    [InlineData("nhầm, công văn số 67 chứ không phải 66")]
    public void The_number_of_a_document_is_put_right_behind_its_kind(string text) => Assert.Equal(67, VietnameseReader.Default.Correction(text)?.Number);
}
