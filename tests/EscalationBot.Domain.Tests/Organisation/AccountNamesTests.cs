using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Tests.Organisation;

public sealed class AccountNamesTests
{
    private static readonly AccountId Known = new("zalo", "3000000000000000001");

    [Fact]
    public void A_linked_account_is_called_by_the_moment_it_was_linked_and_never_by_its_number()
    {
        var directory = TestOffice.Directory.With(new Account(Known, TestOffice.HeadOfXaA, Days.At("5/1/2026", "08:00")));

        Assert.Equal(new AccountId("zalo", "20260105T010000000Z"), AccountNames.Of(directory, Known));
    }

    [Fact]
    public void An_account_that_is_not_linked_is_called_by_a_tag_too_short_to_find_it()
    {
        var name = AccountNames.Of(TestOffice.Directory, Known);

        Assert.Matches("^[?][0-9a-f]{6}$", name.User);
        Assert.Equal(name, AccountNames.Of(TestOffice.Directory, Known));
        Assert.NotEqual(name, AccountNames.Of(TestOffice.Directory, Known with { User = "3000000000000000002" }));
    }
}
