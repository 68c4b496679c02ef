using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace EscalationBot.Host.Tests.Telemetry;

/// <summary>Everything that would be logged at any level, in the words and values it would be logged with.</summary>
internal sealed class LogRecording : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> lines = new();
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => new Recorder(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose() { }

    private sealed class Recorder(LogRecording home, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => home.scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(p => $"{p.Key}={p.Value}")) : "";
            home.lines.Enqueue($"{category} {formatter(state, exception)} {values} {exception}");
            home.scopes.ForEachScope((scope, lines) => lines.Enqueue($"{category} scope {scope}"), home.lines);
        }
    }
}

/// <summary>The spans of every source of this process that ended while it listened.</summary>
internal sealed class SpanRecording : IDisposable
{
    private readonly ConcurrentQueue<Activity> ended = new();
    private readonly ActivityListener listener;

    public SpanRecording()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
    }

    public IReadOnlyCollection<Activity> Ended => ended;

    public IEnumerable<string> Told => ended.Select(a =>
        $"{a.DisplayName} {string.Join(' ', a.TagObjects.Concat(a.Events.SelectMany(e => e.Tags)).Concat(a.Baggage.Select(b => KeyValuePair.Create(b.Key, (object?)b.Value))))} {a.StatusDescription}");

    public void Dispose() => listener.Dispose();
}
