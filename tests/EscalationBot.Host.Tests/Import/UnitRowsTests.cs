using EscalationBot.Domain.Organisation;
using EscalationBot.Host.Import;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Host.Tests.Import;

public sealed class UnitRowsTests
{
    private const string Headings = "Bảng,Mã,Tên,Loại,Ký hiệu,Tên khác,Lĩnh vực,Cấp trên,Hiệu lực từ,Hiệu lực đến,Kế thừa bởi,Căn cứ";
    private const string SoTaiChinh = "Đơn vị,so-tc,Sở Tài chính,Cơ quan chuyên môn,STC,Sở TC;Tài chính,tài chính; ngân sách,,01/01/2010,,,24/2014/NĐ-CP";

    [Fact]
    public async Task A_row_creates_a_unit_with_everything_it_says()
    {
        await using var office = new ImportOffice();

        var plan = await office.ImportAsync(Headings, SoTaiChinh);

        Assert.Equal([RowResult.Created], plan.Results());
        var unit = office.Directory.Unit(new UnitId("so-tc"))!;
        Assert.Equal(("Sở Tài chính", UnitKind.Agency, "STC", "24/2014/NĐ-CP"), (unit.Name, unit.Kind, unit.Symbol, unit.LegalBasis));
        Assert.Equal(["Sở TC", "Tài chính"], unit.Aliases);
        Assert.Equal(["tài chính", "ngân sách"], unit.Fields);
        Assert.Equal(new Validity(Days.Of("1/1/2010"), null), unit.Validity);
    }

    [Fact]
    public async Task The_second_run_changes_nothing()
    {
        await using var office = new ImportOffice();
        await office.ImportAsync(Headings, SoTaiChinh);

        var again = office.Plan(Headings, SoTaiChinh);

        Assert.Equal([RowResult.Unchanged], again.Results());
        Assert.Null(again.Changes.Directory);
        Assert.Empty(again.Changes.Audit);
    }

    [Fact]
    public async Task A_different_cell_updates_the_unit()
    {
        await using var office = new ImportOffice();
        await office.ImportAsync(Headings, SoTaiChinh);

        var plan = await office.ImportAsync(Headings, SoTaiChinh.Replace("STC", "STCh", StringComparison.Ordinal));

        Assert.Equal([RowResult.Updated], plan.Results());
        Assert.Equal("STCh", office.Directory.Unit(new UnitId("so-tc"))!.Symbol);
    }

    [Fact]
    public async Task A_column_the_sheet_does_not_have_keeps_what_is_known()
    {
        await using var office = new ImportOffice();
        await office.ImportAsync(Headings, SoTaiChinh);

        var plan = await office.ImportAsync("Bảng,Mã,Tên,Loại", "Đơn vị,so-tc,Sở Tài chính tỉnh,Sở");

        Assert.Equal([RowResult.Updated], plan.Results());
        Assert.Equal("STC", office.Directory.Unit(new UnitId("so-tc"))!.Symbol);
    }

    [Fact]
    public async Task An_empty_cell_clears_what_is_known()
    {
        await using var office = new ImportOffice();
        await office.ImportAsync(Headings, SoTaiChinh);

        await office.ImportAsync("Bảng,Mã,Tên,Loại,Ký hiệu", "Đơn vị,so-tc,Sở Tài chính,Sở,");

        Assert.Null(office.Directory.Unit(new UnitId("so-tc"))!.Symbol);
    }

    [Fact]
    public async Task Headings_are_understood_without_diacritics_and_in_english()
    {
        await using var office = new ImportOffice();

        await office.ImportAsync("BANG,MA,TEN,LOAI,KY HIEU", "don vi,so-tc,Sở Tài chính,so,STC", "Sheet,Code,Name,Kind,Symbol", "Units,so-xd,Sở Xây dựng,Agency,SXD");

        Assert.Equal(["STC", "SXD"], office.Directory.Units.Values.OrderBy(u => u.Id.Value).Select(u => u.Symbol));
    }

    [Fact]
    public async Task Capitals_in_a_code_do_not_make_another_unit()
    {
        await using var office = new ImportOffice();
        await office.ImportAsync(Headings, SoTaiChinh);

        Assert.Equal([RowResult.Unchanged], office.Plan(Headings, SoTaiChinh.Replace("so-tc", "SO-TC", StringComparison.Ordinal)).Results());
    }

    [Theory]
    [InlineData("Đơn vị,,Sở Tài chính,Sở,,,,,,,,", "code: import.cell-empty")]
    [InlineData("Đơn vị,sở tc,Sở Tài chính,Sở,,,,,,,,", "code: import.code-unreadable")]
    [InlineData("Đơn vị,so-tc,,Sở,,,,,,,,", "name: import.cell-empty")]
    [InlineData("Đơn vị,so-tc,Sở Tài chính,Phòng,,,,,,,,", "kind: import.word-unknown")]
    [InlineData("Đơn vị,so-tc,Sở Tài chính,Sở,,,,,31/02/2024,,,", "from: import.date-impossible")]
    [InlineData("Đơn vị,so-tc,Sở Tài chính,Sở,,,,,02/28/2024,,,", "from: import.date-month-first")]
    [InlineData("Đơn vị,so-tc,Sở Tài chính,Sở,,,,,đầu năm,,,", "from: import.date-unreadable")]
    [InlineData("Đơn vị,so-tc,Sở Tài chính,Sở,,,,,01/01/0204,,,", "from: import.date-year")]
    [InlineData("Đơn vị,so-tc,Sở Tài chính,Sở,,,,,02/01/2024,01/01/2024,,", "to: import.ends-before")]
    [InlineData("Đơn vị,so-tc,Sở Tài chính,Sở,,,,Bộ Không Có,,,,", "parent: import.unit-unknown")]
    [InlineData("Đơn vị,so-tc,Sở Tài chính,Sở,,,,so-tc,,,,", "parent: import.circle")]
    public async Task A_row_is_refused_with_column_and_reason(string row, string remark)
    {
        await using var office = new ImportOffice();

        var plan = await office.ImportAsync(Headings, row);

        Assert.Equal([RowResult.Refused], plan.Results());
        Assert.Equal([remark], plan.Remarks());
        Assert.Empty(office.Directory.Units);
    }

