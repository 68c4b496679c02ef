using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using EscalationBot.Host.Texts;

namespace EscalationBot.Host.Options;

/// <summary>Reads a section of the configuration and checks the annotations of its record; every fault names key, value and cure.</summary>
internal static class OptionsCheck
{
    /// <summary>The section as a record, or its defaults when it cannot be read; faults are added to the list.</summary>
    public static T Read<T>(IConfiguration configuration, string section, List<LocalText> faults)
        where T : new()
    {
        try
        {
            var options = configuration.GetSection(section).Get<T>(b => b.ErrorOnUnknownConfiguration = true) ?? new T();
            CheckAnnotations(options, section, faults);
            return options;
        }
        catch (InvalidOperationException e)
        {
            faults.Add(HostTexts.Get("options.unreadable", ("key", section), ("why", Innermost(e))));
            return new T();
        }
    }

    public static LocalText Fault(string text, string key, object? value, params ReadOnlySpan<(string, object?)> more) =>
        HostTexts.Get(text, [("key", key), ("value", value), ("variable", key.Replace(":", "__", StringComparison.Ordinal)), .. more]);

    private static void CheckAnnotations(object options, string path, List<LocalText> faults)
    {
        foreach (var property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var key = $"{path}:{property.Name}";
            var value = property.GetValue(options);
            foreach (var rule in property.GetCustomAttributes<ValidationAttribute>().Where(r => !r.IsValid(value)))
                faults.Add(FaultOf(rule, key, value));
            CheckParts(value, key, faults);
        }
    }

    private static void CheckParts(object? value, string key, List<LocalText> faults)
    {
        if (value is System.Collections.IEnumerable list and not string)
        {
            foreach (var (name, item) in Named(list).Where(e => IsOurs(e.Item)))
                CheckAnnotations(item!, $"{key}:{name}", faults);
        }
        else if (IsOurs(value))
        {
            CheckAnnotations(value!, key, faults);
        }
    }

    /// <summary>The elements by their place, or by their key.</summary>
    private static IEnumerable<(object Name, object? Item)> Named(System.Collections.IEnumerable list) => list is System.Collections.IDictionary map
        ? map.Keys.Cast<object>().Select(k => (k, map[k]))
        : list.Cast<object?>().Select((item, i) => ((object)i, item));

    private static bool IsOurs(object? value) => value?.GetType() is { IsClass: true } type && type.Assembly == typeof(OptionsCheck).Assembly;

    private static LocalText FaultOf(ValidationAttribute rule, string key, object? value) => rule switch
    {
        RequiredAttribute => Fault("options.required", key, value),
        RangeAttribute range => Fault("options.range", key, value, ("from", range.Minimum), ("to", range.Maximum)),
        MaxLengthAttribute most => Fault("options.range", key, Count(value), ("from", 0), ("to", most.Length)),
        AllowedValuesAttribute allowed => Fault("options.choice", key, value, ("allowed", string.Join(", ", allowed.Values))),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.GetType().Name, "This annotation has no message yet."),
    };

    private static string Count(object? value) =>
        value is System.Collections.ICollection all ? all.Count.ToString(CultureInfo.InvariantCulture) : "";

    private static string Innermost(Exception e)
    {
        while (e.InnerException is { } inner)
            e = inner;
        return e.Message;
    }
}
