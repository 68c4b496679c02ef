using System.Collections.Immutable;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Storage.Present;

/// <summary>Which records hold a document, by the code it bears; year and issuer are compared afterwards.</summary>
internal sealed record DocumentIndex(ImmutableDictionary<string, ImmutableSortedSet<DocumentUse>> ByCode)
{
    public static DocumentIndex Empty { get; } = new(ImmutableDictionary.Create<string, ImmutableSortedSet<DocumentUse>>(StringComparer.Ordinal));

    public static DocumentIndex Of(IEnumerable<Proposal> proposals) => new(proposals
        .SelectMany(Uses)
        .GroupBy(u => u.Document.Code, StringComparer.Ordinal)
        .ToImmutableDictionary(g => g.Key, g => g.ToImmutableSortedSet(), StringComparer.Ordinal));

    public IEnumerable<ProposalId> Holding(DocumentKey key) => ByCode.TryGetValue(key.Code, out var uses)
        ? uses.Where(u => u.Document.Matches(key)).Select(u => u.Proposal).Distinct()
        : [];

    public DocumentIndex Replace(Proposal? before, Proposal after)
    {
        var old = before is null ? [] : Uses(before).ToHashSet();
        var now = Uses(after).ToHashSet();
        if (old.SetEquals(now))
            return this;
        var codes = ByCode.ToBuilder();
        foreach (var use in old.Except(now))
            Set(codes, use.Document.Code, codes[use.Document.Code].Remove(use));
        foreach (var use in now.Except(old))
            Set(codes, use.Document.Code, codes.GetValueOrDefault(use.Document.Code, []).Add(use));
        return new DocumentIndex(codes.ToImmutable());
    }

    public static IEnumerable<DocumentUse> Uses(Proposal proposal) =>
        proposal.Letters.Select(l => new DocumentUse(l.Reference.Key, proposal.Id)).Distinct();

    private static void Set(
        ImmutableDictionary<string, ImmutableSortedSet<DocumentUse>>.Builder codes, string code, ImmutableSortedSet<DocumentUse> uses)
    {
        if (uses.IsEmpty)
            codes.Remove(code);
        else
            codes[code] = uses;
    }
}

internal readonly record struct DocumentUse(DocumentKey Document, ProposalId Proposal) : IComparable<DocumentUse>
{
    public int CompareTo(DocumentUse other) => Rank.CompareTo(other.Rank);

    private (ProposalId, int, string) Rank => (Proposal, Document.Year ?? 0, Document.Issuer?.Value ?? "");
}

internal static class DocumentKeys
{
    public static bool Matches(this DocumentKey key, DocumentKey other) =>
        key.Code == other.Code
        && (key.Year is null || other.Year is null || key.Year == other.Year)
        && (key.Issuer is null || other.Issuer is null || key.Issuer == other.Issuer);
}
