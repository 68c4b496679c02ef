using EscalationBot.Domain.Office;
using EscalationBot.Domain.Proposals;
using EscalationBot.Host.Import;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Host.Tests.Import;

public sealed class ProposalRowsTests
{
    private const string Headings =
        "Bảng,Mã,Đơn vị,Tuyến,Cơ quan giải quyết,\"Số, ký hiệu\",Ngày,Trích yếu,Hạn,Tình trạng,Văn bản trả lời,Ngày trả lời,Đoạn trả lời,Cơ quan được chỉ đến,Giải trình,Văn bản đôn đốc";

    private const string School = "Kiến nghị,,xa-a,,Sở B,45/TTr-UBND,18/12/2025,Xin chuyển mục đích sử dụng đất,,P1,,,,,,";

    [Fact]
    public async Task A_running_proposal_gets_a_code_and_its_deadline_by_the_rule()
    {
        await using var office = await ImportOffice.WithProvinceAsync();

        var plan = await office.ImportAsync(Headings, School);

        Assert.Equal([RowResult.Created], plan.Results());
        var proposal = office.Office.Find(new ProposalId(1))!;
        Assert.Equal((TestOffice.XaA, TestOffice.SoB, ProposalPath.Provincial), (proposal.Unit, proposal.Addressee, proposal.Path));
        Assert.Equal(Days.Of("5/1/2026"), proposal.Deadline.On);
        Assert.True(proposal.Deadline.Rule.IsDefault);
        Assert.Equal(StallCategory.NoReply, proposal.Stall!.Category);
        Assert.True(proposal.IsOverdue);
    }

    [Fact]
    public async Task The_second_run_changes_nothing()
    {
        await using var office = await ImportOffice.WithProvinceAsync();
        await office.ImportAsync(Headings, School);

        var again = office.Plan(Headings, School);

        Assert.Equal([RowResult.Unchanged], again.Results());
        Assert.Empty(again.Changes.Proposals);
        Assert.Empty(again.Changes.Timers);
    }

    [Fact]
    public async Task A_row_whose_record_was_taken_back_is_entered_anew()
    {
        await using var office = await ImportOffice.WithProvinceAsync();
        await office.ImportAsync(Headings, School);
        var facts = office.Office.Find(new ProposalId(1))!.History.Count;
        var undo = new OfficeChanges();
        undo.Proposals.Add(new ProposalChange(new ProposalId(1), [new RecordedFact(facts + 1, new Undone(1, facts), new Provenance(ImportOffice.Now, null, null, null))]));
        await office.ChangeAsync(undo);

        Assert.Equal([RowResult.Created], (await office.ImportAsync(Headings, School)).Results());
        Assert.True(office.Office.Find(new ProposalId(2))!.IsOpen);
    }

    [Fact]
    public async Task Several_new_ones_of_a_run_count_on_and_refused_ones_take_no_code()
    {
        await using var office = await ImportOffice.WithProvinceAsync();

        var plan = await office.ImportAsync(
            Headings, School, School.Replace("45/", "46/", StringComparison.Ordinal).Replace("18/12/2025", "31/02/2025", StringComparison.Ordinal), School.Replace("45/", "47/", StringComparison.Ordinal));

        Assert.Equal(["KN-0001", "46/TTr-UBND", "KN-0002"], plan.Rows.Select(r => r.Subject));
    }

    [Fact]
    public async Task The_ladder_goes_on_for_an_imported_proposal_even_of_units_of_the_same_file()
    {
        await using var office = new ImportOffice();

        await office.ImportAsync(
            "Bảng,Mã,Tên,Loại", "Đơn vị,xa-a,UBND xã Đăk Cấm,Xã", "Đơn vị,so-b,Sở B,Sở",
            "Bảng,Mã,Đơn vị,Chức danh,Vai trò", "Chức vụ,ct,xa-a,Chủ tịch,Đơn vị", "Chức vụ,gd,so-b,Giám đốc,Cơ quan",
            Headings, School);

        Assert.NotNull(office.Work.NextDue());
    }

    [Fact]
    public async Task A_stated_deadline_counts_and_its_source_is_the_spreadsheet()
    {
        await using var office = await ImportOffice.WithProvinceAsync();

        await office.ImportAsync(Headings, School.Replace("đất,,P1", "đất,20/01/2026,P1", StringComparison.Ordinal));

        var deadline = office.Office.Find(new ProposalId(1))!.Deadline;
        Assert.Equal((Days.Of("20/1/2026"), false, "bảng tính đã nhập"), (deadline.On, deadline.Rule.IsDefault, deadline.Rule.Source));
    }

    [Fact]
    public async Task A_changed_deadline_moves_it()
    {
        await using var office = await ImportOffice.WithProvinceAsync();
        await office.ImportAsync(Headings, Stating("20/01/2026"));

        var plan = await office.ImportAsync(Headings, Stating("27/01/2026"));

        Assert.Equal([RowResult.Updated], plan.Results());
        Assert.Equal(Days.Of("27/1/2026"), office.Office.Find(new ProposalId(1))!.Deadline.On);
    }

