using EscalationBot.Domain.Deadlines;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Tests.Organisation;

public sealed class HandOverTests
{
    private static readonly PersonId Former = new("nguoi-cu");
    private static readonly PersonId Successor = new("nguoi-moi");

    // Linked on 1/1/2025.
    private static readonly OfficeDirectory Linked = TestOffice.Directory.Linked(TestOffice.HeadOfXaA);

    [Fact]
    public void An_account_lapses_when_its_post_ends()
    {
        var directory = Linked.With(Linked.Posts[TestOffice.HeadOfXaA] with { Validity = new Validity(null, Days.Of("11/1/2026")) });

        Assert.Empty(Lapsed(directory, "11/1/2026"));
        Assert.Equal((TestOffice.HeadOfXaA, Days.Of("12/1/2026")), Assert.Single(Lapsed(directory, "13/1/2026")));
    }

    [Fact]
    public void An_account_lapses_when_the_person_who_held_the_post_at_linking_no_longer_does()
    {
        var directory = Linked
            .With(Held(Former, null, "11/1/2026"))
            .With(Held(Successor, "12/1/2026", null));

        Assert.Empty(Lapsed(directory, "11/1/2026"));
        Assert.Equal((TestOffice.HeadOfXaA, Days.Of("12/1/2026")), Assert.Single(Lapsed(directory, "12/1/2026")));
    }

    [Fact]
    public void Whoever_acted_and_was_then_appointed_keeps_the_account()
    {
        var directory = Linked
            .With(Held(Former, null, "11/1/2026") with { Acting = true })
            .With(Held(Former, "12/1/2026", null));

        Assert.Empty(Lapsed(directory, "20/1/2026"));
    }

    [Fact]
    public void Where_nobody_was_entered_as_holder_only_the_end_of_the_post_counts()
    {
        Assert.Empty(Lapsed(Linked, "20/1/2026"));
        Assert.Empty(Lapsed(Linked.With(Held(Successor, "12/1/2026", null)), "20/1/2026"));
    }

    [Fact]
    public void The_morning_ends_lapsed_accounts_and_tells_their_users_once()
    {
        var office = new InMemoryOffice { Directory = Linked.With(Held(Former, null, "11/1/2026")) };
        var now = Days.At("12/1/2026", "07:00");

        var changes = Clockwork.Run(office, Clockwork.CutJob, "", now, now);
        var notice = Assert.IsType<LeftPostNotice>(Assert.Single(changes.Notices));
        Assert.Equal((new AccountId("zalo", "xa-a.chu-tich"), Days.Of("12/1/2026")), (notice.OnlyTo!.Value, notice.From));

        office.Apply(changes);
        Assert.Null(office.Directory.PostOf(notice.Account, Days.Of("12/1/2026")));
        Assert.Empty(office.Directory.AccountsOf(TestOffice.HeadOfXaA));
        Assert.Empty(Clockwork.Run(office, Clockwork.CutJob, "", now.AddDays(1), now.AddDays(1)).Notices);
    }

    private static Incumbency Held(PersonId person, string? from, string? to) => new(
        person, TestOffice.HeadOfXaA, new Validity(from is null ? null : Days.Of(from), to is null ? null : Days.Of(to)), Acting: false);

    private static IEnumerable<(PostId Post, DateOnly From)> Lapsed(OfficeDirectory directory, string day) =>
        HandOver.Lapsed(directory, OfficeTime.VietNam, Days.Of(day)).Select(l => (l.Account.Post, l.From));
}
