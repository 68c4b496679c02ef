using PhoneNumbers;

namespace EscalationBot.Host.Import.Rows;

/// <summary>Telephone numbers as people type them, with the leading zero that spreadsheet programs swallow.</summary>
internal static class PhoneText
{
    private const string Country = "VN";

    /// <summary>The number in E.164 ("+84912345678"), or null when it is none.</summary>
    public static string? Read(string text) => Parse(text) is { } number ? PhoneNumberUtil.GetInstance().Format(number, PhoneNumberFormat.E164) : null;

    /// <summary>The number as it is written in the country ("0912 345 678"); what is no number stays as it is.</summary>
    public static string Show(string? number)
    {
        if (number is null || Parse(number) is not { } parsed)
            return number ?? "";
        var format = parsed.CountryCode == PhoneNumberUtil.GetInstance().GetCountryCodeForRegion(Country) ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL;
        return PhoneNumberUtil.GetInstance().Format(parsed, format);
    }

    private static PhoneNumber? Parse(string text)
    {
        try
        {
            var number = PhoneNumberUtil.GetInstance().Parse(text, Country);
            return PhoneNumberUtil.GetInstance().IsValidNumber(number) ? number : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
