using System.Text.Json;
using EscalationBot.Channels.Zalo.Templates;
using EscalationBot.Storage;

namespace EscalationBot.Channels.Tests.Zalo;

/// <summary>What is measured before a template goes out, and what is kept about templates.</summary>
public sealed class TemplateTests
{
    private static readonly TemplateParameter[] Declared = [new("ten", "product", 10), new("han", "date", 20), new("ghi_chu", "product", 5, Required: false)];

    [Theory]
    [InlineData("Đăk Cấm", "05/01/2026", null)]
    [InlineData("Đăk Cấm", "16:00 05/01/2026", null)]
    [InlineData("Chủ tịch UBND", "05/01/2026", "-1121:ten")]
    [InlineData("", "05/01/2026", "-1122:ten")]
    [InlineData("Đăk Cấm", "ngày mai", "-1124:han")]
    public void What_does_not_fit_is_named_with_the_code_that_Zalo_would_answer(string name, string day, string? fault) =>
        Assert.Equal(fault, TemplateCheck.Fault(Filled(name, day), Declared));

    [Fact]
    public void What_is_submitted_keeps_to_the_rules_of_the_template_service() => Assert.All(TemplateCatalogue.All, template =>
    {
        Assert.InRange(template.Title.Length, 9, 65);
        Assert.InRange(template.Paragraph.Length, 9, 400);
        Assert.Equal(template.Parameters.Select(p => p.Name).Order(), Gaps(template.Paragraph).Order());
        // Each leads back into the chat.
        Assert.Contains(template.Name == "LinkInvitation" ? "xin nhắn mã này" : "xin nhắn XEM", template.Paragraph, StringComparison.Ordinal);
    });

    [Fact]
    public void There_is_a_text_for_every_notice_that_may_reach_whoever_was_silent() =>
        Assert.Equal(["BulkReminder", "DigestNotice", "LinkInvitation", "Nudge", "ReviewRound"], TemplateCatalogue.All.Select(t => t.Name).Order());

    [Fact]
    public void The_quota_outlives_a_restart_counts_what_every_process_was_told_and_ends_with_the_day_in_Vietnam()
    {
        var folder = Directory.CreateTempSubdirectory("zalo-quota-").FullName;
        try
        {
            var vault = new FolderVault(folder);
            var time = new StandingTime { Now = new DateTimeOffset(2026, 1, 5, 16, 59, 0, TimeSpan.Zero) };
            new QuotaBook(vault, time).Note("oa", JsonDocument.Parse("""{"dailyQuota":"500","remainingQuota":"3"}""").RootElement);
            new QuotaBook(vault, time).Note("oa", JsonDocument.Parse("""{"dailyQuota":"500","remainingQuota":"4"}""").RootElement);

            Assert.Equal(new TemplateQuota(500, 3, new DateOnly(2026, 1, 5)), new QuotaBook(vault, time).Today("oa"));
            time.Now += TimeSpan.FromMinutes(1);
            Assert.Null(new QuotaBook(vault, time).Today("oa"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IReadOnlyDictionary<string, string> Filled(string name, string day) =>
        TemplateCheck.Composed(new Dictionary<string, string> { ["ten"] = name, ["han"] = day, ["la"] = "không khai báo" }, Declared);

    private static IEnumerable<string> Gaps(string paragraph) => paragraph.Split('<').Skip(1).Select(part => part.Split('>')[0]);
}
