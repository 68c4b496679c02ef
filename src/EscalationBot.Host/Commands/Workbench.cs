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
        TimeProvider time = settings.DemoEnabled ? DemoClockFile.Open(settings) : store.Time;
        return await work(new OpenOffice(store, settings, time, BotOpening.Open(settings)));
    }

    public void Say(LocalText text) => Output.WriteLine(text.Lines);
}