    [Fact]
    public async Task A_row_that_states_the_first_deadline_leaves_an_extension_alone()
    {
        await using var office = await ImportOffice.WithProvinceAsync();
        await office.ImportAsync(Headings, Stating("20/01/2026"));
        var history = office.Office.Find(new ProposalId(1))!.History.Count;
        var extended = new RecordedFact(history + 1, new Extended(Days.Of("27/1/2026"), "lấy ý kiến", 1, ByOffice: false), new Provenance(ImportOffice.Now, null, null, null));
        await office.ChangeAsync(new OfficeChanges { Proposals = { new ProposalChange(new ProposalId(1), [extended]) } });

        Assert.Equal([RowResult.Unchanged], office.Plan(Headings, Stating("20/01/2026")).Results());
    }

    private static string Stating(string due) => School.Replace("đất,,P1", $"đất,{due},P1", StringComparison.Ordinal);

    [Fact]
    public async Task A_changed_subject_date_and_addressee_correct_the_record()
    {
        await using var office = await ImportOffice.WithProvinceAsync();
        await office.ImportAsync(Headings, School);

        var plan = await office.ImportAsync(Headings, "Kiến nghị,,xa-a,,Sở D,45/ttr-ubnd,19/12/2025,Xin giao đất,,P1,,,,,,");

        Assert.Equal([RowResult.Updated], plan.Results());
        var proposal = office.Office.Find(new ProposalId(1))!;
        Assert.Equal(("Xin giao đất", TestOffice.SoD, Days.Of("19/12/2025")), (proposal.Subject, proposal.Addressee, proposal.Request.Date));
    }

    [Fact]
    public async Task With_its_code_even_the_number_of_the_document_is_corrected()
    {
        await using var office = await ImportOffice.WithProvinceAsync();
        await office.ImportAsync(Headings, School);

        var plan = await office.ImportAsync(Headings, School.Replace("Kiến nghị,,", "Kiến nghị,kn 1,", StringComparison.Ordinal).Replace("45/", "54/", StringComparison.Ordinal));

        Assert.Equal([RowResult.Updated], plan.Results());
        Assert.Equal("54/TTr-UBND", office.Office.Find(new ProposalId(1))!.Request.Code);
    }

    [Fact]
    public async Task A_code_that_is_not_known_is_replaced_and_the_row_says_so()
    {
        await using var office = await ImportOffice.WithProvinceAsync();

        var plan = office.Plan(Headings, School.Replace("Kiến nghị,,", "Kiến nghị,KN-0117,", StringComparison.Ordinal));

        Assert.Equal([RowResult.Created], plan.Results());
        Assert.Equal(["code: import.record-new-code"], plan.Remarks());
    }

    [Fact]
    public async Task Every_way_to_stall_comes_with_its_evidence()
    {
        await using var office = await ImportOffice.WithProvinceAsync();

        var plan = await office.ImportAsync(
            Headings,
            "Kiến nghị,,xa-a,P,so-b,1/TTr-UBND,01/12/2025,Một,,Trả lời chung chung,812/SB-KH,26/12/2025,sẽ xem xét,,,",
            "Kiến nghị,,xa-a,P,so-b,2/TTr-UBND,01/12/2025,Hai,,Đùn đẩy,813/SB-KH,26/12/2025,đề nghị liên hệ Sở D,Sở D,,",
            "Kiến nghị,,xa-a,P,so-b,3/TTr-UBND,01/12/2025,Ba,,P2x,814/SB-KH,26/12/2025,,,thiếu kinh phí,",
            "Kiến nghị,,xa-a,P,so-b,4/TTr-UBND,01/12/2025,Bốn,,Chưa trình,,,,,thẩm quyền theo Luật Đất đai,",
            "Kiến nghị,,xa-a,,Bộ C,5/TTr-UBND,01/12/2025,Năm,,C1,,,,,,61/UBND ngày 15/12/2025; 70/UBND ngày 29/12/2025");

        Assert.All(plan.Rows, r => Assert.Equal((RowResult.Created, 0), (r.Result, r.Remarks.Count)));
        var buck = office.Office.Find(new ProposalId(2))!.Stall!;
        Assert.Equal((StallCategory.BuckPassing, TestOffice.SoD, "813/SB-KH"), (buck.Category, buck.Evidence.PointedTo, buck.Evidence.Reply!.Code));
        Assert.Equal(2, office.Office.Find(new ProposalId(5))!.Reminders);
    }

