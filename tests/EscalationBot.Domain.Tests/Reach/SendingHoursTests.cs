using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Domain.Tests.Reach;

/// <summary>Friday 09/01/2026 is a working day, Saturday 10/01 is worked, Sunday 11/01 is off.</summary>
public sealed class SendingHoursTests
{
    [Theory]
    [InlineData("9/1/2026 06:59", "9/1/2026 07:00")]
    [InlineData("9/1/2026 07:00", "9/1/2026 07:00")]
    [InlineData("9/1/2026 11:29", "9/1/2026 11:29")]
    [InlineData("9/1/2026 11:30", "9/1/2026 13:30")]
    [InlineData("9/1/2026 16:59", "9/1/2026 16:59")]
    [InlineData("9/1/2026 17:00", "10/1/2026 07:00")]
    [InlineData("10/1/2026 17:00", "12/1/2026 07:00")]
    [InlineData("11/1/2026 09:00", "12/1/2026 07:00")]
    public void News_waits_for_the_office(string now, string notBefore) =>
        Assert.Equal(At(notBefore), SendingHours.NotBefore(News(At("5/1/2026 08:00")), null, TestOffice.Rules, At(now)));

    [Theory]
    [InlineData("16:00", "09:00", "9/1/2026 08:00", "9/1/2026 09:00")]
    [InlineData("16:00", "09:00", "9/1/2026 15:59", "9/1/2026 15:59")]
    [InlineData("16:00", "09:00", "9/1/2026 16:00", "10/1/2026 09:00")]
    [InlineData("16:00", "09:00", "10/1/2026 16:30", "12/1/2026 09:00")]
    [InlineData("10:00", "12:00", "9/1/2026 10:30", "9/1/2026 13:30")]
    [InlineData("10:00", "11:00", "9/1/2026 10:30", "9/1/2026 11:00")]
    public void Quiet_hours_of_a_person_come_on_top(string from, string to, string now, string notBefore) =>
        Assert.Equal(At(notBefore), SendingHours.NotBefore(News(At("5/1/2026 08:00")), Quiet(from, to), TestOffice.Rules, At(now)));

    [Theory]
    [InlineData("9/1/2026 06:59", "9/1/2026 07:00")]
    [InlineData("9/1/2026 12:00", "9/1/2026 12:00")]
    [InlineData("9/1/2026 17:00", "10/1/2026 07:00")]
    [InlineData("11/1/2026 12:00", "12/1/2026 07:00")]
    public void A_digest_may_come_at_lunch_but_not_on_a_day_off(string now, string notBefore) =>
        Assert.Equal(At(notBefore), SendingHours.NotBefore(Digest(At("9/1/2026 06:00")), null, TestOffice.Rules, At(now)));

    [Fact]
    public void A_digest_waits_for_the_office_as_long_as_it_is_not_due() =>
        Assert.Equal(At("9/1/2026 13:30"), SendingHours.NotBefore(Digest(At("9/1/2026 14:00")), null, TestOffice.Rules, At("9/1/2026 12:00")));

    [Fact]
    public void The_self_check_comes_before_the_office_opens()
    {
        var result = new SelfAudit(default, default, [], [], null, [], 0);
        var notice = new SelfAuditNotice("a", TestOffice.Admin, At("9/1/2026 06:30"), result);
        Assert.Equal(At("9/1/2026 06:30"), SendingHours.NotBefore(notice, null, TestOffice.Rules, At("9/1/2026 06:30")));
        Assert.Equal(At("12/1/2026 07:00"), SendingHours.NotBefore(notice, null, TestOffice.Rules, At("11/1/2026 06:30")));
    }

    [Fact]
    public void What_an_admin_calls_urgent_goes_out_at_any_time() =>
        Assert.Equal(
            At("11/1/2026 23:00"),
            SendingHours.NotBefore(News(At("5/1/2026 08:00")) with { UrgentBecause = "bão số 9" }, Quiet("00:00", "23:59"), TestOffice.Rules, At("11/1/2026 23:00")));

    [Theory]
    [InlineData("16:00", "09:00", true)]
    [InlineData("17:00", "15:00", true)]
    [InlineData("17:00", "15:01", false)]
    [InlineData("07:00", "17:00", false)]
    [InlineData("12:00", "13:00", true)]
    public void Quiet_hours_leave_two_office_hours_a_day(string from, string to, bool enough) =>
        Assert.Equal(enough, Quiet(from, to).LeavesEnough(TestOffice.Rules.Hours));

    [Fact]
    public void Quiet_hours_that_never_end_do_not_hang_anybody() =>
        Assert.True(SendingHours.NotBefore(News(At("5/1/2026 08:00")), Quiet("00:00", "00:00"), TestOffice.Rules, At("9/1/2026 08:00")) > At("9/1/2026 08:00"));

    private static DateTimeOffset At(string moment) => Days.At(moment.Split(' ')[0], moment.Split(' ')[1]);

    private static QuietHours Quiet(string from, string to) =>
        new(TimeOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), TimeOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture));

    private static HelpWantedNotice News(DateTimeOffset due) => new("n", TestOffice.Office, due, null);

    private static DigestNotice Digest(DateTimeOffset due) => new("d", TestOffice.Leader, due, Days.Of("9/1/2026"));
}
