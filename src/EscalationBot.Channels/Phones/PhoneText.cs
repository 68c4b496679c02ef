using PhoneNumbers;

namespace EscalationBot.Channels.Phones;

/// <summary>Telephone numbers as people type them, with the leading zero that spreadsheet programs swallow; a number without a country is Vietnamese.</summary>
public static class PhoneText
{
    private const string Country = "VN";

    private static readonly PhoneNumberUtil Phones = PhoneNumberUtil.GetInstance();

    /// <summary>The number in E.164 ("+84912345678"), or null when it is none.</summary>
    public static string? Read(string? text) => Parse(text) is { } number ? Phones.Format(number, PhoneNumberFormat.E164) : null;

    /// <summary>The same of a number that can have a messenger; null for any other.</summary>
    public static string? ReadMobile(string? text) =>
        Parse(text) is { } number && Phones.GetNumberType(number) is PhoneNumberType.MOBILE or PhoneNumberType.FIXED_LINE_OR_MOBILE
            ? Phones.Format(number, PhoneNumberFormat.E164)
            : null;

    /// <summary>The number as it is written in the country ("0912 345 678"); what is no number stays as it is.</summary>
    public static string Show(string? number)
    {
        if (Parse(number) is not { } parsed)
            return number ?? "";
        return Phones.Format(parsed, parsed.CountryCode == Phones.GetCountryCodeForRegion(Country) ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
    }

    private static PhoneNumber? Parse(string? text)
    {
        try
        {
            var number = Phones.Parse(text, Country);
            return Phones.IsValidNumber(number) ? number : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
