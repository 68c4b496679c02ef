using EscalationBot.Domain.Organisation;
using EscalationBot.Host.Import;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Host.Tests.Import;

public sealed class PostAndPersonRowsTests
{
    private const string Posts = "Bảng,Mã,Đơn vị,Chức danh,Vai trò,Lĩnh vực,Giờ gửi bản tin,Từ,Đến";
    private const string People = "Bảng,Mã,Họ tên,Điện thoại,Thư điện tử,Chức vụ,Từ,Đến,Quyền";
    private const string Delegations = "Bảng,Chức vụ,Người được ủy quyền,Từ,Đến,Phạm vi,Căn cứ";

    [Fact]
    public async Task A_row_creates_a_post_and_the_second_run_changes_nothing()
    {
        await using var office = await ImportOffice.WithProvinceAsync();
        const string row = "Chức vụ,pct-noi-chinh,UBND tỉnh,Phó Chủ tịch UBND tỉnh,Lãnh đạo,tài chính;đất đai,7h30,01/06/2024,";

        var plan = await office.ImportAsync(Posts, row);

        Assert.Equal([RowResult.Created], plan.Results());
        var post = office.Directory.Post(new PostId("pct-noi-chinh"))!;
        Assert.Equal((TestOffice.Committee, PostRole.Leader, new TimeOnly(7, 30)), (post.Unit, post.Role, post.DigestTime));
        Assert.Equal([RowResult.Unchanged], office.Plan(Posts, row).Results());
    }

    [Theory]
    [InlineData("Chức vụ,p-1,Sở Không Có,Giám đốc,Đơn vị,,,,", "unit: import.unit-unknown")]
    [InlineData("Chức vụ,p-1,so-b,Giám đốc,Giám đốc,,,,", "role: import.word-unknown")]
    [InlineData("Chức vụ,p-1,so-b,Giám đốc,Lãnh đạo,,25:00,,", "digest: import.time-unreadable")]
    [InlineData("Chức vụ,p-1,so-b,Quyền Giám đốc,Cơ quan,,,,", "role: import.second-head")]
    public async Task A_post_is_refused_with_column_and_reason(string row, string remark)
    {
        await using var office = await ImportOffice.WithProvinceAsync();

        Assert.Equal([remark], office.Plan(Posts, row).Remarks());
    }

    [Fact]
    public async Task A_new_head_is_taken_together_with_the_end_of_the_old_one_in_any_order()
    {
        await using var office = await ImportOffice.WithProvinceAsync();

        var plan = office.Plan(
            Posts,
            "Chức vụ,so-b.giam-doc-2,so-b,Giám đốc Sở B,Cơ quan,,,01/02/2026,",
            "Chức vụ,so-b.giam-doc,so-b,Giám đốc Sở B,Cơ quan,,,,31/01/2026");

        Assert.Equal([RowResult.Created, RowResult.Updated], plan.Results());
    }

    [Fact]
    public async Task A_field_of_a_leader_that_no_unit_has_is_pointed_out()
    {
        await using var office = await ImportOffice.WithProvinceAsync();

        var plan = office.Plan(Posts, "Chức vụ,p-1,ubnd-tinh,Phó Chủ tịch,Lãnh đạo,Đất đai;du lịch,,,");

        Assert.Equal([RowResult.Created], plan.Results());
        Assert.Equal(["fields: import.field-without-unit"], plan.Remarks());
    }

    [Theory]
    [InlineData("0912 345 678", "+84912345678")]
    [InlineData("0912.345.678", "+84912345678")]
    [InlineData("912345678", "+84912345678")]
    [InlineData("84912345678", "+84912345678")]
    [InlineData("\"9,12345678E+08\"", "+84912345678")]
    [InlineData("0260 3862 345", "+842603862345")]
    [InlineData("", null)]
    public async Task A_telephone_number_is_understood_as_spreadsheets_leave_it(string typed, string? number)
    {
        await using var office = await ImportOffice.WithProvinceAsync();

        await office.ImportAsync(People, $"Người,cb-1,Họ tên,{typed},,,,,");

        Assert.Equal(number, office.Directory.People[new PersonId("cb-1")].Phone);
    }

    [Theory]
    [InlineData("Người,cb-1,Họ tên,9.12E+08,,,,,", "phone: import.phone-rounded")]
    [InlineData("Người,cb-1,Họ tên,không có,,,,,", "phone: import.phone-unreadable")]
    [InlineData("Người,cb-1,Họ tên,,can bo,,,,", "email: import.email-unreadable")]
    [InlineData("Người,cb-1,,,,,,,", "name: import.cell-empty")]
    [InlineData("Người,cb-1,Họ tên,,,Giám đốc Sở Z,,,", "post: import.post-unknown")]
    [InlineData("Người,cb-1,Họ tên,,,so-b.giam-doc,,,có lẽ", "acting: import.word-unknown")]
    public async Task A_person_is_refused_with_column_and_reason(string row, string remark)
    {
        await using var office = await ImportOffice.WithProvinceAsync();

        var plan = await office.ImportAsync(People, row);

        Assert.Equal([remark], plan.Remarks());
        Assert.Empty(office.Directory.People);
    }

