using EscalationBot.Conversation.Texts;

namespace EscalationBot.Conversation.Tests.Texts;

/// <summary>Letters written as a base and marks; the inputs are spelled out, so that no library of the machine takes part.</summary>
public sealed class CompositionTests
{
    [Theory]
    [InlineData("Đa\u0306\u0301k To\u031B\u0300 Kan", "Đắk Tờ Kan")]
    [InlineData("MA\u0323\u0302T, ma\u0323\u0302t", "MẬT, mật")]
    [InlineData("ti\u0300nh hi\u0300nh cha\u0323\u0306t che\u0303", "tình hình chặt chẽ")]
    [InlineData("đ\u01B0\u01A1\u0323c, ngu\u031Bo\u031B\u0300i", "được, người")]
    [InlineData("một chữ đã gộp", "một chữ đã gộp")]
    [InlineData("\u0301x\u0301", "\u0301x\u0301")]
    [InlineData("", "")]
    public void Marks_join_their_letter_and_what_is_no_letter_stays(string typed, string composed) => Assert.Equal(composed, typed.Composed());
}
