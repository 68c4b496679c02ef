using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using EscalationBot.Channels.Web;
using EscalationBot.Host.Options;
using EscalationBot.Host.Setup;
using EscalationBot.Testing;
using Microsoft.Extensions.Configuration;

namespace EscalationBot.Host.Tests.Options;

/// <summary>The table of the configuration in manifests/README.md against the options of the program.</summary>
public sealed class ConfigurationTableTests
{
    private static readonly Assembly[] Assemblies = [typeof(OfficeOptions).Assembly, typeof(WebChannel).Assembly];

    private static readonly Dictionary<string, string[]> Table = File.ReadAllLines(Repository.Path("manifests/README.md"))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Trim('|', ' ').Split(" | "))
        .Where(cells => cells.Length == 4)
        .ToDictionary(cells => cells[0].Trim('`'));

    [Fact]
    public void Every_option_has_a_row_and_every_row_an_option() =>
        Assert.Equal(
            Options().Select(o => o.Key).Append("Urls").Order(StringComparer.Ordinal),
            Table.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_range_is_told() => Assert.All(
        Options().Where(o => o.Property.GetCustomAttribute<RangeAttribute>() is not null),
        option => Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"{option.Property.GetCustomAttribute<RangeAttribute>()!.Minimum} to {option.Property.GetCustomAttribute<RangeAttribute>()!.Maximum}"),
            Table[option.Key][2], StringComparison.Ordinal));

    [Fact]
    public void Every_plain_value_is_told_with_the_default_that_the_program_starts_with()
    {
        var configuration = OfficeHost.CreateBuilder([]).Configuration;

        Assert.All(Sections(), section =>
        {
            var shipped = configuration.GetSection(section.Name).Get(section.Type) ?? Activator.CreateInstance(section.Type)!;
            foreach (var property in Settable(section.Type).Where(p => p.PropertyType.IsPrimitive || p.PropertyType == typeof(string) || p.PropertyType == typeof(TimeOnly)))
                if (Shown(property.GetValue(shipped)) is { Length: > 0 } value)
                    Assert.Equal(value, Table[$"{section.Name}:{property.Name}"][1]);
        });
    }

    private static string Shown(object? value) => value is TimeOnly time
        ? time.ToString("HH:mm", CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static IEnumerable<(string Key, PropertyInfo Property)> Options() => Sections().SelectMany(s => Options(s.Type, s.Name));

    private static IEnumerable<(string Name, Type Type)> Sections() => Assemblies.SelectMany(a => a.GetTypes())
        .Select(t => (Name: t.GetField("Section")?.GetRawConstantValue() as string ?? "", Type: t))
        .Where(s => s.Name.Length > 0);

    private static IEnumerable<(string Key, PropertyInfo Property)> Options(Type type, string path) => Settable(type).SelectMany(property =>
    {
        var key = $"{path}:{property.Name}";
        return property.PropertyType switch
        {
            { IsGenericType: true } map when typeof(IReadOnlyDictionary<,>) == map.GetGenericTypeDefinition() => Options(map.GetGenericArguments()[1], $"{key}:{{channel}}"),
            { IsGenericType: true } list when typeof(IEnumerable).IsAssignableFrom(list) && IsOurs(list.GetGenericArguments()[0]) => Options(list.GetGenericArguments()[0], $"{key}[]"),
            { } part when IsOurs(part) => Options(part, key),
            _ => [(key, property)],
        };
    });

    private static IEnumerable<PropertyInfo> Settable(Type type) => type.GetProperties().Where(p => p.SetMethod is not null);

    private static bool IsOurs(Type type) => type is { IsClass: true } && Assemblies.Contains(type.Assembly);
}
