using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Tests.Organisation;

public sealed class OfficeDirectoryTests
{
    private static readonly DateOnly Today = Days.Of("12/1/2026");
    private static readonly OfficeDirectory Directory = TestOffice.Directory;

    [Fact]
    public void An_account_speaks_for_the_post_it_is_linked_to()
    {
        var linked = Directory.Linked(TestOffice.HeadOfXaA, user: "u1");

        Assert.Equal(TestOffice.HeadOfXaA, linked.PostOf(new AccountId("zalo", "u1"), Today)?.Id);
        Assert.Null(linked.PostOf(new AccountId("teams", "u1"), Today));
    }

    [Fact]
    public void An_account_speaks_for_nobody_once_its_post_has_ended()
    {
        var ended = Directory.Linked(TestOffice.HeadOfXaA, user: "u1").Succeeded(TestOffice.XaA, "11/1/2026", TestOffice.XaB);

        Assert.Null(ended.PostOf(new AccountId("zalo", "u1"), Today));
        Assert.NotNull(ended.PostOf(new AccountId("zalo", "u1"), Days.Of("11/1/2026")));
    }

    [Fact]
    public void An_account_of_a_post_that_was_deleted_speaks_for_nobody()
    {
        var orphan = Directory.Linked(new PostId("gone"), user: "u1");

        Assert.Null(orphan.PostOf(new AccountId("zalo", "u1"), Today));
    }

    [Fact]
    public void The_accounts_of_a_post_come_in_the_order_of_linking()
    {
        var linked = Directory
            .With(new Account(new AccountId("zalo", "late"), TestOffice.Chair, Days.At("2/1/2026")))
            .With(new Account(new AccountId("teams", "early"), TestOffice.Chair, Days.At("1/1/2026")))
            .Linked(TestOffice.Office);

        Assert.Equal(["early", "late"], linked.AccountsOf(TestOffice.Chair).Select(a => a.Id.User));
        Assert.Equal(["late"], linked.Without(new AccountId("teams", "early")).AccountsOf(TestOffice.Chair).Select(a => a.Id.User));
    }

    [Fact]
    public void The_head_of_a_body_is_its_newest_head_post_of_the_day()
    {
        var next = new Post(new PostId("xa-a.moi"), TestOffice.XaA, "Chủ tịch UBND xã A", PostRole.UnitHead, [], new Validity(Today, null));
        var directory = Directory.With(next);

        Assert.Equal(next, directory.HeadOf(TestOffice.XaA, Today));
        Assert.Equal(TestOffice.HeadOfXaA, directory.HeadOf(TestOffice.XaA, Today.AddDays(-1))?.Id);
        Assert.Equal(TestOffice.HeadOfSoB, directory.HeadOf(TestOffice.SoB, Today)?.Id);
        Assert.Null(directory.HeadOf(TestOffice.CommitteeOffice, Today));
    }

    [Fact]
    public void The_last_successor_answers_from_the_day_after_the_end()
    {
        var merged = Directory.Succeeded(TestOffice.SoB, "28/2/2025", TestOffice.SoD);

        Assert.Equal(TestOffice.SoB, merged.Responsible(TestOffice.SoB, Days.Of("28/2/2025"))?.Id);
        Assert.Equal(TestOffice.SoD, merged.Responsible(TestOffice.SoB, Days.Of("1/3/2025"))?.Id);
        Assert.Equal(TestOffice.BoC, merged.Succeeded(TestOffice.SoD, "31/12/2025", TestOffice.BoC).Responsible(TestOffice.SoB, Today)?.Id);
    }

    [Fact]
    public void Nobody_answers_for_an_unknown_body_or_one_that_ended_without_a_successor()
    {
        Assert.Null(Directory.Responsible(new UnitId("unknown"), Today));
        Assert.Null(Directory.Succeeded(TestOffice.SoB, "28/2/2025", null).Responsible(TestOffice.SoB, Today));
    }

