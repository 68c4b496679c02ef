using EscalationBot.Testing;

namespace EscalationBot.Dialogs.Tests.Common;

/// <summary>User stories 4.3, "Secrecy": what carries a mark is refused, ordinary words with the same syllable pass.</summary>
public sealed class SecrecyGuardTests
{
    public static TheoryData<string> Marked =>
    [
        "MẬT",
        "TỐI MẬT",
        "TUYỆT MẬT",
        "Mật",
        "mật",
        "tối mật",
        "Tuyệt Mật",
        "Tuyệt mật",
        "(MẬT)",
        "[Mật]",
        "“Mật”",
        "(mật)",
        "Độ mật: Mật",
        "Độ mật: A",
        "Mức độ: TỐI MẬT",
        "UBND TỈNH\nMẬT\nSố: 12/BC-UBND",
        "Số 12/BC-UBND (Mật) về tình hình biên giới",
        "Gửi kèm tài liệu mật về quốc phòng",
        "văn bản mật số 05",
        "công văn mật của Bộ",
        "hồ sơ mật của công an xã",
        "báo cáo mật về an ninh",
        "có đóng dấu mật",
        "đã đóng dấu MẬT ở trang đầu",
        "tài liệu tối mật chuyển qua văn thư",
        "đây là thông tin mật",
        "danh mục mật ban hành kèm theo",
        "Tài liệu này thuộc độ Tuyệt mật",
        "MẬT - Báo cáo tình hình",
        "12-MẬT-BC.docx",
        "BC_MẬT_2025.pdf",
        "M Ậ T",
        "T Ố I  M Ậ T",
        "T U Y Ệ T  M Ậ T",
        "m.ậ.t",
        "TUYỆTMẬT",
        "TỐIMẬT",
        "MAT",
        "TOI MAT",
        "TUYET MAT",
        "TOI_MAT.pdf",
        "TUYET-MAT",
        "BC_MAT.docx",
        "(MAT)",
        "M A T",
        "T O I  M A T",
        "DONG DAU MAT",
        "DO MAT: A",
        "tai lieu mat",
        "tai lieu toi mat",
        "van ban tuyet mat",
        "dong dau mat",
        "toi mat",
        "tuyet mat",
        "TỐI MẬT: kế hoạch tác chiến",
        "Kế hoạch số 3 (TUYỆT MẬT)",
        "tối MẬT",
        "toi mật",
    ];

    public static TheoryData<string> Ordinary =>
    [
        "bí mật nhà nước",
        "không gửi thông tin thuộc bí mật nhà nước",
        "BÍ MẬT NHÀ NƯỚC",
        "bảo mật thông tin",
        "BẢO MẬT HỆ THỐNG",
        "đường văn thư bảo mật",
        "mật độ xây dựng",
        "Mật độ dân số",
        "MẬT ĐỘ XÂY DỰNG 60%",
        "báo cáo mật độ giao thông",
        "hồ sơ mật độ xây dựng khu dân cư",
        "mật khẩu đăng nhập",
        "Mật khẩu: 123456",
        "MẬT KHẨU",
        "mật mã",
        "văn bản mật mã học",
        "quan hệ mật thiết",
        "mật ong rừng",
        "Mật ong: 10 lít",
        "NUÔI ONG LẤY MẬT",
        "mật mía",
        "thân mật",
        "tuần trăng mật",
        "mật vụ",
        "mật thư",
        "túi mật",
        "sỏi mật",
        "tài liệu đã giải mật",
        "phần không mật",
        "tài liệu này không mật",
        "không phải tài liệu mật",
        "chưa đóng dấu mật",
        "tôi mất giấy tờ",
        "toi mat giay to",
        "TOI MAT GIAY TO",
        "toi mat dien thoai nen chua tra loi",
        "chi Tuyet mat hom qua",
        "mặt bằng thi công",
        "MẶT BẰNG",
        "MAT BANG",
        "mat bang thi cong",
        "mặt trận Tổ quốc",
        "MAT TRAN TO QUOC",
        "mắt",
        "mát mẻ",
        "do mất điện",
        "do mat dien",
        "muc do mat an toan",
        "dau mat",
        "dong dau mat sau",
        "tai lieu mat trang 3",
        "van ban mat hieu luc",
        "ho so mat tich",
        "đường mật",
        "tối mật độ xe cao",
        "UBND xã gửi Sở B tờ trình 45/TTr-UBND ngày 18/12 xin chuyển mục đích, chưa trả lời",
        "Sở đã có mặt lúc 8h",
        "",
        "🙂",
    ];

    [Theory]
    [MemberData(nameof(Marked))]
    public void What_carries_a_mark_is_refused_composed_or_not(string text)
    {
        Assert.True(Bot.CarriesSecrecyMark(text), text);
        Assert.True(Bot.CarriesSecrecyMark(Typing.Decomposed(text)), $"{text} (decomposed)");
    }

    [Theory]
    [MemberData(nameof(Ordinary))]
    public void Ordinary_words_with_the_same_syllable_pass(string text)
    {
        Assert.False(Bot.CarriesSecrecyMark(text), text);
        Assert.False(Bot.CarriesSecrecyMark(Typing.Decomposed(text)), $"{text} (decomposed)");
    }

    [Fact]
    public void Invisible_characters_inside_the_mark_do_not_hide_it() => Assert.True(Bot.CarriesSecrecyMark("T\u200bỐI M\u00adẬT"));

    [Fact]
    public void A_long_text_is_read_in_a_moment()
    {
        var text = string.Concat(Enumerable.Repeat("mật độ M A ", 20_000));

        Assert.False(Bot.CarriesSecrecyMark(text));
    }
}
