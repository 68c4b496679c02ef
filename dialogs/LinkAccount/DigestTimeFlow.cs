using System.Globalization;
using System.Text.RegularExpressions;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.LinkAccount;

/// <summary>A leader chooses when the digest comes: after the figures are taken, before the office closes.</summary>
internal static partial class DigestTimeFlow
{
    private const string Name = "digest-time";
    private const string Time = "time";

    private static readonly TimeOnly[] Offered = [new(7, 15), new(7, 30), new(8, 0), new(13, 30)];

    public static Flow<Turn> Flow { get; } = new(Name)
    {
        Slots = [new Slot<Turn>(Time) { Ask = (turn, _) => Ask(turn), Read = (turn, _, text) => Read(turn, text) }],
        Complete = Set,
        About = (turn, _) => turn.Text("digest-time.about"),
        Keep = false,
    };

    public static void Begin(Turn turn)
    {
        if (turn.Post is { Role: PostRole.Leader or PostRole.Chair })
            turn.Engine.Start(turn, Name);
        else
            turn.Say(turn.Text("digest.for-leaders"));
    }

    private static Prompt Ask(Turn turn) => new(
        turn.Text("digest-time.ask", ("time", Text(turn.Post?.DigestTime ?? turn.Rules.DigestTime))),
        [.. Offered.Where(t => IsAllowed(turn, t)).Select(t => new Option(Text(t), EngineActions.FillSlot(Time, new SlotValue(Text(t), Text(t)))))]);

    private static Reading Read(Turn turn, string text)
    {
        if (Clock().Match(text) is not { Success: true } match)
            return new Reading.NotUnderstood();
        var minutes = match.Groups[2].Success ? match.Groups[2].Value : "00";
        if (!TimeOnly.TryParseExact($"{match.Groups[1].Value.PadLeft(2, '0')}:{minutes}", "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) || !IsAllowed(turn, time))
            return new Reading.Refused(turn.Text("digest-time.refused", ("from", Text(turn.Rules.DigestCut)), ("to", Text(turn.Rules.Hours.End))));
        return new Reading.Filled(new SlotValue(Text(time), Text(time)));
    }

    private static void Set(Turn turn, Draft draft)
    {
        if (turn.Post is not { Role: PostRole.Leader or PostRole.Chair } leader)
        {
            turn.Say(turn.Text("digest.for-leaders"));
            return;
        }
        var time = TimeOnly.ParseExact(draft.Value(Time)!, "HH:mm", CultureInfo.InvariantCulture);
        turn.Changes.Directory = turn.Directory.With(leader with { DigestTime = time });
        turn.Log("digest-time", leader.Id.Value, Text(time));
        turn.Say(turn.Text("digest-time.set", ("time", Text(time))));
    }

    private static bool IsAllowed(Turn turn, TimeOnly time) => time > turn.Rules.DigestCut && time < turn.Rules.Hours.End;

    private static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\d)(\d{1,2})\s*(?:h|g|giờ|gio|:|\.)\s*(\d{2})?(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Clock();
}