    [Fact]
    public async Task A_person_holds_several_posts_in_several_rows()
    {
        await using var office = await ImportOffice.WithProvinceAsync();
        string[] sheet = [People, "Người,cb-1,Họ tên,,,so-b.giam-doc,01/01/2025,,", "Người,cb-1,Họ tên,,,so-d.giam-doc,01/06/2025,,có"];

        var plan = await office.ImportAsync(sheet);

        Assert.Equal([RowResult.Created, RowResult.Updated], plan.Results());
        Assert.Equal([false, true], office.Directory.Incumbencies.Select(i => i.Acting));
        Assert.Equal([RowResult.Unchanged, RowResult.Unchanged], office.Plan(sheet).Results());
    }

    [Fact]
    public async Task Rows_that_say_different_things_of_one_person_are_refused()
    {
        await using var office = await ImportOffice.WithProvinceAsync();

        var plan = office.Plan(People, "Người,cb-1,Họ tên,,,so-b.giam-doc,,,", "Người,cb-1,Họ tên khác,,,so-d.giam-doc,,,");

        Assert.Equal([": import.person-differs"], plan.Remarks(row: 3));
    }

    [Fact]
    public async Task Two_persons_do_not_hold_one_post_at_the_same_time()
    {
        await using var office = await ImportOffice.WithProvinceAsync();

        var plan = office.Plan(People, "Người,cb-1,Người mới,,,so-b.giam-doc,01/02/2025,,", "Người,cb-2,Người cũ,,,so-b.giam-doc,01/01/2020,31/01/2025,", "Người,cb-3,Người khác,,,so-b.giam-doc,01/01/2026,,");

        Assert.Equal([RowResult.Created, RowResult.Created, RowResult.Refused], plan.Results());
        Assert.Equal(["post: import.post-taken"], plan.Remarks(row: 4));
    }

    [Fact]
    public async Task A_sheet_without_first_days_speaks_of_the_time_that_is_known()
    {
        await using var office = await ImportOffice.WithProvinceAsync();
        await office.ImportAsync(People, "Người,cb-1,Họ tên,,,so-b.giam-doc,01/01/2025,,");

        Assert.Equal([RowResult.Unchanged], office.Plan("Bảng,Mã,Họ tên,Chức vụ", "Người,cb-1,Họ tên,so-b.giam-doc").Results());
    }

    [Fact]
    public async Task A_delegation_is_made_once()
    {
        await using var office = await ImportOffice.WithProvinceAsync();
        const string row = "Ủy quyền,Chủ tịch UBND xã A,xa-b.chu-tich,05/01/2026,16/01/2026,thao tác,GUQ 01";

        await office.ImportAsync(Delegations, row);

        Assert.Equal([new Delegation(TestOffice.HeadOfXaA, TestOffice.HeadOfXaB, new Validity(Days.Of("5/1/2026"), Days.Of("16/1/2026")), DelegationScope.Act, "GUQ 01")], office.Directory.Delegations);
        Assert.Equal([RowResult.Unchanged], office.Plan(Delegations, row).Results());
        Assert.Equal([RowResult.Created, RowResult.Refused], office.Plan(Delegations, row.Replace("05/01", "06/01", StringComparison.Ordinal), row.Replace("05/01", "06/01", StringComparison.Ordinal)).Results());
    }

    [Theory]
    [InlineData("Ủy quyền,xa-a.chu-tich,xa-a.chu-tich,05/01/2026,,xem,", "delegate: import.delegate-self")]
    [InlineData("Ủy quyền,xa-a.chu-tich,ai đó,05/01/2026,,xem,", "delegate: import.post-unknown")]
    [InlineData("Ủy quyền,xa-a.chu-tich,xa-b.chu-tich,,,xem,", "from: import.cell-empty")]
    [InlineData("Ủy quyền,Phó Chủ tịch UBND tỉnh,xa-b.chu-tich,05/01/2026,,xem,", "post: import.name-ambiguous")]
    public async Task A_delegation_is_refused_with_column_and_reason(string row, string remark)
    {
        await using var office = await ImportOffice.WithProvinceAsync();

        Assert.Equal([remark], office.Plan(Delegations, row).Remarks());
    }
}
