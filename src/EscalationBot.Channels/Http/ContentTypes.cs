namespace EscalationBot.Channels.Http;

/// <summary>The content types of the files that officials send.</summary>
internal static class ContentTypes
{
    /// <param name="extension">Without its dot, in any letter case.</param>
    public static string OfExtension(string? extension) => extension?.ToLowerInvariant() switch
    {
        "pdf" => "application/pdf",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "png" => "image/png",
        "jpg" or "jpeg" => "image/jpeg",
        "txt" => "text/plain",
        _ => "application/octet-stream",
    };
}
