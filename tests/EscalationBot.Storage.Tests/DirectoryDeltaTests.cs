using EscalationBot.Domain.Organisation;
using EscalationBot.Storage.Changes;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Storage.Tests;

/// <summary>What became of the directory is found and applied without touching what stayed.</summary>
public sealed class DirectoryDeltaTests
{
    [Fact]
    public void An_account_that_is_linked_leaves_every_other_collection_as_it_is()
    {
        var before = TestOffice.Directory;
        var delta = DirectoryDelta.Between(before, before.Linked(TestOffice.HeadOfXaA, "zalo"));
        var after = delta.ApplyTo(before);
        Assert.IsType<AccountPart>(Assert.Single(delta.Set));
        Assert.Equal(before.Accounts.Count + 1, after.Accounts.Count);
        Assert.Same(before.Units, after.Units);
        Assert.Same(before.Posts, after.Posts);
        Assert.Same(before.People, after.People);
        Assert.Same(before.Incumbencies, after.Incumbencies);
        Assert.Same(before.Delegations, after.Delegations);
        Assert.Same(before.LinkCodes, after.LinkCodes);
    }

    [Fact]
    public void A_pass_is_kept_and_goes_when_it_was_used()
    {
        var pass = new PagePass("hash", TestOffice.Admin, DateTimeOffset.UnixEpoch);
        var before = TestOffice.Directory;
        var with = DirectoryDelta.Between(before, before.With(pass)).ApplyTo(before);
        Assert.Equal(pass, with.Passes[TestOffice.Admin]);
        Assert.Empty(DirectoryDelta.Between(with, with.Without(pass)).ApplyTo(with).Passes);
    }

    [Fact]
    public void What_is_gone_is_gone_and_what_replaced_something_stands_once()
    {
        var before = TestOffice.Directory.Linked(TestOffice.HeadOfXaA, "zalo");
        var unit = before.Units[TestOffice.XaA] with { Name = "Xã A mới" };
        var wanted = TestOffice.Directory.With(unit);
        var after = DirectoryDelta.Between(before, wanted).ApplyTo(before);
        Assert.Equal(wanted.Accounts.Keys.Order(), after.Accounts.Keys.Order());
        Assert.Equal("Xã A mới", after.Units[TestOffice.XaA].Name);
        Assert.Equal(before.Units.Count, after.Units.Count);
    }
}
