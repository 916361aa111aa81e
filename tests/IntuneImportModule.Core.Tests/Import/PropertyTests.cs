using System.Globalization;
using Xunit.Abstractions;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>
/// The promises under random rows, options, tenants and faults. A failure names its seed; IIM_PROPERTY_SEED runs that one alone,
/// IIM_PROPERTY_CASES sets how many are run.
/// </summary>
public abstract class PropertyTests(ITestOutputHelper output, int part)
{
    // Two classes, so that they run side by side.
    private const int Parts = 2;
    private const int UsualCases = 1000;

    [Fact]
    public void The_promises_hold_whatever_happens()
    {
        int cases = Number("IIM_PROPERTY_CASES") ?? UsualCases;
        int? only = Number("IIM_PROPERTY_SEED");
        for (int seed = part; seed < (only is null ? cases : int.MaxValue); seed += Parts)
        {
            if (only is { } wanted)
            {
                seed = wanted;
            }

            Check(seed);
            if (only is not null)
            {
                return;
            }
        }
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private void Check(int seed)
    {
        Plan plan = RandomPlan.Of(seed);
        try
        {
            Outcome outcome = Rehearsal.Run(plan);
            Promises.Hold(outcome, mayBeUnconfirmed: true);

            // What is unconfirmed is so because something struck a request.
            if (outcome.Requests.All(request => request.Fault is null))
            {
                Assert.DoesNotContain(outcome.Results, result => result.Status == Core.Import.ImportStatus.Unconfirmed);
            }
        }
        catch (Xunit.Sdk.XunitException)
        {
            output.WriteLine($"IIM_PROPERTY_SEED={seed}");
            output.WriteLine($"{plan.Options}");
            output.WriteLine($"{plan.Sandbox}");
            throw;
        }
    }
}

/// <summary>The even seeds.</summary>
public sealed class EvenPropertyTests(ITestOutputHelper output) : PropertyTests(output, 0);

/// <summary>The odd seeds.</summary>
public sealed class OddPropertyTests(ITestOutputHelper output) : PropertyTests(output, 1);
