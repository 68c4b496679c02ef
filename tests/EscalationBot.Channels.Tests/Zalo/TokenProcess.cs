using System.Diagnostics;
using System.Globalization;
using EscalationBot.ZaloSimulator;

namespace EscalationBot.Channels.Tests.Zalo;

/// <summary>A process of the office that needs tokens.</summary>
internal sealed class TokenProcess : IAsyncDisposable
{
    private readonly Process process;

    /// <param name="vault">A folder, or the connection string of a database.</param>
    public TokenProcess(string vault, FakeZalo zalo, (string Access, string Refresh) seed) =>
        process = Process.Start(new ProcessStartInfo("dotnet", [ProgramPath, vault, zalo.Address.ToString().TrimEnd('/'), ZaloAccountKeys.One.AppId, ZaloAccountKeys.One.OaId, seed.Access, seed.Refresh])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;

    /// <summary>Built beside the tests, in the same configuration.</summary>
    private static string ProgramPath { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "EscalationBot.TokenHost", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "EscalationBot.TokenHost.dll"));

    /// <summary>The token, or "!" and why there is none.</summary>
    public Task<string> GetAsync(DateTimeOffset now) => AskAsync("get", now);

    /// <summary>The owner of the account consented anew.</summary>
    public Task<string> AdoptAsync(DateTimeOffset now, (string Access, string Refresh) pair) => AskAsync("adopt", now, pair.Access, pair.Refresh);

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<string> AskAsync(string wish, DateTimeOffset now, params string[] more)
    {
        await process.StandardInput.WriteLineAsync(string.Join(' ', [wish, now.UtcTicks.ToString(CultureInfo.InvariantCulture), .. more]));
        await process.StandardInput.FlushAsync();
        return await process.StandardOutput.ReadLineAsync() ?? "!gone";
    }
}
