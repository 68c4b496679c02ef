using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using EscalationBot.Channels.Http;
using EscalationBot.Testing.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>Files to people, with SharePoint on this machine.</summary>
public sealed class FileTests : IAsyncLifetime
{
    private const string Consent = "application/vnd.microsoft.teams.card.file.consent";
    private const string Info = "application/vnd.microsoft.teams.card.file.info";

    private const string Failed = "Chưa lưu được tệp du-lieu-ca-nhan.xlsx vào OneDrive. Đề nghị đồng chí bấm đồng ý lần nữa hoặc yêu cầu lại tệp.";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("teams-files-");
    private readonly WatchedTime time = new(new DateTimeOffset(2026, 1, 5, 1, 0, 0, TimeSpan.Zero));
    private TeamsOffice office = null!;
    private TeamsPerson head = null!;

    public async ValueTask InitializeAsync()
    {
        office = await TeamsOffice.StartAsync(
            "2024-09-23T08:05:00+07:00", services => services.AddKeyedSingleton<TimeProvider>(RealTime.Key, time), $"--Store:LiteDb:Path={Path.Combine(folder.FullName, "office.db")}");
        head = await office.LinkedAsync("x-dak-cam", "UBND xã Đăk Cấm");
    }

    public async ValueTask DisposeAsync()
    {
        await office.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_file_is_put_into_OneDrive_after_consent_and_shown_there_and_the_offer_goes_away()
    {
        var offer = await OfferedAsync();
        Assert.Equal("Tệp du-lieu-ca-nhan.xlsx. Đề nghị đồng chí đồng ý để Hệ thống lưu tệp vào OneDrive của đồng chí.", (string?)Attached(offer)["content"]!["description"]);

        Assert.Equal(HttpStatusCode.OK, await head.PostAsync(Answering(offer, "accept")));

        var upload = Assert.Single(office.Connector.Drive.Uploads);
        Assert.Equal(("ca-nhan/upload", $"bytes 0-{upload.Content.Length - 1}/{upload.Content.Length}", ""), (upload.Path, upload.Range, upload.Authorization));
        using var workbook = new ZipArchive(new MemoryStream(upload.Content));
        Assert.NotNull(workbook.GetEntry("xl/workbook.xml"));
        Assert.DoesNotContain(head.Sees, s => TypeOf(s) == Consent);
        var shown = Attached(Assert.Single(head.Sees, s => TypeOf(s) == Info));
        Assert.Equal(("du-lieu-ca-nhan.xlsx", FakeOneDrive.AddressOf("ca-nhan/du-lieu-ca-nhan.xlsx"), "xlsx"), ((string?)shown["name"], (string?)shown["contentUrl"], (string?)shown["content"]!["fileType"]));
    }

    [Fact]
    public async Task A_consent_that_comes_again_and_again_uploads_once()
    {
        var offer = await OfferedAsync();
        var accepted = Answering(offer, "accept");

        var answers = await Task.WhenAll(head.PostAsync(accepted), head.PostAsync(accepted), head.PostAsync(Answering(offer, "accept")));

        Assert.All(answers, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Single(office.Connector.Drive.Uploads);
        Assert.Single(head.Sees, s => TypeOf(s) == Info);
    }

    [Fact]
    public async Task A_slow_upload_keeps_nobody_waiting_and_ends_behind_the_answer()
    {
        var offer = await OfferedAsync();
        var opens = new TaskCompletionSource();
        office.Connector.Drive.Opens = opens.Task;
        var waits = time.NextWaitAsync(TimeSpan.FromSeconds(4));
        var answer = head.PostAsync(Answering(offer, "accept"));
        await waits;
        time.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(HttpStatusCode.OK, await answer);
        Assert.Empty(office.Connector.Drive.Uploads);
        opens.SetResult();
        await office.Connector.CalledAsync(c => (string?)c.Body["attachments"]?[0]?["contentType"] == Info);
        Assert.Single(office.Connector.Drive.Uploads);
    }

    [Fact]
    public async Task A_file_that_is_declined_is_put_nowhere()
    {
        var offer = await OfferedAsync();
        await head.PostAsync(Answering(offer, "decline"));

        Assert.Empty(office.Connector.Drive.Uploads);
        Assert.Equal("Hệ thống không lưu tệp du-lieu-ca-nhan.xlsx.", head.Sees[^1].Text);
        Assert.DoesNotContain(head.Sees, s => TypeOf(s) == Consent);
    }

    [Theory]
    [InlineData("https://evil.example/upload")]
    [InlineData("https://kontum.sharepoint.com.evil.example/upload")]
    [InlineData("http://kontum.sharepoint.com/upload")]
    public async Task A_file_goes_to_no_address_that_is_not_of_the_organisation(string address)
    {
        var consent = Answering(await OfferedAsync(), "accept");
        consent["value"]!["uploadInfo"]!["uploadUrl"] = address;
        await head.PostAsync(consent);

        Assert.Empty(office.Connector.Drive.Uploads);
        Assert.Equal(Failed, head.Sees[^1].Text);
        Assert.Contains(head.Sees, s => TypeOf(s) == Consent);
    }

    [Fact]
    public async Task A_file_that_OneDrive_does_not_take_stays_on_offer()
    {
        var offer = await OfferedAsync();
        office.Connector.Drive.Full = true;
        await head.PostAsync(Answering(offer, "accept"));
        Assert.Equal(Failed, head.Sees[^1].Text);

        office.Connector.Drive.Full = false;
        await head.PostAsync(Answering(offer, "accept"));
        AssertDelivered();
    }

    [Theory]
    [InlineData("look", false)]
    [InlineData("look", true)]
    [InlineData("show", false)]
    [InlineData("show", true)]
    [InlineData("take away", false)]
    [InlineData("take away", true)]
    public async Task Wherever_it_breaks_the_file_is_there_or_still_on_offer(string step, bool arrives)
    {
        var offer = await OfferedAsync();
        office.Connector.Script = call => StepOf(call) == step ? arrives ? Trouble.CutAfterAccepting : Trouble.CutBeforeAccepting : null;
        await head.PostAsync(Answering(offer, "accept"));
        Assert.Contains(head.Sees, s => TypeOf(s) is Consent or Info);

        office.Connector.Script = _ => null;
        await head.PostAsync(Answering(offer, "accept"));
        AssertDelivered();
    }

    [Fact]
    public async Task A_process_that_dies_during_an_upload_leaves_the_offer_to_the_next()
    {
        var offer = await OfferedAsync();
        office.Connector.Drive.Opens = new TaskCompletionSource().Task;
        var waits = time.NextWaitAsync(TimeSpan.FromSeconds(4));
        var answer = head.PostAsync(Answering(offer, "accept"));
        await waits;
        time.Advance(TimeSpan.FromSeconds(4));
        await answer;

        await office.RestartAsync();
        office.Connector.Drive.Opens = Task.CompletedTask;
        head = office.Person(head.Name);
        await head.PostAsync(Answering(Assert.Single(head.Sees, s => TypeOf(s) == Consent), "accept"));
        AssertDelivered();
    }

    [Fact]
    public async Task An_offer_forwarded_to_somebody_else_gives_them_nothing()
    {
        var stranger = await office.LinkedAsync("so-tnmt", "Sở Tài nguyên và Môi trường");
        var consent = Answering(await OfferedAsync(), "accept");
        consent["from"]!["aadObjectId"] = stranger.Name;
        consent["conversation"]!["id"] = stranger.Chat;
        consent["replyToId"] = stranger.Sees[^1].Id;
        var before = stranger.Sees.Count;
        await stranger.PostAsync(consent);

        Assert.Empty(office.Connector.Drive.Uploads);
        Assert.Equal(before + 1, stranger.Sees.Count);
        Assert.Contains(head.Sees, s => TypeOf(s) == Consent);
    }

    /// <summary>It may be shown twice where nobody could know, but not be lost.</summary>
    private void AssertDelivered()
    {
        Assert.NotEmpty(office.Connector.Drive.Uploads);
        Assert.Contains(head.Sees, s => TypeOf(s) == Info);
        Assert.DoesNotContain(head.Sees, s => TypeOf(s) == Consent);
    }

    private static string? StepOf(ConnectorCall call) => call.Action switch
    {
        ConnectorAction.Update => "look",
        ConnectorAction.Delete => "take away",
        ConnectorAction.Send when TypeOf(call.Body) == Info => "show",
        _ => null,
    };

    /// <summary>The file with all that is kept of them is made for people who ask.</summary>
    private async Task<Shown> OfferedAsync()
    {
        await head.SayAsync("dữ liệu của tôi");
        await office.QuietAsync();
        await head.PressAsync("Nhận tệp dữ liệu");
        await office.QuietAsync();
        return Assert.Single(head.Sees, s => TypeOf(s) == Consent);
    }

    private JsonObject Answering(Shown offer, string action) => head.Activity("invoke", new JsonObject
    {
        ["name"] = "fileConsent/invoke",
        ["replyToId"] = offer.Id,
        ["value"] = new JsonObject
        {
            ["type"] = "fileUpload",
            ["action"] = action,
            ["context"] = Attached(offer)["content"]![$"{action}Context"]!.DeepClone(),
            ["uploadInfo"] = new JsonObject
            {
                ["contentUrl"] = FakeOneDrive.AddressOf("ca-nhan/du-lieu-ca-nhan.xlsx"),
                ["name"] = "du-lieu-ca-nhan.xlsx",
                ["uploadUrl"] = FakeOneDrive.AddressOf("ca-nhan/upload"),
                ["uniqueId"] = "1150d938-8870-4044-9f2c-5bbdebad70c8",
                ["fileType"] = "xlsx",
            },
        },
    });

    private static JsonNode Attached(Shown shown) => shown.Call.Body["attachments"]![0]!;

    private static string? TypeOf(Shown shown) => TypeOf(shown.Call.Body);

    private static string? TypeOf(JsonObject message) => (string?)message["attachments"]?[0]?["contentType"];
}
