using System.Collections.Concurrent;
using System.Net.Http.Json;
using EscalationBot.Host.Tests.Commands;
using EscalationBot.Storage;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Host.Tests.Running;

/// <summary>The program goes on working while a command has a backup made of it.</summary>
public sealed class BackupOfRunningTests : IDisposable
{
    /// <summary>So many answers before the backup begins.</summary>
    private const int Many = 8;

    private static readonly string[] Visitors = ["khach-1", "khach-2", "x-dak-cam", "so-tnmt"];

    private readonly CommandLine admin = new();

    public void Dispose() => admin.Dispose();

    [Fact]
    public async Task A_backup_taken_under_load_is_restored_elsewhere_with_everything_answered_before_it()
    {
        await using var program = await RunningProgram.StartAsync();
        using var enough = new CancellationTokenSource();
        var answered = new ConcurrentBag<string>();
        var manyAnswered = new TaskCompletionSource();
        var talk = Visitors.Select(v => TalkAsync(program, v, answered, manyAnswered, enough.Token)).ToList();
        await Task.WhenAny(talk.Append(manyAnswered.Task));
        var before = answered.ToList();

        var backup = await admin.RunAsync("backup", admin.Path("dang-chay.backup"), $"--Store:LiteDb:Path={program.DataFolder}/escalationbot.db");
        await enough.CancelAsync();
        await Task.WhenAll(talk);

        Assert.Equal((0, ""), (backup.ExitCode, backup.Error));
        Assert.StartsWith("Máy chủ đang hoạt động", backup.Output, StringComparison.Ordinal);
        Assert.Equal(["dang-chay.backup"], Directory.GetFiles(admin.DataFolder).Select(Path.GetFileName));
        Assert.Empty(Directory.GetFiles(program.DataFolder, "*.backup-*"));
        Assert.Equal(0, (await admin.RunAsync("restore", admin.Path("dang-chay.backup"))).ExitCode);
        var verify = await admin.RunAsync("verify", "--Demo:Enabled=true");
        foreach (var whole in new[] { "chuỗi nhật ký kiểm toán", "từng kiến nghị khớp", "số liệu tổng hợp khớp" })
            Assert.Contains($"Đạt: {whole}", verify.Output, StringComparison.Ordinal);
        Assert.Subset(await HeardAsync(), before.ToHashSet());
    }

    [Theory]
    [InlineData("verify", "Đạt: mọi tin phải gửi đều có kết quả")]
    [InlineData("digest", "Tình hình kiến nghị, đề xuất đến ")]
    [InlineData("export to-chuc.xlsx", "to-chuc.xlsx")]
    public async Task What_only_reads_works_beside_a_running_program_and_leaves_nothing(string command, string said)
    {
        await using var program = await RunningProgram.StartAsync();
        var words = command.Split(' ') is [var name, var file] ? [name, admin.Path(file)] : new[] { command };

        var result = await admin.RunAsync([.. words, $"--Store:LiteDb:Path={program.DataFolder}/escalationbot.db", "--Demo:Enabled=true"]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("Máy chủ đang hoạt động", result.Output, StringComparison.Ordinal);
        Assert.Contains(said, result.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(program.DataFolder, "*.backup-*"));
    }

    [Fact]
    public async Task Restoring_over_a_running_program_is_refused()
    {
        await using var program = await RunningProgram.StartAsync();
        var store = $"--Store:LiteDb:Path={program.DataFolder}/escalationbot.db";
        await admin.RunAsync("backup", admin.Path("a.backup"), store);

        var refused = await admin.RunAsync("restore", admin.Path("a.backup"), store);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Đề nghị dừng máy chủ", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Stop the server", refused.Error, StringComparison.Ordinal);
    }

    private static async Task TalkAsync(RunningProgram program, string visitor, ConcurrentBag<string> answered, TaskCompletionSource many, CancellationToken enough)
    {
        for (var i = 0; !enough.IsCancellationRequested; i++)
        {
            var id = $"{visitor}-{i}";
            using var answer = await program.Http.PostAsJsonAsync($"/demo/posts/{visitor}/messages", new { text = "xin chào", messageId = id }, CancellationToken.None);
            answer.EnsureSuccessStatusCode();
            answered.Add(id);
            if (answered.Count >= Many)
                many.TrySetResult();
        }
    }

    /// <summary>The ids of all messages the restored store has in its logs.</summary>
    private async Task<HashSet<string>> HeardAsync()
    {
        await using var store = LiteDbStore.Open(new LiteDbStoreOptions(admin.Path("escalationbot.db")), () => TestOffice.Rules);
        return [.. Visitors.SelectMany(v => store.Read("web", v, 0, int.MaxValue)).Select(e => e.MessageId).OfType<string>()];
    }
}
