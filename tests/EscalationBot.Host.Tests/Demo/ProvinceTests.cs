using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Host.Tests.Tour;

namespace EscalationBot.Host.Tests.Demo;

/// <summary>The demo province: Kon Tum as of September 2024 with invented proposals.</summary>
public sealed class ProvinceTests
{
    [Fact]
    public async Task A_visitor_can_be_somebody_of_every_role()
    {
        await using var demo = await DemoHost.StartAsync();

        var posts = await demo.PostsAsync();

        Assert.Equal(["admin", "agency", "leader", "office", "unit", "unlinked"], posts.Select(p => p.Role).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(posts, p => p is { Id: "x-dak-cam", Title: "Chủ tịch UBND xã Đăk Cấm", Unit: "UBND xã Đăk Cấm", Role: "unit" });
        Assert.Equal(posts.Count, posts.Select(p => p.Title).Distinct().Count());
    }

    [Fact]
    public async Task The_province_has_ten_district_units_and_twenty_bodies_of_the_committee_and_names_no_person()
    {
        await using var demo = await DemoHost.StartAsync();

        var directory = demo.Store.Turns.Read().Directory;

        Assert.Equal(10, directory.Units.Values.Count(u => u.Kind == UnitKind.District));
        Assert.Equal(20, directory.Units.Values.Count(u => u.Kind is UnitKind.Agency or UnitKind.CommitteeOffice));
        Assert.Empty(directory.People);
    }

    [Theory]
    [InlineData("2024-09-23T08:05:00+07:00")]
    [InlineData("2024-09-23T06:00:00+07:00")]
    [InlineData("2024-09-22T10:00:00+07:00")]
    [InlineData("2025-02-03T08:05:00+07:00")]
    [InlineData("2025-12-26T08:10:00+07:00")]
    public async Task Proposals_of_both_paths_stand_in_every_state_whenever_the_demo_starts(string now)
    {
        await using var demo = await DemoHost.StartAsync(now);

        var office = demo.Store.Turns.Read();
        var today = office.Rules.Time.Day(await demo.ClockAsync());
        var all = office.List(new ProposalQuery(OpenOnly: false), null, 1000).Items;

        Assert.Equal(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), await demo.ClockAsync());
        Assert.Equal(Enum.GetValues<ProposalState>(), all.Select(p => p.StateOn(today, office.Rules.Calendar, 2)).Distinct().Order());
        Assert.Equal(Enum.GetValues<StallCategory>(), all.Select(p => p.Stall?.Category).OfType<StallCategory>().Distinct().Order());
        Assert.Equal([ProposalPath.Provincial, ProposalPath.Central], all.Select(p => p.Path).Distinct().Order());
        Assert.Contains(all, p => p.Extensions == 1);
        Assert.Contains(all, p => p.PendingExtension is not null);
        Assert.Contains(all, p => p.EndedPauses.Count > 0);
        Assert.All(all, p => Assert.True(office.Rules.Time.Day(p.History[^1].By.At) <= today));
    }

    [Fact]
    public async Task The_first_morning_has_happened_when_the_visitor_comes()
    {
        await using var demo = await DemoHost.StartAsync();

        var digest = (await demo.ReadAsync("pct-dat-dai")).All.Single();
        var nudge = (await demo.ReadAsync("p-quyet-thang")).All.Single();

        Assert.Equal(("digest", "07:15"), (digest.Kind, $"{digest.At:HH:mm}"));
        Assert.Equal(("nudge", "08:00"), (nudge.Kind, $"{nudge.At:HH:mm}"));
        Assert.Contains("quá hạn 01 ngày làm việc", nudge.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Gửi bù", digest.Text, StringComparison.Ordinal);
    }
}
