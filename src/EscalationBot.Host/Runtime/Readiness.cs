using EscalationBot.Host.Options;
using EscalationBot.Host.Texts;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime;

/// <summary>Whether the office can work, and what a newcomer has to do before it can.</summary>
internal sealed class Readiness(ITurnStore store, HostSettings settings)
{
    private static readonly string[] StepKeys = ["steps.admin-code", "steps.import", "steps.link"];

    /// <summary>Timers are set and left-over messages are taken up.</summary>
    public bool Started { get; set; }

    /// <summary>The steps to follow, in order; none when the store holds data or Demo brings its own.</summary>
    public IReadOnlyList<LocalText> FirstSteps =>
        settings.DemoEnabled || store.Read().Directory.Units.Count > 0 ? [] : [.. StepKeys.Select(key => HostTexts.Get(key))];
}
