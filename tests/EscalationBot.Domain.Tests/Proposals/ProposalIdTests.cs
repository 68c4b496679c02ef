using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Tests.Proposals;

public sealed class ProposalIdTests
{
    [Theory]
    [InlineData("KN-0117", 117)]
    [InlineData("kn 117", 117)]
    [InlineData("kn0117", 117)]
    [InlineData("  Kn - 117 ", 117)]
    [InlineData("KN–12345", 12345)]
    public void A_code_is_read_however_it_is_typed(string text, int number)
    {
        Assert.True(ProposalId.TryParse(text, out var id));
        Assert.Equal(new ProposalId(number), id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("117")]
    [InlineData("KN")]
    [InlineData("KN-")]
    [InlineData("KN-0000")]
    [InlineData("KN-12a")]
    [InlineData("KN-99999999999")]
    [InlineData("NV-0031")]
    [InlineData("KN-+5")]
    public void Anything_else_is_not_a_code(string? text)
    {
        Assert.False(ProposalId.TryParse(text, out var id));
        Assert.Equal(default, id);
    }

    [Fact]
    public void Codes_show_four_digits_and_sort_by_number()
    {
        var (small, large) = (new ProposalId(98), new ProposalId(10117));

        Assert.Equal("KN-0098 KN-10117", $"{small} {large}");
        Assert.True(small < large && large > small && small <= large && large >= small);
        Assert.Equal([small, large], new[] { large, small }.Order());
    }
}
