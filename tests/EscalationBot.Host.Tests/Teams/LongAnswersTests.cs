using System.Text.Json;
using EscalationBot.Conversation.Messages;
using EscalationBot.Storage;
using EscalationBot.Testing.Teams;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>
/// Answers so long that each is several cards, while tokens are refused, calls are throttled, refused for a moment, cut or never
/// welcome. Every call that reaches the service is counted by it, also those that it refuses.
/// </summary>
public sealed class LongAnswersTests : IAsyncLifetime
{
    private const int Thanks = 12;
    private const int Words = 600;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("teams-long-");
    private readonly Dictionary<string, Trouble> refused = new()
    {
        ["a:aad-blocked"] = Trouble.BlockedByUser,
        ["a:aad-muted"] = Trouble.WritesBlocked,
        ["a:aad-silent"] = Trouble.ForbiddenWithoutAWord,
    };
    private TeamsOffice office = null!;
    private TeamsPerson[] people = [];
    private int before;

    /// <summary>The office replaces a sentence by one that fits on no card.</summary>
    public async ValueTask InitializeAsync()
    {
        var texts = folder.CreateSubdirectory("texts");
        var sentence = string.Join('\n', Enumerable.Range(1, Words).Select(n => $"{n}. Trân trọng cảm ơn đồng chí."));
        await File.WriteAllTextAsync(Path.Combine(texts.FullName, "Help.vi.json"), JsonSerializer.Serialize(new Dictionary<string, string> { ["help.thanks"] = sentence }));
        office = await TeamsOffice.StartAsync("2024-09-23T08:05:00+07:00", more: $"--Office:DataFolder={folder.FullName}");
        people =
        [
            await office.LinkedAsync("x-dak-cam", "UBND xã Đăk Cấm"),
            await office.LinkedAsync("so-tnmt", "Sở Tài nguyên và Môi trường"),
            await office.LinkedAsync("pct-dat-dai", "UBND tỉnh", "đất đai"),
        ];
        before = office.Connector.Calls.Count;
    }

    public async ValueTask DisposeAsync()
    {
        await office.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Parts_repeats_and_new_chats_keep_to_what_the_service_permits_and_no_answer_is_cut_short_by_a_limit()
    {
        office.Connector.Script = Fault;
        office.Connector.Forget(people[1].Chat);
        var strangers = refused.Keys.Select(chat => office.Person(chat.Split(':')[^1])).Concat(Enumerable.Range(1, 40).Select(n => office.Person($"aad-crowd-{n}"))).ToList();
        await Task.WhenAll(strangers.Select(p => p.InstallAsync()));
        await Task.WhenAll(people.SelectMany(p => Enumerable.Range(0, Thanks).Select(_ => p.SayAsync("cảm ơn"))));
        await UntilAllWentAsync();

        var calls = office.Connector.Calls.Skip(before).ToList();
        PermittedRates.AssertKept(calls);
        Assert.Equal(25, PermittedRates.Densest(calls, 1));
        Assert.All(people, AssertAnswersAreWholeOrUnknown);
        Assert.All(refused.Keys, chat => Assert.Single(calls, c => c.Chat == chat));
        Assert.Single(calls, c => c.Action == ConnectorAction.Create);
        Assert.Contains(calls, c => Fault(c) == Trouble.Unauthorized);
    }

    [Fact]
    public async Task One_chat_gets_as_many_parts_in_a_second_as_the_service_permits_there()
    {
        await Task.WhenAll(Enumerable.Range(0, Thanks).Select(_ => people[0].SayAsync("cảm ơn")));
        await UntilAllWentAsync();

        var calls = office.Connector.Calls.Skip(before).ToList();
        PermittedRates.AssertKept(calls);
        Assert.Equal(7, PermittedRates.Densest(calls, 1));
    }

    private async Task UntilAllWentAsync()
    {
        for (var minute = 0; minute < 60 && IsWaiting(); minute++)
            await office.PassAsync(TimeSpan.FromMinutes(1));
        Assert.False(IsWaiting());
    }

    /// <summary>The first calls into a chat go well, or no limit would ever be reached.</summary>
    private Trouble? Fault(ConnectorCall call) => refused.GetValueOrDefault(call.Chat) ?? ((call.Action, call.Number) switch
    {
        (ConnectorAction.Send, > 12) => (call.Number % 16) switch
        {
            1 or 11 => Trouble.Unauthorized,
            3 => Trouble.Throttled("1"),
            5 => Trouble.Concurrent,
            7 => Trouble.CutAfterAccepting,
            14 => Trouble.Throttled(null),
            _ => null,
        },
        _ => null,
    });

    private void AssertAnswersAreWholeOrUnknown(TeamsPerson person)
    {
        var rows = office.Demo.Store.Log.Work(DateTimeOffset.MinValue).Where(r => r.To?.User == person.Name && IsThanks(r.Message)).ToList();
        var whole = PlainText.Render(rows[0].Message!);
        var runs = Runs([.. person.Sees.Select(s => s.Sent.Text).Where(t => t.Contains("cảm ơn", StringComparison.Ordinal))]);
        var cut = office.Connector.Calls.Count(c => c.Chat == person.Chat && Fault(c) is { Arrives: true });

        Assert.Equal(Thanks, rows.Count);
        Assert.Equal(cut, rows.Count(r => r.State == WorkState.Unknown));
        Assert.Equal(Thanks - cut, rows.Count(r => r.State == WorkState.Sent));
        Assert.Equal(Thanks, runs.Count);
        Assert.All(runs, run => Assert.StartsWith(run, whole, StringComparison.Ordinal));
        Assert.InRange(runs.Count(run => run == whole), Thanks - cut, Thanks);
        Assert.InRange(cut, 1, Thanks - 1);
    }

    /// <summary>Parts that follow each other, joined; each answer begins with its first sentence.</summary>
    private static List<string> Runs(IReadOnlyList<string> parts)
    {
        List<string> runs = [];
        foreach (var part in parts)
        {
            if (part.StartsWith("1. ", StringComparison.Ordinal))
                runs.Add(part);
            else
                runs[^1] += "\n" + part;
        }
        return runs;
    }

    private static bool IsThanks(OutgoingMessage? message) => message is not null && PlainText.Render(message).StartsWith("1. Trân trọng", StringComparison.Ordinal);

    private bool IsWaiting() => office.Demo.Store.Log.Work(DateTimeOffset.MinValue).Any(r => r is { To.Channel: "teams", State: WorkState.Waiting });
}
