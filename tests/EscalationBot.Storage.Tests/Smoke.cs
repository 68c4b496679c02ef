using EscalationBot.Domain.Office;
using EscalationBot.Testing.Domain;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests;

public sealed class Smoke
{
    [Theory]
    [InlineData(3)]
    [InlineData(20000)]
    public async Task Works(int entries)
    {
        using var folder = new TempFolder();
        await using (var store = OnFile(folder.Store, entries))
        {
            for (var i = 0; i < 10; i++)
                await store.HearAsync(Said($"m{i}"), Turn(c => { if (i == 0) { c.Directory = TestOffice.Directory; c.Proposals.Add(new ProposalChange(new(117), ProposalBuilder.AProposal().Stalled().Overdue().History())); } }, "xin"));
            var sent = await store.DeliverAllAsync();
            Assert.Equal(10, sent.Count);
        }
        await using (var store = OnFile(folder.Store, entries))
        {
            Assert.Equal(20, store.Log.Read("web", "c1", 0, 100).Count);
            Assert.NotNull(store.Turns.Read().Find(new(117)));
            Assert.Equal(118, store.Turns.Read().NextProposalId.Number);
            Assert.Null(store.Audit.FirstBroken());
            Assert.Equal(7, store.Turns.Read().Directory.Units.Count);
            Assert.Equal(1, store.Turns.Read().Tallies[TestOffice.SoB].OpenOverdue);
        }
    }
}
