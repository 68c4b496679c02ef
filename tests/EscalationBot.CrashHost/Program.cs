using EscalationBot.Conversation.Delivery;
using EscalationBot.CrashHost;
using EscalationBot.Host.Options;
using EscalationBot.Host.Setup;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// A life of the office that ends when and where a test wants it to. It waits for a line before it touches the store: the
// life before it may not be over.
if (await Console.In.ReadLineAsync() is null)
    return 2;
var options = CrashOptions.Parse(args);
var dagger = new Dagger(options);
var builder = Host.CreateEmptyApplicationBuilder(null);
builder.Configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"));
builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
var configured = HostSettings.Read(builder.Configuration, development: false);
var settings = Lives.SettingsOf(options, configured);
await using var opened = Lives.Open(options, dagger, settings, out var clock);
builder.Services.AddOffice(settings, opened)
    .AddSingleton(options).AddSingleton(dagger).AddSingleton<IChannel, WireChannel>().AddSingleton<Door>()
    .AddSingleton(_ => Echo.Bot()).AddSingleton(clock);
using var office = builder.Build();
await office.StartAsync();
await office.Services.GetRequiredService<Door>().ServeAsync();
await office.StopAsync();
return 0;
