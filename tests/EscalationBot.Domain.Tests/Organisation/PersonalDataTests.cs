using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Tests.Organisation;

public sealed class PersonalDataTests
{
    private static readonly DateOnly Today = Days.Of("12/1/2026");
    private static readonly DateTimeOffset Now = Days.At("12/1/2026", "09:00");
    private static readonly Person One = new(new PersonId("p-1"), "Người Một", "0912345678", null);
    private static readonly Person Other = new(new PersonId("p-2"), "Người Hai", null, null);
    private static readonly AccountId Zalo = new("zalo", TestOffice.HeadOfXaA.Value);

    private static readonly OfficeDirectory Held = TestOffice.Directory.Linked(TestOffice.HeadOfXaA).With(One).With(Holds(One));
    private static readonly OfficeDirectory Shared = Held.With(Other).With(Holds(Other));

    [Fact]
    public void The_account_of_the_only_holder_is_the_persons_and_goes_with_name_and_telephone()
    {
        var data = PersonalData.Of(Held, Held.Accounts[Zalo], Today);

        Assert.Equal((One, TestOffice.HeadOfXaA, Zalo), (data.Person, Assert.Single(data.Posts), Assert.Single(data.Accounts).Id));
        var rest = data.RemoveFrom(Held);
        Assert.Empty(rest.Accounts);
        Assert.Empty(rest.People);
    }

    [Fact]
    public void Where_two_hold_a_post_nobody_is_taken_for_the_owner_of_its_account()
    {
        var data = PersonalData.Of(Shared, Shared.Accounts[Zalo], Today);

        Assert.Null(data.Person);
        Assert.Equal([Zalo], data.Accounts.Select(a => a.Id));
        Assert.Equal(2, data.RemoveFrom(Shared).People.Count);
        Assert.Empty(PersonalData.Of(Shared, One, Today).Accounts);
    }

    [Fact]
    public void An_account_that_speaks_for_its_post_no_more_is_only_itself() =>
        Assert.Null(PersonalData.Of(Held, Held.Accounts[Zalo] with { EndedOn = Today }, Today).Person);

    [Fact]
    public void A_deletion_waits_until_the_last_answer_has_arrived_and_is_audited_once_it_is_whole()
    {
        var office = new InMemoryOffice { Directory = Held, Deliveries = new InMemoryDeliveries { AtRest = false } };
        var ordered = new OfficeChanges();
        Erasure.Order(ordered, Zalo, Now);
        var timer = Assert.Single(ordered.Timers);
        Assert.Equal((Zalo, Now.AddHours(1)), (Assert.Single(ordered.Forgotten), timer.Due!.Value));

        var early = Erasure.Run(office, timer.Argument, timer.Due.Value);
        Assert.Equal(timer.Key, Assert.Single(early.Timers).Key);
        Assert.Empty(early.Audit);

        office.Deliveries = new InMemoryDeliveries();
        var whole = Erasure.Run(office, timer.Argument, timer.Due.Value.AddHours(1));
        Assert.Equal(Zalo, Assert.Single(whole.Erased));
        Assert.Equal("erased", Assert.Single(whole.Audit).Action);
        Assert.Empty(whole.Timers);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void Without_somebody_waiting_it_is_done_at_once_and_again_where_something_is_on_its_way(bool atRest, int timers)
    {
        var changes = new OfficeChanges();

        Erasure.OrderNow(changes, new InMemoryOffice { Directory = Held, Deliveries = new InMemoryDeliveries { AtRest = atRest } }, Zalo, Now);

        Assert.Equal((Zalo, timers), (Assert.Single(changes.Erased), changes.Timers.Count));
    }

    [Fact]
    public void A_timer_that_names_no_account_is_a_fault() =>
        Assert.Throws<FormatException>(() => Erasure.Run(new InMemoryOffice(), "zalo", Now));

    private static Incumbency Holds(Person person) => new(person.Id, TestOffice.HeadOfXaA, new Validity(null, null), Acting: false);
}
