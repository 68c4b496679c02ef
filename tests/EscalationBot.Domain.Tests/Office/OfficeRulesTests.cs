using EscalationBot.Domain.Deadlines;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Tests.Office;

public sealed class OfficeRulesTests
{
    [Theory]
    [InlineData("5/1/2026", "06:59", "5/1/2026", "07:00")]
    [InlineData("5/1/2026", "07:00", "5/1/2026", "07:00")]
    [InlineData("5/1/2026", "11:29", "5/1/2026", "11:29")]
    [InlineData("5/1/2026", "11:30", "5/1/2026", "13:30")]
    [InlineData("5/1/2026", "16:59", "5/1/2026", "16:59")]
    [InlineData("5/1/2026", "17:00", "6/1/2026", "07:00")]
    [InlineData("31/12/2025", "20:00", "5/1/2026", "07:00")]
    [InlineData("3/1/2026", "09:00", "5/1/2026", "07:00")]
    [InlineData("10/1/2026", "09:00", "10/1/2026", "09:00")]
    public void Messages_wait_for_office_hours(string day, string time, string expectedDay, string expectedTime) =>
        Assert.Equal(Days.At(expectedDay, expectedTime), TestOffice.Rules.NextOfficeMoment(Days.At(day, time)));

    [Fact]
    public void An_instant_in_another_zone_is_judged_by_office_time() =>
        Assert.Equal(Days.At("6/1/2026", "07:00"), TestOffice.Rules.NextOfficeMoment(new DateTimeOffset(2026, 1, 5, 18, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void Each_path_has_its_limit()
    {
        Assert.Equal(TestOffice.ProvincialLimit, TestOffice.Rules.Limit(ProposalPath.Provincial));
        Assert.Equal(TestOffice.CentralLimit, TestOffice.Rules.Limit(ProposalPath.Central));
    }

    [Fact]
    public void The_office_day_begins_at_midnight_in_viet_nam()
    {
        var midnight = Days.At("5/1/2026", "00:00");

        Assert.Equal(new DateTimeOffset(2026, 1, 4, 17, 0, 0, TimeSpan.Zero), midnight);
        Assert.Equal(Days.Of("5/1/2026"), OfficeTime.VietNam.Day(midnight.ToUniversalTime()));
        Assert.Equal(Days.Of("4/1/2026"), OfficeTime.VietNam.Day(midnight.AddTicks(-1)));
    }
}
