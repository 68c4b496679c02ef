using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Testing.Chat;
using EscalationBot.Testing.Domain;
using EscalationBot.Vietnamese;
using static EscalationBot.Dialogs.Tests.Acceptance.Script;
using static EscalationBot.Testing.Domain.ProposalBuilder;

namespace EscalationBot.Dialogs.Tests.Common;

/// <summary>Drafts live for weeks: an older version, or damage, may have left values in them that nobody can read.</summary>
public sealed class DamagedDraftTests
{
    private static readonly Bot Bot = new(Bot.LoadTexts(), VietnameseReader.Default);
    private static readonly PostId[] Posts = [Head, Agency, Leader, TestOffice.Admin];

    public static TheoryData<string> FlowNames => [.. DialogSet.Flows.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(FlowNames))]
    public async Task No_value_of_a_draft_is_so_strange_that_the_turn_fails(string name)
    {
        await using var office = await OpenAsync();
        var flow = DialogSet.Flows.Single(f => f.Name == name);

        foreach (var post in Posts)
            foreach (var strange in new[] { "?", "99", "45/TTr-UBND|31-12", "filter?kinds=Moon", "a;b", "2026-13-45" })
            {
                var record = flow.Slot("record") is null ? [] : new Dictionary<string, SlotValue> { ["record"] = new("KN-0001", "KN-0001") };
                foreach (var slots in flow.Slots.Select(s => new Dictionary<string, SlotValue>(record) { [s.Name] = new(strange, strange) }).Append(flow.Slots.ToDictionary(s => s.Name, _ => new SlotValue(strange, strange))))
                    foreach (var text in new[] { "1", "à nhầm, số 61" })
                        Assert.NotEmpty(Hear(office, post, Draft(name, slots), text).Replies);
            }
    }

    [Fact]
    public async Task A_value_that_cannot_be_read_is_asked_for_again_and_the_others_stay()
    {
        await using var office = await OpenAsync();
        var draft = Draft("report", new Dictionary<string, SlotValue>
        {
            ["path"] = new("Provincial", "Cơ quan chuyên môn thuộc UBND tỉnh"),
            ["addressee"] = new("so-d", "Sở D"),
            ["request"] = new("46/TTr-UBND", "46/TTr-UBND"),
            ["category"] = new("NoReply", "Chưa có văn bản trả lời, giải quyết"),
            ["subject"] = new("xin kinh phí sửa cầu", "xin kinh phí sửa cầu"),
        });

        var asked = Hear(office, Head, draft, "tiếp tục");
        Assert.Contains("số, ngày văn bản", PlainText.Render(asked.Replies[^1]), StringComparison.OrdinalIgnoreCase);

        var summary = Hear(office, Head, asked.State.Active!, "46/TTr-UBND ngày 18/12/2025");
        Holds(PlainText.Render(summary.Replies[^1]), "Sở D", "46/TTr-UBND ngày 18/12/2025", "xin kinh phí sửa cầu");
    }

    [Fact]
    public async Task An_audience_that_is_read_only_in_part_is_asked_for_anew_and_never_widened()
    {
        await using var office = await OpenAsync();
        var draft = Draft("bulk-reminder", new Dictionary<string, SlotValue> { ["audience"] = new("filter?kinds=Commune,Moon&role=NoSuchRole", "UBND cấp xã") });

        Assert.Contains("Nhắc những đơn vị nào?", PlainText.Render(Hear(office, TestOffice.Admin, draft, "tiếp tục").Replies[^1]), StringComparison.Ordinal);
    }

    private static Draft Draft(string flow, IReadOnlyDictionary<string, SlotValue> slots) => Drafts.Start(flow, Days.At("07/01/2026", "09:00"), slots);

    private static TurnResult<OfficeChanges> Hear(ChatOffice office, PostId post, Draft draft, string text) => Bot.Handle(
        new TurnInput(office.Office, ConversationState.New("vi") with { Active = draft }, Days.At("07/01/2026", "09:05"), new string('0', 64)),
        office.Message(post.Value, IncomingKind.Text) with { Text = text });

    private static async Task<ChatOffice> OpenAsync()
    {
        var office = await ChatOffice.OpenAsync("07/01/2026 09:00");
        await office.KeepAsync(AProposal().Numbered(1).NudgedTwice());
        return office;
    }
}
