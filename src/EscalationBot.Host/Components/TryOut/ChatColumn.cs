using EscalationBot.Host.Components.Shell;
using EscalationBot.Host.Demo;
using Microsoft.AspNetCore.Components;

namespace EscalationBot.Host.Components.TryOut;

/// <summary>A conversation of one post, in which something is sent and waited for.</summary>
public abstract class ChatColumn : Redraw, IDisposable
{
    private readonly CancellationTokenSource gone = new();

    [Parameter, EditorRequired]
    public PageTexts Texts { get; set; } = PageTexts.Vietnamese;

    [Parameter, EditorRequired]
    public PageAddress Address { get; set; } = default!;

    /// <summary>Its id never changes: a column is made for one post.</summary>
    [Parameter, EditorRequired]
    public DemoPost Post { get; set; } = default!;

    [Inject]
    private ILogger<ChatColumn> Log { get; set; } = default!;

    /// <summary>So many answers are waited for.</summary>
    protected int Waiting { get; private set; }

    protected string? Trouble { get; private set; }

    public void Dispose()
    {
        Leave();
        gone.Cancel();
        gone.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Nothing outside is listened to any more.</summary>
    protected abstract void Leave();

    /// <returns>False when it did not arrive.</returns>
    protected async Task<bool> TryAsync(Func<CancellationToken, Task> send)
    {
        Trouble = null;
        Waiting++;
        StateHasChanged();
        try
        {
            await send(gone.Token);
            return true;
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception error)
        {
            // Outermost loop of the page: one message that fails must not end the conversation.
            PageLog.NotTaken(Log, Post.Id, error);
            Trouble = Texts["page.chat.failed"];
            return false;
        }
        finally
        {
            Waiting--;
            Refresh();
            StateHasChanged();
        }
    }
}
