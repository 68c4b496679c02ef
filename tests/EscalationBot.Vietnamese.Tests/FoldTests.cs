using EscalationBot.Testing;

namespace EscalationBot.Vietnamese.Tests;

public sealed class FoldTests
{
    [Theory]
    [InlineData("Đường đã huỷ", "duong da huy")]
    [InlineData("HOÀ hòa hoà", "hoa hoa hoa")]
    [InlineData("Sở Kế hoạch và Đầu tư", "so ke hoach va dau tu")]
    [InlineData("Ữ ử ặ ễ ộ ý", "u u a e o y")]
    [InlineData("Ðăk Hà", "dak ha")]
    [InlineData("１２／９", "12/9")]
    [InlineData("a\u200Bb\uFEFFc", "abc")]
    [InlineData("", "")]
    public void Folding_leaves_lower_case_letters_without_any_mark(string text, string folded) =>
        Assert.Equal(folded, VietnameseReader.Fold(text));

    [Theory]
    [InlineData("Thủ tướng chữ ữ ĐIỆN BIÊN ậ Ậ ẩ ỡ Ự ỵ é")]
    [InlineData("Wi-Fi 45/TTr-UBND 🇻🇳")]
    public void Letters_and_their_marks_are_put_together(string text) => Assert.Equal(text, Composition.Compose(Typing.Decomposed(text)));

    [Theory]
    [InlineData("a\u0323\u0302", "ậ")]
    [InlineData("a\u0302\u0323", "ậ")]
    [InlineData("â\u0301", "ấ")]
    [InlineData("O\u031B\u0303", "Ỡ")]
    [InlineData("b\u0301a", "b\u0301a")]
    [InlineData("á\u0301", "á\u0301")]
    [InlineData("\u0301", "\u0301")]
    public void Marks_come_in_any_order_and_what_makes_no_letter_stays(string typed, string composed) => Assert.Equal(composed, Composition.Compose(typed));

    [Fact]
    public void A_decomposed_text_folds_as_the_composed_one()
    {
        var decomposed = Typing.Decomposed("Thủ tướng chữ ữ Điện Biên");

        Assert.Equal(VietnameseReader.Fold("Thủ tướng chữ ữ Điện Biên"), VietnameseReader.Fold(decomposed));
        Assert.NotEqual("Thủ tướng chữ ữ Điện Biên".Length, decomposed.Length);
    }

    [Theory]
    [InlineData("gửi ngày 12 tháng 9 năm 2024 rồi")]
    [InlineData("  gửi   ngày 12/9/2024 rồi")]
    public void Offsets_refer_to_the_text_as_typed_even_when_decomposed(string text)
    {
        var typed = Typing.Decomposed(text);

        var date = Assert.Single(VietnameseReader.Default.Dates(typed, new(2024, 9, 12), DateDirection.Past));

        Assert.Equal(new DateOnly(2024, 9, 12), date.Date);
        Assert.Equal(Typing.Decomposed(text.Trim()["gửi".Length..^"rồi".Length].Trim()), typed[date.Span.Start..date.Span.End]);
    }
}
