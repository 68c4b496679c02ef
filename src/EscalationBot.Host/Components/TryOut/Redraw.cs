using Microsoft.AspNetCore.Components;

namespace EscalationBot.Host.Components.TryOut;

/// <summary>
/// A component that is redrawn from outside events. A thousand of them in a moment make one drawing: while one is on its
/// way, further events only see that it comes.
/// </summary>
public abstract class Redraw : ComponentBase
{
    private int asked;

    /// <summary>May be called on any thread.</summary>
    protected void Ask()
    {
        if (Interlocked.Exchange(ref asked, 1) == 1)
            return;
        _ = InvokeAsync(() =>
        {
            Volatile.Write(ref asked, 0);
            Refresh();
            StateHasChanged();
        });
    }

    /// <summary>Takes in what is new, just before drawing.</summary>
    protected virtual void Refresh() { }
}