    [Fact]
    public void Successors_that_run_in_a_circle_answer_for_nothing()
    {
        var circle = Directory.Succeeded(TestOffice.SoB, "28/2/2025", TestOffice.SoD).Succeeded(TestOffice.SoD, "28/2/2025", TestOffice.SoB);

        Assert.Null(circle.Responsible(TestOffice.SoB, Today));
    }

    [Fact]
    public void Leaders_are_found_by_field_and_the_chair_is_not_among_them()
    {
        Assert.Equal([TestOffice.Leader], Directory.LeadersFor(TestOffice.SoB, Today).Select(p => p.Id));
        Assert.Equal([TestOffice.OtherLeader], Directory.LeadersFor(TestOffice.SoD, Today).Select(p => p.Id));
        Assert.Empty(Directory.LeadersFor(new UnitId("unknown"), Today));
    }

    [Fact]
    public void The_leader_of_the_successor_is_in_charge_of_what_it_took_over()
    {
        var merged = Directory.Succeeded(TestOffice.SoB, "28/2/2025", TestOffice.SoD);

        Assert.Equal([TestOffice.OtherLeader], merged.LeadersFor(TestOffice.SoB, Today).Select(p => p.Id));
    }

    [Fact]
    public void Posts_of_a_role_are_those_of_the_day()
    {
        var ended = Directory.Posts[TestOffice.Leader] with { Validity = new Validity(null, Today.AddDays(-1)) };

        Assert.Equal([TestOffice.OtherLeader], Directory.With(ended).PostsWith(PostRole.Leader, Today).Select(p => p.Id));
    }

    [Fact]
    public void A_delegation_holds_on_both_its_ends()
    {
        var directory = Directory.Delegated(TestOffice.HeadOfXaA, TestOffice.HeadOfXaB, from: "5/1/2026", until: "16/1/2026");

        Assert.Empty(directory.DelegationsTo(TestOffice.HeadOfXaB, Days.Of("4/1/2026")));
        Assert.Single(directory.DelegationsTo(TestOffice.HeadOfXaB, Days.Of("5/1/2026")));
        Assert.Single(directory.DelegationsTo(TestOffice.HeadOfXaB, Days.Of("16/1/2026")));
        Assert.Empty(directory.DelegationsTo(TestOffice.HeadOfXaB, Days.Of("17/1/2026")));
        Assert.Empty(directory.DelegationsTo(TestOffice.HeadOfSoB, Days.Of("5/1/2026")));
    }

    [Fact]
    public void A_second_delegation_from_the_same_day_replaces_the_first()
    {
        var directory = Directory
            .Delegated(TestOffice.HeadOfXaA, TestOffice.HeadOfXaB, from: "5/1/2026")
            .Delegated(TestOffice.HeadOfXaA, TestOffice.HeadOfXaB, DelegationScope.Read, "5/1/2026");

        Assert.Equal(DelegationScope.Read, Assert.Single(directory.Delegations).Scope);
    }

    [Fact]
    public void Delegations_and_incumbencies_of_others_or_from_other_days_stand_beside_each_other()
    {
        var person = new PersonId("p1");
        var directory = Directory
            .Delegated(TestOffice.HeadOfXaA, TestOffice.HeadOfXaB, from: "5/1/2026")
            .Delegated(TestOffice.HeadOfXaA, TestOffice.HeadOfXaB, from: "6/1/2026")
            .Delegated(TestOffice.HeadOfXaA, TestOffice.HeadOfSoB, from: "5/1/2026")
            .Delegated(TestOffice.HeadOfSoD, TestOffice.HeadOfXaB, from: "5/1/2026")
            .With(new Incumbency(person, TestOffice.Chair, new Validity(Today, null), Acting: false))
            .With(new Incumbency(person, TestOffice.Chair, new Validity(Today.AddDays(1), null), Acting: false))
            .With(new Incumbency(person, TestOffice.Leader, new Validity(Today, null), Acting: false))
            .With(new Incumbency(new PersonId("p2"), TestOffice.Chair, new Validity(Today, null), Acting: false));

        Assert.Equal(4, directory.Delegations.Count);
        Assert.Equal(4, directory.Incumbencies.Count);
    }

