using System.Globalization;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.News;

/// <summary>What a conversation was told of late, so that only what was told is taken back before its reader.</summary>
internal static class ToldNews
{
    private const string Name = "told";
    private const int Most = 30;

    public static void Remember(Turn turn, ProposalId id, int sequence) =>
        turn.Remember(Name, string.Join(' ', Entries(turn).Append(string.Create(CultureInfo.InvariantCulture, $"{id}:{sequence}")).TakeLast(Most)));

    public static bool Any(Turn turn, ProposalId id, Func<int, bool> which) => Entries(turn)
        .Select(e => e.Split(':'))
        .Any(e => e is [var told, var fact] && told == id.ToString() && Kept.Number(fact) is { } sequence && which(sequence));

    private static string[] Entries(Turn turn) => turn.Recall(Name)?.Split(' ') ?? [];
}
