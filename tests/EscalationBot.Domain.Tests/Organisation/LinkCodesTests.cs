using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Tests.Organisation;

public sealed class LinkCodesTests
{
    [Fact]
    public void A_code_has_eight_characters_that_cannot_be_mistaken_in_two_groups()
    {
        var code = LinkCodes.Make(Enumerable.Range(1, LinkCodes.RandomBytes).Select(n => (byte)(n * 37)).ToArray());

        Assert.Matches($"^[{LinkCodes.Alphabet}]{{4}}-[{LinkCodes.Alphabet}]{{4}}$", code);
        Assert.True(LinkCodes.HasShape(code));
    }

    [Fact]
    public void Too_little_chance_makes_no_code() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LinkCodes.Make(new byte[LinkCodes.RandomBytes - 1]));

    [Theory]
    [InlineData("K7MP-3XQ9", true)]
    [InlineData("k7mp 3xq9", true)]
    [InlineData("K7MP-3XQ", false)]
    [InlineData("K7MP-3XQ0", false)]
    public void The_shape_of_a_code_is_known(string text, bool shaped) => Assert.Equal(shaped, LinkCodes.HasShape(text));

    [Fact]
    public void However_it_is_typed_a_code_has_one_hash() =>
        Assert.Equal(LinkCodes.HashOf("K7MP-3XQ9"), LinkCodes.HashOf(" k7mp3xq9 "));

    [Theory]
    [InlineData("K7MP-3XQ9", "Q9")]
    [InlineData("x", "")]
    public void The_hint_is_the_last_two_characters(string code, string hint) => Assert.Equal(hint, LinkCodes.HintOf(code));
}
