using System.Net;
using System.Text.Json.Nodes;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Domain.Proposals;
using EscalationBot.Host.Runtime.Delivery;
using EscalationBot.Storage;
using EscalationBot.ZaloSimulator;

namespace EscalationBot.Host.Tests.Zalo;

/// <summary>A send whose answer was lost is unknown until Zalo tells of it, however late, and whichever process hears it.</summary>
public sealed class LateEchoTests : IAsyncLifetime
{
    private const string Head = "2000000000000000002";
    private const string Unit = "UBND xã Đăk Cấm";
    private const string Unlinked = "UBND xã Vinh Quang";
    private const string Phone = "84912345678";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("zalo-echo-");
    private ZaloOffice office = null!;
    private ZaloPerson head = null!;
    private int earlier;

    public async ValueTask InitializeAsync()
    {
        office = await ZaloOffice.StartAsync($"--Store:LiteDb:Path={Path.Combine(folder.FullName, "office.db")}", "--ZaloOa:Templates:LinkInvitation=700005");
        head = await office.LinkedAsync(Head, Unit);
        earlier = office.Rows(head).Count;
    }

    public async ValueTask DisposeAsync()
    {
        await office.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact(Timeout = 60_000)]
    public async Task After_a_restart_an_echo_settles_it_and_its_receipt_confirms_it()
    {
        await LoseAnAnswerAsync(TestContext.Current.CancellationToken);
        await RestartAsync();
        await EchoAsync(0);
        Assert.Equal((WorkState.Sent, Seen(0).Id), (Row(0).State, Row(0).ChannelMessageId));

        await ReceiptAsync(0);
        Assert.Equal(WorkState.Delivered, Row(0).State);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_receipt_that_overtakes_the_echo_confirms_it_too()
    {
        await LoseAnAnswerAsync(TestContext.Current.CancellationToken);
        await ReceiptAsync(0);
        Assert.Equal(WorkState.Unknown, Row(0).State);
        await EchoAsync(0);

        Assert.Equal(WorkState.Delivered, Row(0).State);
    }

    [Fact(Timeout = 60_000)]
    public async Task Of_the_same_words_twice_each_echo_settles_one_the_older_first_however_often_it_comes()
    {
        await LoseAnAnswerAsync(TestContext.Current.CancellationToken);
        await LoseAnAnswerAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Seen(0).Call.Text, Seen(1).Call.Text);
        await RestartAsync();
        await EchoAsync(0);
        await ReceiptAsync(0);
        await EchoAsync(0);
        await RestartAsync();
        await EchoAsync(0);
        Assert.Equal([WorkState.Delivered, WorkState.Unknown], Rows.Select(r => r.State));

        await EchoAsync(1);
        Assert.Equal([WorkState.Delivered, WorkState.Sent], Rows.Select(r => r.State));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_echo_of_a_message_that_had_its_answer_settles_none()
    {
        await LoseAnAnswerAsync(TestContext.Current.CancellationToken);
        office.Zalo.Script = _ => null;
        office.Zalo.BeforeAnswer = (id, call) => EchoAsync(id, call.Text);
        await head.SayAsync("tình hình");
        await office.QuietAsync();
        await EchoAsync(1);
        await office.MinuteAsync();
        await RestartAsync();
        await EchoAsync(1);
        await office.MinuteAsync();
        Assert.Equal([WorkState.Unknown, WorkState.Sent], Rows.Select(r => r.State));

        await EchoAsync(0);
        Assert.Equal(WorkState.Sent, Row(0).State);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_echo_that_another_replica_hears_before_the_sender_has_given_up_settles_it_also_when_that_replica_is_gone()
    {
        await LoseAnAnswerAsync(TestContext.Current.CancellationToken);
        var mark = Row(0).ChannelMessageId!;
        await EchoAsync(0);
        // Another replica knows nothing of the send that waits here, only what stands in the store.
        var told = 0;
        office.Zalo.BeforeAnswer = (id, _) =>
        {
            told++;
            return office.Demo.Part<IReceiptDoor>().EchoedAsync("zalo", Head, mark, id);
        };
        await LoseAnAnswerAsync(TestContext.Current.CancellationToken);
        Assert.Equal((1, mark), (told, Row(1).ChannelMessageId));

        await RestartAsync();
        await office.MinuteAsync();
        Assert.Equal((WorkState.Sent, Seen(1).Id), (Row(1).State, Row(1).ChannelMessageId));
    }

    [Fact]
    public async Task A_receipt_that_another_replica_hears_before_the_end_of_the_send_is_recorded_confirms_it_later()
    {
        var echoes = office.Demo.Part<EchoDesk>();
        office.Zalo.BeforeAnswer = (id, _) => echoes.KeepAsync(new EchoJob("zalo", null, null, id));
        await head.SayAsync("tình hình");
        await office.QuietAsync();
        Assert.Equal(WorkState.Sent, Row(0).State);

        await RestartAsync();
        await office.MinuteAsync();
        Assert.Equal(WorkState.Delivered, Row(0).State);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_echo_of_a_file_settles_a_message_whose_file_had_no_answer_and_the_receipt_of_it_confirms_it()
    {
        await ReportAsync();
        office.Zalo.Script = call => call.Upload is null ? null : ZaloTrouble.Lost;
        await head.SayAsync("xuất danh sách");
        await office.SettleAsync(() => Rows is [.., { State: WorkState.Unknown }], TestContext.Current.CancellationToken);
        var (id, file) = office.Zalo.SeenBy(Head)[^1];
        Assert.NotNull(file.Upload);
        await RestartAsync();

        await head.PostAsync(head.FromOa("oa_send_image", new JsonObject { ["msg_id"] = "another" }));
        Assert.Equal(WorkState.Unknown, Rows[^1].State);
        await head.PostAsync(head.FromOa("oa_send_file", new JsonObject { ["msg_id"] = id }));
        Assert.Equal((WorkState.Sent, id), (Rows[^1].State, Rows[^1].ChannelMessageId));
        await head.PostAsync(head.FromOa("user_received_message", new JsonObject { ["msg_id"] = id }));
        Assert.Equal(WorkState.Delivered, Rows[^1].State);
    }

    [Fact(Timeout = 60_000)]
    public async Task After_two_days_nothing_is_settled_any_more()
    {
        await LoseAnAnswerAsync(TestContext.Current.CancellationToken);
        await office.Demo.MoveToAsync((await office.Demo.ClockAsync()).AddHours(49).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await EchoAsync(0);

        Assert.Equal(WorkState.Unknown, Row(0).State);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_reminder_that_arrived_after_all_counts_as_told_on_its_record_and_is_not_among_the_unclear_any_more()
    {
        await ReportAsync();
        office.Zalo.Script = _ => ZaloTrouble.Lost;
        var moved = office.Demo.MoveToAsync("2024-09-24T09:00");
        await office.SettleAsync(() => moved.IsCompleted, TestContext.Current.CancellationToken);
        await moved;
        Assert.False(Assert.Single(Nudges()).Reached);
        Assert.Contains($"Chủ tịch {Unit}", await office.Demo.SayAsync(ZaloOffice.Admin, "tin chưa rõ kết quả"), StringComparison.Ordinal);

        await RestartAsync();
        await EchoAsync(office.Zalo.SeenBy(Head).Count - 1 - earlier);
        Assert.DoesNotContain(office.Rows(head), r => r.State == WorkState.Unknown);
        Assert.True(Assert.Single(Nudges()).Reached);
        Assert.Equal("Không có tin nào chưa rõ kết quả.", (await office.Demo.SayAsync(ZaloOffice.Admin, "tin chưa rõ kết quả")).Split('\n')[0]);
    }

    [Fact]
    public async Task The_receipt_of_a_template_to_a_number_settles_it_by_what_it_was_sent_under()
    {
        office.Zalo.Templates.Approve(new FakeTemplate("700005", new Dictionary<string, int> { ["chuc_danh"] = 200, ["ma"] = 30, ["han"] = 20 }));
        office.Zalo.Templates.Phones.TryAdd(Phone, 0);
        await office.HasPhoneAsync(Unlinked, $"+{Phone}");
        office.Zalo.Script = call => call.Template.Length > 0 ? ZaloTrouble.Lost : null;
        await office.Demo.SayAsync(ZaloOffice.Admin, $"mời liên kết {Unlinked}");
        await office.Demo.SayAsync(ZaloOffice.Admin, "1");
        await office.QuietAsync();
        var (id, call) = Assert.Single(office.Zalo.SeenBy(Phone));
        Assert.Equal(WorkState.Unknown, Invitation().State);

        await RestartAsync();
        await head.PostAsync(head.FromOa("user_received_message", new JsonObject { ["msg_id"] = id, ["tracking_id"] = (string?)call.Body["tracking_id"] }));
        Assert.Equal((WorkState.Delivered, id), (Invitation().State, Invitation().ChannelMessageId));
    }

    private IReadOnlyList<WorkItem> Rows => [.. office.Rows(head).Skip(earlier)];

    private WorkItem Row(int number) => Rows[number];

    private (string Id, ZaloCall Call) Seen(int number) => office.Zalo.SeenBy(Head)[earlier + number];

    private WorkItem Invitation() => Assert.Single(office.Demo.Store.Log.Work(DateTimeOffset.MinValue), w => w.Message?.Fixed is not null);

    private List<Nudged> Nudges() => office.Demo.Store.Turns.Look(o => o.Find(new ProposalId(43))!.Nudges.Select(n => n.Nudge).Where(n => n.Recipient == ZaloOffice.HeadOf(o.Directory, Unit)).ToList());

    private async Task ReportAsync()
    {
        await head.SayAsync("UBND xã gửi Sở TNMT tờ trình 45/TTr-UBND ngày 12/9 xin chuyển mục đích sử dụng đất điểm trường, đến nay chưa trả lời");
        await office.QuietAsync();
        await head.SayAsync("1");
        await office.QuietAsync();
    }

    private async Task LoseAnAnswerAsync(CancellationToken cancellation)
    {
        office.Zalo.Script = _ => ZaloTrouble.Lost;
        var before = office.Rows(head).Count;
        await head.SayAsync("tình hình");
        await office.SettleAsync(() => office.Rows(head).Skip(before).Any(r => r.State == WorkState.Unknown), cancellation);
    }

    private async Task RestartAsync()
    {
        await office.RestartAsync();
        head = office.Person(Head);
    }

    private Task<HttpStatusCode?> EchoAsync(int number)
    {
        var (id, call) = Seen(number);
        return EchoAsync(id, call.Text);
    }

    private Task<HttpStatusCode?> EchoAsync(string id, string text) => head.PostAsync(head.FromOa("oa_send_text", new JsonObject { ["msg_id"] = id, ["text"] = text }));

    private Task<HttpStatusCode?> ReceiptAsync(int number) => head.PostAsync(head.FromOa("user_received_message", new JsonObject { ["msg_id"] = Seen(number).Id }));
}
