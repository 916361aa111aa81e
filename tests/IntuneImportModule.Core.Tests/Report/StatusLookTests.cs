using IntuneImportModule.Core.Import;
using IntuneImportModule.Core.Report;

namespace IntuneImportModule.Core.Tests.Report;

public sealed class StatusLookTests
{
    // The same as in the tables of the console: green is done, red was refused, the rest is open.
    [Theory]
    [InlineData("good", ImportStatus.Imported, ImportStatus.Updated, ImportStatus.AlreadyPresent)]
    [InlineData("bad", ImportStatus.Failed, ImportStatus.Invalid)]
    [InlineData("odd", ImportStatus.Unconfirmed, ImportStatus.NotSent, ImportStatus.Duplicate)]
    [InlineData("wait", ImportStatus.Pending)]
    public void Every_status_has_its_colour(string tone, params ImportStatus[] statuses) =>
        Assert.Equal(StatusLook.InOrder.Where(status => StatusLook.Tone(status) == tone).Order(), statuses.Order());
}
