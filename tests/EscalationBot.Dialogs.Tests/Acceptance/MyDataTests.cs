using System.Text;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Testing.Chat;
using EscalationBot.Testing.Domain;
using static EscalationBot.Dialogs.Tests.Acceptance.Script;
using static EscalationBot.Testing.Domain.ProposalBuilder;

namespace EscalationBot.Dialogs.Tests.Acceptance;

/// <summary>What is kept of a person is shown and deleted; what was recorded stays under the post (R29).</summary>
public sealed class MyDataTests : IDisposable
{
    private const string User = "u-918273645";

    private static readonly AccountId Account = new("web", User);
    private static readonly AccountId OnTeams = new("teams", "29:5566778899");
    private static readonly Person Holder = new(new PersonId("p-7"), "Nguyễn Thị Hoàng Yến", "+84901234567", "yen@example.org");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("escalationbot-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Name_telephone_and_every_account_of_the_person_are_shown()
    {
        await using var office = await OpenAsync();

        var shown = await office.SayAsStrangerAsync(User, "dữ liệu của tôi");

        foreach (var kept in new[] { "- Họ và tên: Nguyễn Thị Hoàng Yến", "- Số điện thoại: +84901234567", "- Thư điện tử: yen@example.org", $"{User} (web)", "29:5566778899 (teams)" })
            Assert.Contains(kept, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_deletion_no_file_of_the_office_leads_to_the_person_and_the_record_is_still_there()
    {
        await using (var office = await OpenAsync())
        {
            await office.SayAsStrangerAsync(User, "KN-0117 đến đâu rồi?");
            await office.SayAsStrangerAsync(User, "dữ liệu của tôi");
            await office.SayAsStrangerAsync(User, "2");
            Assert.Contains("còn được giữ đến khi tin này gửi xong", await office.SayAsStrangerAsync(User, "1"), StringComparison.Ordinal);
            await office.MoveToAsync("06/01/2026 10:30");
            Assert.NotNull(office.Office.Find(new ProposalId(117)));
            Assert.Contains(office.Audit, e => e.Action == "erased");
        }
        Assert.DoesNotContain(await FilesAsync(), content => Kept.Any(k => content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(k)) >= 0));
    }

    [Fact]
    public async Task Facts_and_audit_name_the_link_and_not_the_account()
    {
        await using var office = await OpenAsync();
        await office.SayAsStrangerAsync(User, "xin gia hạn KN-0117 đến 30/01/2026");
        await office.SayAsStrangerAsync(User, "gặp cán bộ");

        Assert.NotEmpty(office.Audit);
        Assert.DoesNotContain(office.Audit, e => $"{e.Account} {e.Subject} {e.Detail}".Contains(User, StringComparison.Ordinal));
        Assert.Contains(office.Audit, e => e.Account == "web:20260105T010000000Z");
        Assert.DoesNotContain(office.Office.Find(new ProposalId(117))!.History, f => f.By.Account == Account);
    }

    [Fact]
    public async Task Where_two_hold_the_post_only_the_own_account_goes()
    {
        await using var office = await OpenAsync(d => d
            .With(new Person(new PersonId("p-8"), "Trần Văn B", null, null)).With(new Incumbency(new PersonId("p-8"), Head, new Validity(null, null), true)));

        await office.SayAsStrangerAsync(User, "dữ liệu của tôi");
        await office.SayAsStrangerAsync(User, "2");
        await office.SayAsStrangerAsync(User, "1");

        Assert.Equal([OnTeams], office.Office.Directory.AccountsOf(Head).Select(a => a.Id));
        Assert.Equal(2, office.Office.Directory.People.Count);
    }

    private static readonly string[] Kept = [User, OnTeams.User, Holder.Name, Holder.Phone!, Holder.Email!];

    private static OfficeDirectory Directory0 => TestOffice.Directory
        .With(Holder).With(new Incumbency(Holder.Id, Head, new Validity(null, null), false))
        .With(new Account(Account, Head, Days.At("5/1/2026"))).With(new Account(OnTeams, Head, Days.At("5/1/2026")));

    private async Task<ChatOffice> OpenAsync(Func<OfficeDirectory, OfficeDirectory>? change = null)
    {
        var office = await ChatOffice.OpenAsync("06/01/2026 09:00", (change ?? (d => d))(Directory0), file: Path.Combine(folder.FullName, "office.db"));
        await office.KeepAsync(AProposal().Numbered(117));
        return office;
    }

    private async Task<IReadOnlyList<byte[]>> FilesAsync() =>
        await Task.WhenAll(folder.GetFiles().Select(f => File.ReadAllBytesAsync(f.FullName, TestContext.Current.CancellationToken)));
}
