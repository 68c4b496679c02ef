namespace EscalationBot.Host.Tests.Tour;

/// <summary>A proposal of the demo province from the first sentence to the reply, played over the HTTP API as the tour of README.md does.</summary>
public sealed class WholeWay : IAsyncLifetime
{
    public const string Unit = "x-dak-cam";
    public const string Agency = "so-tnmt";
    public const string Leader = "pct-dat-dai";
    public const string Record = "KN-0043";

    private DemoHost demo = null!;

    internal DemoHost Demo => demo;

    public string Card { get; private set; } = "";

    public string CardOfTheSameWithoutDiacritics { get; private set; } = "";

    public string Saved { get; private set; } = "";

    public IReadOnlyDictionary<string, string> StatusBy { get; private set; } = new Dictionary<string, string>();

    public string NotYet { get; private set; } = "";

    public string DirectionAsked { get; private set; } = "";

    public string DirectionGiven { get; private set; } = "";

    public string Closed { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        demo = await DemoHost.StartAsync("2024-09-23T08:05:00+07:00");
        await ReportAsync();
        await AskAsync();
        await demo.MoveToAsync("2024-09-27T08:00");
        NotYet = await demo.SayAsync(Unit, "2");
        await demo.MoveToAsync("2024-10-04T08:00");
        await DirectAsync();
        await demo.MoveToAsync("2024-10-08T09:00");
        await CloseAsync();
        await demo.MoveToAsync("2024-10-11T08:00");
    }

    public ValueTask DisposeAsync() => demo.DisposeAsync();

    private async Task ReportAsync()
    {
        CardOfTheSameWithoutDiacritics = await demo.SayAsync(Unit, "xa gui so tnmt tt 45/TTr-UBND hom 12/9 xin chuyen muc dich su dung dat diem truong, chua tra loi");
        await demo.SayAsync(Unit, "hủy");
        Card = await demo.SayAsync(Unit, "UBND xã gửi Sở TNMT tờ trình 45/TTr-UBND ngày 12/9 xin chuyển mục đích sử dụng đất điểm trường, đến nay chưa trả lời");
        Saved = await demo.SayAsync(Unit, "1");
    }

    private async Task AskAsync()
    {
        var answers = new Dictionary<string, string>();
        foreach (var question in new[] { "tình hình", "KN-0043 đến đâu rồi?", "45/TTr-UBND đến đâu", "43" })
            answers[question] = await demo.SayAsync(Unit, question);
        StatusBy = answers;
    }

    private async Task DirectAsync()
    {
        await demo.SayAsync(Leader, $"chỉ đạo {Record}");
        DirectionAsked = await demo.SayAsync(Leader, "1, trước 10/10/2024, nêu rõ thống nhất hay không thống nhất");
        DirectionGiven = await demo.SayAsync(Leader, "1");
    }

    private async Task CloseAsync()
    {
        await demo.SayAsync(Unit, $"{Record} đã giải quyết");
        await demo.SayAsync(Unit, "2105/STNMT-QLĐĐ ngày 08/10/2024");
        Closed = await demo.SayAsync(Unit, "1");
    }
}
