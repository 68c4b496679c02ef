using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Tests.Office;

/// <summary>The days off changed while the program was down: 02/01/2026 became one, so ten working days end on 05/01.</summary>
public sealed class RecountClockTests
{
    private static readonly DateTimeOffset Now = Days.At("29/12/2025", "09:00");

    [Fact]
    public void A_deadline_counted_by_older_days_off_moves_and_the_head_is_told()
    {
        var changes = Run(new InMemoryOffice(AProposal().Due("2/1/2026")));

        var fact = Assert.Single(Assert.Single(changes.Proposals).Facts);
        Assert.Equal((2, new DeadlineMoved(Days.Of("5/1/2026"), DeadlineMoved.DaysOffChanged), (PostId?)null), (fact.Sequence, fact.Fact, fact.By.Post));
        var news = Assert.IsType<NewsNotice>(Assert.Single(changes.Notices));
        Assert.Equal((NewsKind.DeadlineMoved, TestOffice.HeadOfXaA), (news.Kind, news.Recipient));
    }

    [Fact]
    public void Where_the_unit_has_no_head_the_deadline_moves_all_the_same()
    {
        var directory = TestOffice.Directory.With(TestOffice.Directory.Posts[TestOffice.HeadOfXaA] with { Validity = new Validity(null, Days.Of("1/12/2025")) });

        var changes = Run(new InMemoryOffice(AProposal().Due("2/1/2026")) { Directory = directory });

        Assert.Single(changes.Proposals);
        Assert.Empty(changes.Notices);
    }

    [Fact]
    public void A_deadline_that_the_present_days_off_explain_stays_without_a_word()
    {
        var changes = Run(new InMemoryOffice(AProposal()));

        Assert.Empty(changes.Proposals);
        Assert.Empty(changes.Notices);
        Assert.Empty(changes.Timers);
    }

    [Fact]
    public void Many_records_are_counted_page_by_page_and_none_is_left_out()
    {
        var office = new InMemoryOffice([.. Enumerable.Range(1, 201).Select(n => AProposal().Numbered(n).Due("2/1/2026").Build())]);

        var first = Run(office);
        var next = Assert.Single(first.Timers, t => t.Job == RecountClock.Job);
        var second = Run(office, next.Argument);

        Assert.Equal(201, first.Proposals.Concat(second.Proposals).Select(c => c.Id).Distinct().Count());
        Assert.DoesNotContain(second.Timers, t => t.Job == RecountClock.Job);
    }

    private static OfficeChanges Run(InMemoryOffice office, string after = "") => Clockwork.Run(office, RecountClock.Job, after, Now, Now);
}
