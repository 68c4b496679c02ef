using System.Globalization;
using EscalationBot.Host.Components.Shell;

namespace EscalationBot.Host.Components.TryOut;

/// <summary>How large a file is, in the words of a page: never less than one KB, from one MB on in MB.</summary>
internal static class FileSize
{
    private const double Kilobyte = 1024;
    private const double Megabyte = 1024 * Kilobyte;

    public static string In(PageTexts texts, long bytes) => bytes < Megabyte
        ? texts.Get("page.file.kilobytes", ("size", Math.Max(1, Math.Round(bytes / Kilobyte))))
        : texts.Get("page.file.megabytes", ("size", Decimal(texts, bytes / Megabyte)));

    /// <summary>Vietnamese writes a decimal comma.</summary>
    private static string Decimal(PageTexts texts, double number)
    {
        var written = number.ToString("0.#", CultureInfo.InvariantCulture);
        return texts == PageTexts.Vietnamese ? written.Replace('.', ',') : written;
    }
}
