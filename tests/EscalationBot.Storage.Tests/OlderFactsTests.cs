using EscalationBot.Domain.Proposals;
using EscalationBot.Storage.Json;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Storage.Tests;

/// <summary>Facts as earlier versions wrote them; they are kept for good and never rewritten.</summary>
public sealed class OlderFactsTests
{
    private const string AnswerOfTheAddressee = """{"is":"agency-answered","kind":"notCompetent","competent":"so-d","comment":"ngoài thẩm quyền"}""";

    [Fact]
    public void An_answer_from_before_second_bodies_answered_is_the_addressees_and_keeps_its_text()
    {
        var answer = StoreJson.Read<ProposalFact>(AnswerOfTheAddressee, "a fact");

        Assert.Equal(new AgencyAnswered(AgencyAnswerKind.NotCompetent, null, null, TestOffice.SoD, "ngoài thẩm quyền", Body: null), answer);
        Assert.Equal(AnswerOfTheAddressee, StoreJson.Write(answer));
    }
}
