using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.BulkReminder;

/// <summary>Step 1: who is meant, and whether that is right.</summary>
internal static class AudienceSlots
{
    private const string Yes = "yes";

    public static Slot<Turn> Audience { get; } = new(BulkOrder.Audience)
    {
        Label = "bulk.label.audience",
        Knows = (_, value) => AudienceText.Knows(value),
        Ask = (turn, draft) => draft.Value(BulkOrder.Audience) is null ? AskWho(turn) : AskNarrower(turn, draft),
        Read = Read,
    };

    public static Slot<Turn> Agreed { get; } = new(BulkOrder.Agreed)
    {
        Ask = AskAgreement,
        // A sentence instead of a number narrows what was shown; the question comes again with the new audience.
        Read = (_, _, _) => new Reading.NotUnderstood(),
    };

    public static SlotValue Value(Turn turn, AudienceFilter filter) => new(AudienceText.Write(filter), AudienceText.Shown(turn, filter));

    public static SlotValue Value(Turn turn, Campaign list) => new(
        AudienceText.Write(list.Id), turn.Text("bulk.audience-list", ("file", list.List!.Source), ("count", Show.Count(list.List.Members.Count))));

    /// <summary>A sentence that narrows the audience of the draft, as the new value of its slot; null when it does not.</summary>
    public static SlotValue? Narrowed(Turn turn, Draft draft, string text) =>
        draft.Value(BulkOrder.Audience) is { } value && AudienceText.Read(value).Filter is { } present && AudienceSentence.Narrow(turn, present, text) is { } narrowed
            ? Value(turn, narrowed)
            : null;

    private static Reading Read(Turn turn, Draft draft, string text)
    {
        if (Narrowed(turn, draft, text) is { } narrowed)
            return new Reading.Filled(narrowed);
        if (AudienceSentence.AsksForMissingRound(turn, text))
            return new Reading.Refused(turn.Text("bulk.no-round"));
        return AudienceSentence.Read(turn, text) is { } filter ? new Reading.Filled(Value(turn, filter)) : new Reading.NotUnderstood();
    }

    private static Prompt AskWho(Turn turn)
    {
        var offers = new List<AudienceFilter>
        {
            new([], Overdue: true), new([UnitKind.Commune]), new([UnitKind.Agency]), new([]),
        };
        if (turn.Office.Reviews.Latest is { } round)
            offers.Insert(0, new AudienceFilter([], NotConfirmed: round.Id));
        return new Prompt(turn.Text("bulk.ask-audience"), [.. offers.Select(f => Choice(turn, f))]);
    }

    /// <summary>Narrower audiences that still hold somebody.</summary>
    private static Prompt AskNarrower(Turn turn, Draft draft)
    {
        if (AudienceText.Read(draft.Value(BulkOrder.Audience)!).Filter is not { } present)
            return new Prompt(turn.Text("bulk.narrow-list"), new Option(turn.Text("bulk.do-keep"), EngineActions.FillSlot(BulkOrder.Audience, draft.Slots[BulkOrder.Audience])));
        var all = AudienceFinder.Find(turn.Office, present, turn.Today);
        var kinds = all.Select(m => turn.Directory.Unit(m.Unit)?.Kind).OfType<UnitKind>().Distinct().Order().ToList();
        var narrower = kinds.Count > 1 ? kinds.Select(k => present with { Kinds = [k] }).ToList() : [];
        if (!present.Overdue)
            narrower.Add(present with { Overdue = true });
        var counted = narrower.Select(f => (Filter: f, AudienceFinder.Find(turn.Office, f, turn.Today).Count)).Where(f => f.Count > 0 && f.Count < all.Count);
        return new Prompt(
            turn.Text("bulk.ask-narrower"),
            [
                .. counted.Select(f => new Option(turn.Text("bulk.counted", ("who", AudienceText.Shown(turn, f.Filter)), ("count", Show.Count(f.Count))), Fill(turn, f.Filter))),
                new Option(turn.Text("bulk.do-keep"), EngineActions.FillSlot(BulkOrder.Audience, draft.Slots[BulkOrder.Audience])),
            ]);
    }

    private static Prompt AskAgreement(Turn turn, Draft draft)
    {
        var audience = turn.Desk.Plan(BulkOrder.Of(turn, draft));
        var lead = turn.Text("bulk.step-audience", ("who", draft.Shown(BulkOrder.Audience)), ("count", Show.Count(audience.Count)));
        if (audience.Count == 0)
            return new Prompt(turn.Text("bulk.nobody", ("who", draft.Shown(BulkOrder.Audience))), new Option(turn.Text("bulk.do-other-audience"), new DialogAction(BulkActions.Audience)));
        return new Prompt(
            [new Paragraph(lead), .. NotFound(turn, draft)],
            new Option(turn.Text("bulk.do-agree"), EngineActions.FillSlot(BulkOrder.Agreed, new SlotValue(Yes, "")), Means: Answer.Yes),
            new Option(turn.Text("bulk.do-narrow"), new DialogAction(EngineActions.EditSlot, ("slot", BulkOrder.Audience)), Repeatable: true),
            new Option(turn.Text("bulk.do-list"), new DialogAction(BulkActions.Members), Repeatable: true));
    }

    /// <summary>Lines of an uploaded list that named nobody.</summary>
    private static IEnumerable<Block> NotFound(Turn turn, Draft draft)
    {
        if (AudienceText.Read(draft.Value(BulkOrder.Audience)!).List is not { } id || turn.Desk.Find(id) is not { List.NotFound: { Count: > 0 } lines })
            return [];
        return [new Paragraph(turn.Text("bulk.not-found", ("count", Show.Count(lines.Count)), ("lines", string.Join("; ", lines))))];
    }

    private static Option Choice(Turn turn, AudienceFilter filter) => new(AudienceText.Shown(turn, filter), Fill(turn, filter));

    private static DialogAction Fill(Turn turn, AudienceFilter filter) => EngineActions.FillSlot(BulkOrder.Audience, Value(turn, filter));
}
