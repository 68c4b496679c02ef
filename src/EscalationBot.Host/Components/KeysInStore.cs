using System.Xml.Linq;
using EscalationBot.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace EscalationBot.Host.Components;

/// <summary>Keys of open pages, shared by all replicas: what one has rendered another one may get back.</summary>
internal sealed class KeysInStore(IReplicas replicas) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. replicas.PageKeys().Select(key => XElement.Parse(key))];

    public void StoreElement(XElement element, string friendlyName) => replicas.KeepPageKey(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}
