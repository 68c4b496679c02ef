using System.Text.Json;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Tests;

public sealed class AudienceTests
{
    private static readonly VietnameseReader Reader = VietnameseReader.Default;

    [Theory]
    [InlineData("nhắc các xã chưa xác nhận rà soát")]
    [InlineData("NHẮC CÁC XÃ CHƯA XÁC NHẬN RÀ SOÁT")]
    [InlineData("dạ nhờ anh cho tôi nhắc cac xa chua xac nhan ra soat ạ")]
    public void A_group_that_has_not_confirmed_the_review_is_read_however_it_is_typed(string text)
    {
        var said = Reader.Audience(text, []);

        Assert.Equal([AudienceGroup.Communes], said.Groups);
        Assert.True(said.Round);
        Assert.False(said.Overdue || said.NotLinked || said.Everybody);
    }

    [Theory]
    [InlineData("nhắc các huyện", true)]
    [InlineData("dạ đôn đốc các sở giúp em", true)]
    [InlineData("đừng nhắc các huyện nữa", false)]
    [InlineData("các huyện được nhắc chưa", false)]
    public void An_order_begins_with_the_word(string text, bool order) => Assert.Equal(order, Reader.Audience(text, []).Reminds);

    [Theory]
    [InlineData("nhắc xã Đăk A")]
    [InlineData("nhac xa dak a")]
    public void A_kind_inside_a_name_is_no_group(string text) =>
        Assert.Empty(Reader.Audience(text, [.. Reader.Names(text, NameTests.Province).Select(n => n.Span)]).Groups);

    [Theory]
    [InlineData("gửi số liệu cho bộ phận bảo hiểm xã hội")]
    [InlineData("hồ sơ ở trụ sở")]
    public void Words_that_only_contain_a_kind_are_none(string text)
    {
        var said = Reader.Audience(text, []);

        Assert.Empty(said.Groups);
        Assert.Null(said.ExceptFrom);
    }

    [Fact]
    public void Who_is_left_out_stands_behind_the_word_that_says_so()
    {
        const string Text = "nhắc các xã trừ xã Đăk A";

        Assert.Equal(Text.IndexOf("trừ", StringComparison.Ordinal), Reader.Audience(Text, []).ExceptFrom);
    }

    [Fact]
    public void Every_word_of_the_list_is_found_in_a_text()
    {
        foreach (var list in WordFile.Read<Dictionary<string, JsonElement>>("audience.vi"))
            foreach (var word in list.Value.ValueKind == JsonValueKind.Array ? list.Value.EnumerateArray() : list.Value.EnumerateObject().SelectMany(g => g.Value.EnumerateArray()))
                Assert.True(Says(list.Key, Reader.Audience(word.GetString()!, [])), $"{list.Key}: {word}");
    }

    private static bool Says(string list, AudienceReading said) => list switch
    {
        "remind" => said.Reminds,
        "groups" => said.Groups.Count == 1,
        "other" => said.Groups.Count == 0,
        "round" => said.Round,
        "overdue" => said.Overdue,
        "notLinked" => said.NotLinked,
        "everybody" => said.Everybody,
        _ => said.ExceptFrom == 0,
    };
}
