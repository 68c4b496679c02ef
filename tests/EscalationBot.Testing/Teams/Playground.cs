using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using EscalationBot.Testing.Machine;

namespace EscalationBot.Testing.Teams;

/// <summary>
/// Microsoft 365 Agents Playground as one person uses it: a page that looks and talks like Teams, with a Connector of its own.
/// Everything it opens is on this machine.
/// </summary>
public sealed class Playground : IAsyncDisposable
{
    private const string Tenant = "0f0f0f0f-0000-4000-8000-00000000a0a0";
    private const string Bot = "28:escalationbot";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("escalationbot-playground-");
    private readonly StringBuilder printed = new();
    private readonly Process process;
    private readonly string id;

    private Playground(Process process, Uri address, string id) => (this.process, Address, this.id) = (process, address, id);

    public Uri Address { get; }

    /// <param name="bot">Where the bot listens.</param>
    /// <param name="id">Of the person in the directory; also part of the names of their chats.</param>
    public static async Task<Playground> StartAsync(Uri bot, string id, string name)
    {
        var modules = await NpmPackage.Playground.ModulesAsync();
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var process = new Process { StartInfo = new ProcessStartInfo(await DebianPackage.Node.ProgramAsync()) };
        var playground = new Playground(process, address, id);
        await File.WriteAllTextAsync(Path.Combine(playground.folder.FullName, ".m365agentsplayground.yml"), Config(id, name));
        await playground.RunAsync([
            "-r", Repository.Path("tests/EscalationBot.Testing/Teams/loopback.cjs"), Path.Combine(modules, ".bin/agentsplayground"),
            "-e", new Uri(bot, "api/messages").ToString(), "-c", "msteams", "-p", $"{address.Port}", "--su", $"{address}_connector", "--dt"]);
        return playground;
    }

    /// <summary>
    /// The person sends a picture into their chat. The client has no button for it but passes on any activity; this one is as
    /// Teams makes it.
    /// </summary>
    /// <param name="picture">Where the bot can fetch it.</param>
    public async Task SendPictureAsync(string name, Uri picture)
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var response = await http.PostAsJsonAsync("_internal/v1/customActivities", new JsonObject
        {
            ["type"] = "message",
            ["id"] = $"picture-{name}",
            ["channelId"] = "msteams",
            ["serviceUrl"] = $"{Address}_connector",
            ["from"] = new JsonObject { ["id"] = $"29:{id}", ["aadObjectId"] = $"aad-{id}" },
            ["recipient"] = new JsonObject { ["id"] = Bot },
            ["conversation"] = new JsonObject { ["id"] = $"a:{id}", ["conversationType"] = "personal", ["tenantId"] = Tenant },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
            ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "image/png", ["name"] = name, ["contentUrl"] = picture.ToString() }),
        });
        response.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>With a wrong configuration it says that it listens and does not, so it is asked.</summary>
    private async Task RunAsync(IReadOnlyList<string> arguments)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.StartInfo.WorkingDirectory = folder.FullName;
        process.StartInfo.RedirectStandardOutput = process.StartInfo.RedirectStandardError = true;
        process.StartInfo.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        foreach (var argument in arguments)
            process.StartInfo.ArgumentList.Add(argument);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The playground ended: {printed}"));
        process.OutputDataReceived += Read;
        process.ErrorDataReceived += Read;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await listening.Task;
        using var http = new HttpClient();
        var answer = await http.GetStringAsync(new Uri(Address, "_debug/ping"));
        if (answer != "pong")
            throw new InvalidOperationException($"The playground does not work: {answer} {printed}");

        void Read(object sender, DataReceivedEventArgs line)
        {
            lock (printed)
                printed.AppendLine(line.Data);
            if (line.Data?.Contains("Listening on", StringComparison.Ordinal) == true)
                listening.TrySetResult();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>It insists on five further users and a team.</summary>
    private static string Config(string id, string name) => $$"""
        version: "0.1.1"
        tenantId: {{Tenant}}
        bot: { id: "{{Bot}}", name: "EscalationBot" }
        currentUser: {{Person(id, name)}}
        users:
        {{string.Join('\n', Enumerable.Range(1, 5).Select(i => $"  - {Person($"{id}-{i}", $"{name} {i}")}"))}}
        personalChat: { id: "a:{{id}}" }
        groupChat: { id: "19:{{id}}@thread.v2", name: "Nhóm" }
        team:
          id: "19:team-{{id}}@thread.tacv2"
          name: "UBND tỉnh"
          aadGroupId: 0f0f0f0f-0000-4000-8000-00000000b0b0
          channels:
            - { id: "19:channel-{{id}}@thread.tacv2", name: "Thông báo" }
        """;

    private static string Person(string id, string name) =>
        $$"""{ id: "29:{{id}}", name: "{{name}}", userPrincipleName: "{{id}}@kontum.example", aadObjectId: "aad-{{id}}", givenName: "{{name}}", surname: "{{name}}", email: "{{id}}@kontum.example" }""";
}