    [Fact]
    public async Task A_resolved_row_closes_the_record_once()
    {
        await using var office = await ImportOffice.WithProvinceAsync();
        await office.ImportAsync(Headings, School);
        var resolved = School.Replace("P1,,", "Đã giải quyết,830/SB-QH,06/01/2026", StringComparison.Ordinal);

        var plan = await office.ImportAsync(Headings, resolved);

        Assert.Equal([RowResult.Updated], plan.Results());
        Assert.Equal(ProposalGroup.ResolvedLate, office.Office.Find(new ProposalId(1))!.Group);
        Assert.Equal([RowResult.Unchanged], office.Plan(Headings, resolved).Results());
        Assert.Equal([RowResult.Unchanged], office.Plan(Headings, School).Results());
    }

    [Theory]
    [InlineData("Kiến nghị,,xa-z,,so-b,45/TTr-UBND,18/12/2025,Một,,,,,,,,", "unit: import.unit-unknown")]
    [InlineData("Kiến nghị,,xa-a,,so-b,45/TTr-UBND,,Một,,,,,,,,", "date: import.cell-empty")]
    [InlineData("Kiến nghị,,xa-a,,so-b,bốn mươi lăm,18/12/2025,Một,,,,,,,,", "request: import.document-unreadable")]
    [InlineData("Kiến nghị,,xa-a,,so-b,45/TTr-UBND,18/12/2025,,,,,,,,,", "subject: import.cell-empty")]
    [InlineData("Kiến nghị,,xa-a,,so-b,45/TTr-UBND,18/12/2026,Một,,,,,,,,", ": refused.future-date")]
    [InlineData("Kiến nghị,,xa-a,C,so-b,45/TTr-UBND,18/12/2025,Một,,,,,,,,", ": refused.addressee-path")]
    [InlineData("Kiến nghị,,xa-a,,xa-a,45/TTr-UBND,18/12/2025,Một,,,,,,,,", ": refused.addressee-own-unit")]
    [InlineData("Kiến nghị,,xa-a,,so-b,45/TTr-UBND,18/12/2025,Một,01/12/2025,,,,,,,", "due: import.due-before-request")]
    [InlineData("Kiến nghị,,xa-a,,so-b,45/TTr-UBND,18/12/2025,Một,,P2a,,,,,,", "status: refused.evidence-missing")]
    [InlineData("Kiến nghị,,xa-a,,so-b,45/TTr-UBND,18/12/2025,Một,,Đã giải quyết,,,,,,", "reply: refused.reply-required")]
    [InlineData("Kiến nghị,117,xa-a,,so-b,45/TTr-UBND,18/12/2025,Một,,,,,,,,", "code: import.record-code-unreadable")]
    public async Task A_proposal_is_refused_with_column_and_reason(string row, string remark)
    {
        await using var office = await ImportOffice.WithProvinceAsync();

        var plan = await office.ImportAsync(Headings, row);

        Assert.Equal([RowResult.Refused], plan.Results());
        Assert.Equal([remark], plan.Remarks());
        Assert.Null(office.Office.Find(new ProposalId(1)));
    }

    [Fact]
    public async Task Contradictions_between_code_unit_and_document_are_refused()
    {
        await using var office = await ImportOffice.WithProvinceAsync();
        await office.ImportAsync(Headings, School, School.Replace("45/", "46/", StringComparison.Ordinal));

        var plan = office.Plan(
            Headings,
            School.Replace("Kiến nghị,,xa-a", "Kiến nghị,KN-0001,xa-b", StringComparison.Ordinal),
            School.Replace("Kiến nghị,,", "Kiến nghị,KN-0002,", StringComparison.Ordinal),
            "Kiến nghị,,xa-a,C,Bộ C,46/TTr-UBND,18/12/2025,Xin chuyển mục đích sử dụng đất,,,,,,,,");

        Assert.Equal(["unit: import.record-other-unit"], plan.Remarks(row: 2));
        Assert.Equal(["code: import.record-other-document"], plan.Remarks(row: 3));
        Assert.Contains("path: import.path-fixed", plan.Remarks(row: 4));
    }

    [Fact]
    public async Task The_same_number_of_another_unit_or_year_is_another_document()
    {
        await using var office = await ImportOffice.WithProvinceAsync();

        var plan = await office.ImportAsync(
            Headings, School, School.Replace("xa-a", "xa-b", StringComparison.Ordinal), School.Replace("18/12/2025", "05/01/2026", StringComparison.Ordinal), School);

        Assert.Equal([RowResult.Created, RowResult.Created, RowResult.Created, RowResult.Refused], plan.Results());
        Assert.Equal(["request: import.row-twice"], plan.Remarks(row: 5));
    }

    [Fact]
    public async Task A_reply_without_a_status_is_pointed_out()
    {
        await using var office = await ImportOffice.WithProvinceAsync();

        var plan = office.Plan(Headings, School.Replace("P1,,", ",830/SB-QH,06/01/2026", StringComparison.Ordinal));

        Assert.Equal(["reply: import.reply-without-status"], plan.Remarks());
    }
}
