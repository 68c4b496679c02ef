using System.Globalization;
using EscalationBot.Conversation.Messages;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EscalationBot.Conversation.Tests.Messages;

/// <summary>Texts longer than a channel takes are split where a reader would.</summary>
[Properties(Arbitrary = [typeof(LongTexts)], MaxTest = 500)]
public sealed class SplitTests
{
    [Theory]
    [InlineData("một dòng\nhai dòng", 12, "một dòng|hai dòng")]
    [InlineData("Câu một. Câu hai dài", 14, "Câu một.|Câu hai dài")]
    [InlineData("một hai ba bốn", 8, "một hai|ba bốn")]
    [InlineData("mộthaiba bốn", 8, "mộthaiba|bốn")]
    [InlineData("mộthaibabốn", 4, "mộth|aiba|bốn")]
    [InlineData("a\nmột hai ba bốn năm", 16, "a\nmột hai ba bốn|năm")]
    [InlineData("  vừa đủ  ", 6, "vừa đủ")]
    [InlineData("   ", 2, "")]
    public void A_text_is_cut_at_a_line_a_sentence_or_a_word(string text, int limit, string parts) =>
        Assert.Equal(parts.Split('|'), PlainText.Split(text, limit));

    [Fact]
    public void A_character_of_two_halves_is_never_torn_apart() => Assert.Equal(["a", "🙂", "b"], PlainText.Split("a🙂b", 2));

    [Fact]
    public void A_character_of_several_people_stays_one() => Assert.Equal(["ab", "👨‍👩‍👧", "c"], PlainText.Split("ab👨‍👩‍👧c", 8));

    [Fact]
    public void A_character_longer_than_the_limit_is_cut_between_its_people() => Assert.Equal(["👨‍", "👩‍", "👧"], PlainText.Split("👨‍👩‍👧", 4));

    [Fact]
    public void A_letter_keeps_its_accents() => Assert.Equal(["ab", "e\u0302\u0323", "cd"], PlainText.Split("abe\u0302\u0323cd", 3));

    [Fact]
    public void A_letter_with_more_accents_than_the_limit_is_cut_at_the_limit() => Assert.Equal(["e\u0302", "\u0323\u0301"], PlainText.Split("e\u0302\u0323\u0301", 2));

    [Fact]
    public void A_limit_too_small_for_a_character_is_a_bug_and_throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PlainText.Split("a", 1));

    [Property]
    public void Nothing_but_white_space_is_lost_and_nothing_is_added(LongText text) =>
        Assert.Equal(Ink(text.Value), Ink(string.Concat(PlainText.Split(text.Value, text.Limit))));

    [Property]
    public void No_part_is_over_the_limit_or_blank(LongText text)
    {
        var parts = PlainText.Split(text.Value, text.Limit);

        Assert.All(parts, p => Assert.InRange(p.Length, 0, text.Limit));
        Assert.All(parts, p => Assert.True(parts.Count == 1 || !string.IsNullOrWhiteSpace(p)));
    }

    [Property]
    public void No_character_is_torn_apart(LongText text)
    {
        var starts = StringInfo.ParseCombiningCharacters(text.Value).ToHashSet();
        var at = 0;
        foreach (var part in PlainText.Split(text.Value, text.Limit))
        {
            while (at < text.Value.Length && char.IsWhiteSpace(text.Value[at]))
                at++;
            Assert.True(part.Length == 0 || starts.Contains(at) || char.IsWhiteSpace(text.Value[at - 1]) || IsLongerThanThePartBefore(text, starts, at));
            Assert.True(part.Length == 0 || !char.IsLowSurrogate(part[0]));
            at += part.Length;
        }
    }

    [Property]
    public void A_text_within_the_limit_stays_whole(LongText text) =>
        Assert.Equal([text.Value.Trim()], PlainText.Split(text.Value, Math.Max(2, text.Value.Length)));

    /// <summary>The character that goes on here is alone over the limit.</summary>
    private static bool IsLongerThanThePartBefore(LongText text, HashSet<int> starts, int at)
    {
        var begins = starts.Where(s => s < at).Max();
        var ends = starts.Where(s => s > at).Append(text.Value.Length).Min();
        return ends - begins > text.Limit;
    }

    private static string Ink(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}

/// <summary>A text and a limit, often much smaller.</summary>
public sealed record LongText(string Value, int Limit);

public static class LongTexts
{
    /// <summary>More accents on one letter than any language writes.</summary>
    private const int MostMarks = 3;

    private static readonly Gen<string> Letter = Gen.Elements("a", "đ", "ế", "🙂", "👨‍👩‍👧", "1", ".", ". ", " ", "  ", "\n", "\u00a0");
    private static readonly Gen<string> Marks = Gen.Choose(0, MostMarks).SelectMany(n => Gen.Elements("\u0302", "\u0323", "\u0301").ListOf(n)).Select(m => string.Concat(m));

    public static Arbitrary<LongText> Any { get; } = Arb.From(
        from letters in Gen.ListOf(from letter in Letter from marks in Marks select letter + marks)
        from limit in Gen.Choose(2, 40)
        select new LongText(string.Concat(letters), limit));
}
