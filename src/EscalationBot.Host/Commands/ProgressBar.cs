using System.Globalization;

namespace EscalationBot.Host.Commands;

/// <summary>How far a long command is: one line that fills up on a terminal, a line for every tenth elsewhere.</summary>
internal sealed class ProgressBar(TextWriter output, bool terminal)
{
    private const int Width = 40;

    private int shown = -1;

    public void Show(int done, int of)
    {
        var percent = of == 0 ? 100 : (int)(100L * done / of);
        var step = terminal ? percent : percent / 10 * 10;
        if (step == shown)
            return;
        shown = step;
        var filled = Width * step / 100;
        var bar = string.Create(CultureInfo.InvariantCulture, $"[{new string('#', filled)}{new string('.', Width - filled)}] {step}%");
        if (terminal)
            output.Write($"\r{bar}");
        else
            output.WriteLine(bar);
    }

    /// <summary>What is written next begins on a line of its own.</summary>
    public void End()
    {
        if (terminal && shown >= 0)
            output.WriteLine();
        shown = -1;
    }
}
