using EscalationBot.Host.Options;
using EscalationBot.Host.Texts;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime;

/// <summary>Whether the office can work, and what a newcomer has to do before it can.</summary>
internal sealed class Readiness(ITurnStore store, HostSettings settings)
{
    // The form may hold the administrator's post, which admin-code then finds; so it comes first.
    private static readonly string[] ImportStep = ["steps.import"];
    private static readonly string[] LinkSteps = ["steps.admin-code", "steps.link"];

    /// <summary>Timers are set and left-over messages are taken up.</summary>
    public bool Started { get; set; }

    /// <summary>The steps to follow, in order; none when somebody is linked or Demo brings its own data.</summary>
    public IReadOnlyList<LocalText> FirstSteps => [.. StepsLeft().Select(key => HostTexts.Get(key))];

    public bool IsEmpty => store.Look(office => office.Directory.Units.Count) == 0;

    private string[] StepsLeft()
    {
        if (settings.DemoEnabled || store.Look(office => office.Directory.Accounts.Count) > 0)
            return [];
        return IsEmpty ? [.. ImportStep, .. LinkSteps] : LinkSteps;
    }
}