    [Fact]
    public async Task Everything_wrong_with_a_row_is_told_at_once()
    {
        await using var office = new ImportOffice();

        var plan = office.Plan(Headings, "Đơn vị,so-tc,,Phòng,,,,,31/02/2024,,,");

        Assert.Equal(["name: import.cell-empty", "kind: import.word-unknown", "from: import.date-impossible"], plan.Remarks());
    }

    [Fact]
    public async Task Good_rows_are_taken_though_others_are_refused()
    {
        await using var office = new ImportOffice();

        var plan = await office.ImportAsync(Headings, SoTaiChinh, "Đơn vị,so-xd,Sở Xây dựng,Phòng,,,,,,,,");

        Assert.Equal([RowResult.Created, RowResult.Refused], plan.Results());
        Assert.Equal([new UnitId("so-tc")], office.Directory.Units.Keys);
    }

    [Fact]
    public async Task The_second_row_about_a_unit_is_refused_and_names_the_first()
    {
        await using var office = new ImportOffice();

        var plan = office.Plan(Headings, SoTaiChinh, SoTaiChinh);

        Assert.Equal([RowResult.Created, RowResult.Refused], plan.Results());
        Assert.Contains(("row", "2"), plan.Rows[1].Remarks.Single().Args);
    }

    [Fact]
    public async Task Rows_may_refer_to_units_further_down_by_code_or_by_name()
    {
        await using var office = new ImportOffice();

        var plan = await office.ImportAsync(
            Headings,
            "Đơn vị,xa-1,UBND xã Đăk Cấm,Xã,,,,TP Kon Tum,,,,",
            "Đơn vị,xa-2,UBND xã Vinh Quang,Xã,,,,tp-kon-tum,,,,",
            "Đơn vị,tp-kon-tum,UBND thành phố Kon Tum,Thành phố,,TP Kon Tum,,,,,,");

        Assert.Equal([RowResult.Created, RowResult.Created, RowResult.Created], plan.Results());
        Assert.All([new UnitId("xa-1"), new UnitId("xa-2")], u => Assert.Equal(new UnitId("tp-kon-tum"), office.Directory.Unit(u)!.Parent));
    }

    [Fact]
    public async Task A_name_that_two_units_share_is_refused_with_their_codes()
    {
        await using var office = new ImportOffice();

        var plan = office.Plan(
            Headings,
            "Đơn vị,h-1,UBND huyện Đăk Hà,Huyện,,Đăk Hà,,,,,,",
            "Đơn vị,x-1,UBND xã Đăk Hà,Xã,,Đăk Hà,,,,,,",
            "Đơn vị,x-2,UBND xã Đăk Mar,Xã,,,,Đăk Hà,,,,");

        Assert.Equal(["parent: import.name-ambiguous"], plan.Remarks(row: 4));
        Assert.Contains(("codes", "h-1, x-1"), plan.Rows[2].Remarks.Single().Args);
    }

    [Fact]
    public async Task Rows_that_refer_to_a_refused_row_are_refused_down_the_chain()
    {
        await using var office = new ImportOffice();

        var plan = await office.ImportAsync(
            Headings,
            "Đơn vị,x,UBND xã Đăk Mar,Xã,,,,h,,,,",
            "Đơn vị,h,UBND huyện Đăk Hà,Huyện,,,,t,,,,",
            "Đơn vị,t,UBND tỉnh,Chính quyền,,,,,,,,");

        Assert.All(plan.Results(), r => Assert.Equal(RowResult.Refused, r));
        Assert.Equal(["parent: import.unit-refused"], plan.Remarks(row: 2));
        Assert.Empty(office.Directory.Units);
    }

    [Fact]
    public async Task Units_that_succeed_each_other_in_a_circle_are_refused()
    {
        await using var office = new ImportOffice();

        var plan = office.Plan(
            Headings,
            "Đơn vị,s-1,Sở Tài chính,Sở,,,,,,28/02/2025,s-2,",
            "Đơn vị,s-2,Sở Kế hoạch,Sở,,,,,,28/02/2025,s-1,");

        Assert.Equal(["successor: import.circle"], plan.Remarks(row: 2));
        Assert.Equal(["successor: import.circle"], plan.Remarks(row: 3));
    }

    [Fact]
    public async Task A_successor_needs_the_last_day()
    {
        await using var office = new ImportOffice();

        var plan = office.Plan(Headings, SoTaiChinh, "Đơn vị,s-2,Sở Kế hoạch,Sở,,,,,,,so-tc,");

        Assert.Equal(["to: import.successor-without-end"], plan.Remarks(row: 3));
    }

    [Fact]
    public async Task Every_saved_row_stands_in_the_audit()
    {
        await using var office = new ImportOffice();

        await office.ImportAsync(Headings, SoTaiChinh, "Đơn vị,so-xd,Sở Xây dựng,Phòng,,,,,,,,");

        var entry = Assert.Single(office.Audit.Read(0, 10)).Entry;
        Assert.Equal(("ImportCreated", "so-tc", "units, 2"), (entry.Action, entry.Subject, entry.Detail));
    }
}
