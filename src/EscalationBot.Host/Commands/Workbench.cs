using EscalationBot.Host.Backups;
using EscalationBot.Host.Demo;
using EscalationBot.Host.Options;
using EscalationBot.Host.Runtime;
using EscalationBot.Host.Setup;
using EscalationBot.Host.Texts;

namespace EscalationBot.Host.Commands;

/// <summary>The office as a command works with it: the opened store, the rules, and the present moment (the demo's when Demo is on).</summary>
internal sealed record OpenOffice(OfficeStore Store, HostSettings Settings, TimeProvider Time, IBotTurns Bot)
{
    public DateTimeOffset Now => Settings.Rules.Time.InOffice(Time.GetUtcNow());
}

/// <summary>What every command gets: the configuration, the streams, and the way to open the office.</summary>
/// <param name="Configuration">Arguments of the form --Section:Key=value.</param>
internal sealed record Workbench(string[] Configuration, TextReader Input, TextWriter Output, TextWriter Error)
{
    /// <exception cref="SettingsException">The configuration is not right.</exception>
    public HostSettings ReadSettings()
    {
        var builder = OfficeHost.CreateBuilder(Configuration);
        return HostSettings.Read(builder.Configuration, builder.Environment.IsDevelopment());
    }

    /// <summary>Opens the office, lets a command work with it, closes it.</summary>
    /// <exception cref="UserException">The configuration is not right, or the store cannot be opened (a running server has it).</exception>
    public async Task<int> WithOfficeAsync(Func<OpenOffice, Task<int>> work)
    {
        var settings = ReadSettings();
        await using var store = StoreOpening.Open(settings);
        return await WorkAsync(store, settings, work);
    }

    /// <summary>The same for a command that only reads: while a server has the file, it works with a copy that the server makes.</summary>
    /// <exception cref="UserException">As above; or the other process makes no copy.</exception>
    public async Task<int> WithCopyAsync(Func<OpenOffice, Task<int>> work, CancellationToken cancellation)
    {
        var settings = ReadSettings();
        if (!settings.StoreInFile)
            return await WithOfficeAsync(work);
        if (StoreOpening.OpenUnlessInUse(settings) is { } own)
        {
            await using (own)
                return await WorkAsync(own, settings, work);
        }
        using var copy = await StoreCopy.MakeAsync(settings, this, cancellation);
        await using var store = StoreOpening.OpenCopy(copy.Path, settings);
        return await WorkAsync(store, settings, work);
    }

    private static async Task<int> WorkAsync(OfficeStore store, HostSettings settings, Func<OpenOffice, Task<int>> work)
    {
        TimeProvider time = settings.DemoEnabled ? DemoClockFile.Open(settings) : store.Time;
        return await work(new OpenOffice(store, settings, time, BotOpening.Open(settings)));
    }

    public void Say(LocalText text) => Output.WriteLine(text.Lines);
}
