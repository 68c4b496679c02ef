namespace EscalationBot.Testing.Machine;

/// <summary>systemd's own check of a unit.</summary>
public static class SystemdUnit
{
    /// <returns>How it ended; nothing after the code when all is well.</returns>
    public static async Task<string> VerifyAsync(string unit) =>
        await SystemTools.RunAsync(await DebianPackage.SystemdAnalyze.ProgramAsync(), ["verify", unit]);
}

/// <summary>nginx's own check of the configuration of a site.</summary>
public static class NginxCheck
{
    /// <param name="site">What stands in the http block; its certificate is replaced by one made for the check.</param>
    /// <param name="folder">For what the check needs.</param>
    /// <returns>How it ended.</returns>
    public static async Task<string> RunAsync(string site, string folder)
    {
        var (key, certificate) = (Path.Combine(folder, "key.pem"), Path.Combine(folder, "certificate.pem"));
        await SystemTools.RunAsync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=test", "-keyout", key, "-out", certificate]);
        var lines = site.Split('\n').Select(line => line.TrimStart() switch
        {
            var l when l.StartsWith("ssl_certificate_key ", StringComparison.Ordinal) => $"ssl_certificate_key {key};",
            var l when l.StartsWith("ssl_certificate ", StringComparison.Ordinal) => $"ssl_certificate {certificate};",
            _ => line,
        });
        var all = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(all, $"pid {folder}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\naccess_log off;\n{string.Join('\n', lines)}\n}}\n");
        return await SystemTools.RunAsync(await DebianPackage.Nginx.ProgramAsync(), ["-t", "-c", all]);
    }
}
