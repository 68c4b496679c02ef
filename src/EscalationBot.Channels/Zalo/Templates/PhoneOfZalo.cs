using PhoneNumbers;

namespace EscalationBot.Channels.Zalo.Templates;

/// <summary>Telephone numbers as the template service takes them: country code first, no plus.</summary>
internal static class PhoneOfZalo
{
    private const string Country = "VN";

    /// <summary>"84912345678"; null when it is no number that can have Zalo.</summary>
    public static string? Read(string? text)
    {
        try
        {
            var phones = PhoneNumberUtil.GetInstance();
            var number = phones.Parse(text, Country);
            return phones.IsValidNumber(number) && phones.GetNumberType(number) is PhoneNumberType.MOBILE or PhoneNumberType.FIXED_LINE_OR_MOBILE
                ? phones.Format(number, PhoneNumberFormat.E164)[1..]
                : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
