using EscalationBot.Conversation.Texts;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Host.Import;
using EscalationBot.Host.Import.Files;
using EscalationBot.Host.Import.Form;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Host.Tests.Import;

public sealed class ExportTests
{
    public static TheoryData<string, string> Forms => new() { { "a.xlsx", "vi" }, { "a.xlsx", "en" }, { "a.csv", "vi" }, { "a.csv", "en" } };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task What_was_exported_can_be_imported_again_and_changes_nothing(string file, string language)
    {
        await using var office = await BusyOfficeAsync();

        var exported = SheetFile.Write(new OfficeForm(new ImportTexts(language)).Export(office.Office), file);
        var plan = office.Plan(ImportOffice.Sheets(exported, file));

        Assert.Empty(plan.Sheets);
        Assert.All(plan.Rows, r => Assert.Equal((r.Subject, RowResult.Unchanged), (r.Subject, r.Result)));
        Assert.Equal(["delegations", "people", "posts", "proposals", "units"], plan.Rows.Select(r => r.Table).Distinct().Order());
        Assert.Null(plan.Changes.Directory);
    }

    [Fact]
    public async Task An_exported_organisation_rebuilds_itself_in_an_empty_office()
    {
        await using var office = await BusyOfficeAsync();
        await using var other = new ImportOffice();

        var plan = other.Plan(new OfficeForm(new ImportTexts("vi")).Export(office.Office));
        await other.ChangeAsync(plan.Changes);

        Assert.DoesNotContain(RowResult.Refused, plan.Results());
        Assert.Equal(office.Directory.Units.Keys.Select(u => u.Value).Order(), other.Directory.Units.Keys.Select(u => u.Value).Order());
        Assert.Equivalent(office.Directory.People.Values, other.Directory.People.Values, strict: true);
        Assert.Equal(office.Directory.Delegations, other.Directory.Delegations);
    }

    [Fact]
    public async Task Accounts_and_link_codes_stay_inside()
    {
        await using var office = await BusyOfficeAsync();
        await office.ChangeAsync(new OfficeChanges
        {
            Directory = office.Directory.Linked(TestOffice.HeadOfXaA, "zalo", "user-4711")
                .With(new LinkCode(LinkCodes.HashOf("K7MP3XQ9"), "Q9", TestOffice.HeadOfXaA, null, ImportOffice.Now, ImportOffice.Now, null, null)),
        });

        var cells = new OfficeForm(new ImportTexts("vi")).Export(office.Office).SelectMany(s => s.Rows).SelectMany(r => r.Cells);

        Assert.DoesNotContain(cells, c => c.Contains("4711", StringComparison.Ordinal) || c.Contains(LinkCodes.HashOf("K7MP3XQ9"), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_template_opens_and_imports_its_own_examples(string file, string language)
    {
        await using var office = new ImportOffice();

        var template = SheetFile.Write(new OfficeForm(new ImportTexts(language)).Template(), file);
        var plan = office.Plan(ImportOffice.Sheets(template, file));

        Assert.Empty(plan.Sheets);
        Assert.False(plan.LeftOut);
        Assert.Equal(17, plan.Count(RowResult.Created));
        Assert.All(plan.Rows, r => Assert.Equal((RowResult.Created, 0), (r.Result, r.Remarks.Count)));
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public void The_notes_explain_every_column(string language)
    {
        var notes = new OfficeForm(new ImportTexts(language)).Template()[^1];

        Assert.Equal(ImportForm.Default.Tables.Sum(t => t.Columns.Count), notes.Rows.Count(r => r.Cells.Count == 5) - 1);
        Assert.All(notes.Rows.Where(r => r.Cells.Count == 5), r => Assert.NotEqual("", r.Cells[3]));
    }

    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_placeholders()
    {
        var texts = TextCatalogue.Load(typeof(ImportPlan).Assembly);

        Assert.Equal(texts.Keys("vi").Order(), texts.Keys("en").Order());
        Assert.All(texts.Keys("vi"), key => Assert.Equal(texts.Placeholders("vi", key), texts.Placeholders("en", key)));
    }

    [Fact]
    public void Every_word_of_an_enumeration_stands_in_the_form_in_both_languages()
    {
        AssertWords<UnitKind>();
        AssertWords<PostRole>();
        AssertWords<ProposalPath>();
        AssertWords<DelegationScope>();
        AssertWords<Host.Import.Rows.ProposalStatus>();

        static void AssertWords<T>()
            where T : struct, Enum => Assert.All(
                Enum.GetNames<T>(), name => Assert.All([0, 1], place => Assert.Equal(name, ImportForm.Default.Value(typeof(T).Name, ImportForm.Default.Word(typeof(T).Name, name, place)))));
    }

    /// <summary>An office that has something in every column, awkward letters included.</summary>
    private static async Task<ImportOffice> BusyOfficeAsync()
    {
        var office = await ImportOffice.WithProvinceAsync();
        var tenure = new Validity(Days.Of("1/1/2025"), null);
        await office.ChangeAsync(new OfficeChanges
        {
            Directory = office.Directory
                .With(new Unit(new UnitId("so-cu"), "=Sở \"cũ\", đã hợp nhất", UnitKind.Agency, "SC", ["Sở C", "-cũ"], ["đất đai"], TestOffice.Committee, new Validity(Days.Of("1/1/2010"), Days.Of("28/2/2025")), TestOffice.SoB, "NQ 01"))
                .With(new Post(new PostId("pct-3"), TestOffice.Committee, "Phó Chủ tịch", PostRole.Leader, ["đất đai"], tenure, new TimeOnly(7, 30)))
                .With(new Person(new PersonId("cb-1"), "Họ tên", "+84912345678", "ten@example.vn"))
                .With(new Person(new PersonId("cb-2"), "Người chưa có chức vụ", null, null))
                .With(new Incumbency(new PersonId("cb-1"), TestOffice.HeadOfXaA, tenure, Acting: true))
                .Delegated(TestOffice.HeadOfXaA, TestOffice.HeadOfXaB, DelegationScope.Read, "5/1/2026", "16/1/2026"),
            Proposals =
            {
                Change(1, ProposalBuilder.AProposal().Numbered(1).Stalled().Overdue().Extended("20/1/2026", "8/1/2026")),
                Change(2, ProposalBuilder.AProposal().Numbered(2).Request("46/TTr-UBND", "18/12/2025").Stalled(StallCategory.BuckPassing, new Evidence(
                    new DocumentReference("812/SB-KH", Days.Of("26/12/2025"), TestOffice.SoB), "dòng một\n+ dòng hai", TestOffice.SoD, PointedToRefused: true))),
                Change(3, ProposalBuilder.AProposal().Numbered(3).Central().Request("47/TTr-UBND", "1/12/2025").Stalled(StallCategory.MinistryUnresolved, new Evidence(
                    Reminders: [new DocumentReference("61/UBND-KT", Days.Of("15/12/2025"), TestOffice.XaA), new DocumentReference("70/UBND-KT", Days.Of("29/12/2025"), TestOffice.XaA)]))),
                Change(4, ProposalBuilder.AProposal().Numbered(4).Request("48/TTr-UBND", "18/12/2025").Paused("8/1/2026")),
            },
        });
        return office;
    }

    private static ProposalChange Change(int number, ProposalBuilder story) => new(new ProposalId(number), story.History());
}