    [Fact]
    public void Deleting_a_person_leaves_the_post_vacant()
    {
        var person = new Person(new PersonId("p1"), "Nguyễn Văn A", null, null);
        var held = Directory.With(person).With(new Incumbency(person.Id, TestOffice.Chair, default, Acting: false)).With(new Incumbency(person.Id, TestOffice.Chair, default, Acting: true));

        Assert.True(Assert.Single(held.Incumbencies).Acting);
        var deleted = held.Without(person.Id);
        Assert.Empty(deleted.Incumbencies);
        Assert.Empty(deleted.People);
        Assert.Contains(TestOffice.Chair, deleted.Posts);
    }

    [Fact]
    public void An_empty_directory_knows_nobody()
    {
        Assert.Null(OfficeDirectory.Empty.HeadOf(TestOffice.XaA, Today));
        Assert.Empty(OfficeDirectory.Empty.AccountsOf(TestOffice.Chair));
        Assert.Empty(OfficeDirectory.Empty.PostsWith(PostRole.Chair, Today));
    }

    [Fact]
    public void A_code_is_kept_under_its_hash()
    {
        var code = new LinkCode("abc", "Q9", TestOffice.HeadOfXaA, TestOffice.Admin, Days.At("1/1/2026"), Days.At("8/1/2026"), null, null);

        Assert.Equal(code, Directory.With(code).LinkCodes["abc"]);
    }

    [Fact]
    public void A_pass_opens_by_its_key_until_its_end_and_is_gone_once_it_was_used()
    {
        var pass = new PagePass(PagePass.HashOf("key"), TestOffice.Admin, Days.At("12/1/2026", "08:15"));
        var directory = Directory.With(pass);

        Assert.Equal(pass, directory.PassOf("key", Today, Days.At("12/1/2026", "08:14")));
        Assert.Null(directory.PassOf("key", Today, Days.At("12/1/2026", "08:15")));
        Assert.Null(directory.PassOf("another", Today, Days.At("12/1/2026", "08:00")));
        Assert.Null(directory.Without(pass).PassOf("key", Today, Days.At("12/1/2026", "08:00")));
    }

    [Fact]
    public void A_pass_opens_nothing_when_its_post_is_no_administrators_or_not_there()
    {
        var now = Days.At("12/1/2026", "08:00");
        Assert.Null(Directory.With(new PagePass(PagePass.HashOf("key"), TestOffice.Chair, now.AddMinutes(1))).PassOf("key", Today, now));
        Assert.Null(Directory.With(new PagePass(PagePass.HashOf("key"), new PostId("gone"), now.AddMinutes(1))).PassOf("key", Today, now));
        var admin = Directory.Posts[TestOffice.Admin] with { Validity = new Validity(null, Today.AddDays(-1)) };
        Assert.Null(Directory.With(admin).With(new PagePass(PagePass.HashOf("key"), TestOffice.Admin, now.AddMinutes(1))).PassOf("key", Today, now));
    }

    [Fact]
    public void A_newer_pass_of_a_post_ends_the_older()
    {
        var now = Days.At("12/1/2026", "08:00");
        var directory = Directory.With(new PagePass(PagePass.HashOf("a"), TestOffice.Admin, now.AddMinutes(1))).With(new PagePass(PagePass.HashOf("b"), TestOffice.Admin, now.AddMinutes(1)));

        Assert.Null(directory.PassOf("a", Today, now));
        Assert.NotNull(directory.PassOf("b", Today, now));
    }

    [Fact]
    public void Ids_show_their_values()
    {
        Assert.Equal("xa-a so-b.giam-doc p1 zalo:u1", $"{TestOffice.XaA} {TestOffice.HeadOfSoB} {new PersonId("p1")} {new AccountId("zalo", "u1")}");
    }
}
