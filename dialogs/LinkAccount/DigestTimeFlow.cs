using System.Globalization;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.DailyDigest;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.LinkAccount;

/// <summary>A leader chooses when the digest comes: after the figures are taken, before the office closes.</summary>
internal static class DigestTimeFlow
{
    private const string Name = "digest-time";
    private const string Time = "time";

    private static readonly TimeOnly[] Offered = [new(7, 15), new(7, 30), new(8, 0), new(13, 30)];

    public static Flow<Turn> Flow { get; } = new(Name)
    {
        Slots = [new Slot<Turn>(Time) { Knows = (_, value) => Kept.Time(value) is not null, Ask = (turn, _) => Ask(turn), Read = (turn, _, text) => Read(turn, text) }],
        Complete = Set,
        About = (turn, _) => turn.Text("digest-time.about"),
        Keep = false,
    };

    public static void Begin(Turn turn)
    {
        if (turn.Post is { Role: PostRole.Leader or PostRole.Chair })
            turn.Engine.Start(turn, Name);
        else
            ForLeaders.Decline(turn);
    }

    private static Prompt Ask(Turn turn) => new(
        turn.Text("digest-time.ask", ("time", Text(turn.Post?.DigestTime ?? turn.Rules.DigestTime))),
        [.. Offered.Where(t => IsAllowed(turn, t)).Select(t => new Option(Text(t), EngineActions.FillSlot(Time, new SlotValue(Text(t), Text(t)))))]);

    private static Reading Read(Turn turn, string text)
    {
        if (turn.Reader.Times(text) is not [{ Time: var time }, ..])
            return new Reading.NotUnderstood();
        if (!IsAllowed(turn, time))
            return new Reading.Refused(turn.Text("digest-time.refused", ("from", Text(turn.Rules.DigestCut)), ("to", Text(turn.Rules.Hours.End))));
        return new Reading.Filled(new SlotValue(Text(time), Text(time)));
    }

    private static void Set(Turn turn, Draft draft)
    {
        if (turn.Post is not { Role: PostRole.Leader or PostRole.Chair } leader)
        {
            ForLeaders.Decline(turn);
            return;
        }
        var time = TimeOnly.ParseExact(draft.Value(Time)!, "HH:mm", CultureInfo.InvariantCulture);
        turn.Changes.Directory = turn.Directory.With(leader with { DigestTime = time });
        turn.Log("digest-time", leader.Id.Value, Text(time));
        turn.Say(turn.Text("digest-time.set", ("time", Text(time))));
    }

    private static bool IsAllowed(Turn turn, TimeOnly time) => time > turn.Rules.DigestCut && time < turn.Rules.Hours.End;

    private static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
