using IntuneImportModule.Core.Import;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>Counts instead of times: requests, bytes and polls, with fixed budgets.</summary>
public sealed class RequestBudgetTests
{
    [Fact]
    public void Ten_thousand_devices_cost_twenty_imports_and_little_more_time_than_the_service_takes()
    {
        Outcome outcome = Rehearsal.Run(new Plan
        {
            IsAutopilot = true,
            Rows = TestRows.Many(10_000, true),
            Sandbox = new SandboxOptions { ProcessingTime = TimeSpan.FromSeconds(65), RequestLatency = TimeSpan.FromSeconds(0.3) },
        });

        Promises.Hold(outcome);
        Assert.All(outcome.Results, result => Assert.Equal(ImportStatus.Imported, result.Status));
        Assert.Equal(20, outcome.Imports.Count);
        Assert.InRange(outcome.Elapsed.TotalSeconds, 65, 1.25 * (65 + 0.3));

        // Besides, one look at what was there before, and a question a batch and round.
        SandboxRequest[] questions = [.. outcome.Requests.Where(request => request.Action == "list")];
        Assert.Equal(outcome.Requests.Count, questions.Length + 20);
        int rounds = (int)Math.Ceiling(outcome.Elapsed.TotalSeconds / 10);
        Assert.InRange(questions.Length, 1, 1 + (20 * rounds));
        Assert.All(questions.Where(question => question.Query.Length > 0).GroupBy(question => (question.Query, question.ReceivedDateTime)), group => Assert.Single(group));
    }

    [Fact]
    public void Ten_thousand_identifiers_cost_ten_requests_and_four_round_trips_at_most()
    {
        Outcome outcome = Rehearsal.Run(new Plan
        {
            IsAutopilot = false,
            Rows = TestRows.Many(10_000, false),
            Options = new ImportOptions { BatchSize = 1000 },
            Sandbox = new SandboxOptions { RequestLatency = TimeSpan.FromSeconds(0.3) },
        });

        Promises.Hold(outcome);
        Assert.Equal(10, outcome.Requests.Count);

        // Three; a thread that comes too late while the test's clock runs makes four of them.
        Assert.InRange(outcome.Elapsed.TotalSeconds, 0.9, 1.2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Bytes_sent_a_row_stay_within_their_budget(bool isAutopilot)
    {
        Outcome outcome = Rehearsal.Run(new Plan { IsAutopilot = isAutopilot, Rows = TestRows.Many(1000, isAutopilot) });

        // Names, braces, an eight-character serial number, a four-character hash and the importId.
        double bytes = (double)outcome.Imports.Sum(request => request.Bytes) / 1000;
        Assert.InRange(bytes, 80, isAutopilot ? 115 : 95);
    }

    [Theory]
    [InlineData(true, 1, 512)]
    [InlineData(false, 1, 512)]
    [InlineData(true, 5, 500)]
    [InlineData(false, 5, 500)]
    [InlineData(false, 20, 1000)]
    public void Finding_the_bad_rows_costs_about_two_k_log_n_requests(bool isAutopilot, int bad, int rows)
    {
        string[] names = [.. Enumerable.Range(0, bad).Select(i => TestRows.Name((i * rows / bad) + (i % 7) + 1))];
        Outcome outcome = Rehearsal.Run(new Plan
        {
            IsAutopilot = isAutopilot,
            Rows = TestRows.Many(rows, isAutopilot),
            Options = new ImportOptions { BatchSize = rows },
            Prepare = sandbox => Array.ForEach(names, name => sandbox.Faults.Add(SandboxFault.RowRefused(name))),
        });

        Promises.Hold(outcome);
        Assert.Equal(names, outcome.Results.Where(result => result.Status == ImportStatus.Failed).Select(result => result.Label));
        Assert.Equal(rows - bad, outcome.Counts[ImportStatus.Imported]);
        Assert.InRange(outcome.Imports.Count - 1, 1, 2 * bad * Math.Ceiling(Math.Log2(rows)));
    }

    [Fact]
    public void The_parts_of_a_split_batch_are_polled_with_one_question()
    {
        Outcome outcome = Rehearsal.Run(new Plan
        {
            IsAutopilot = true,
            Rows = TestRows.Many(64, true),
            Prepare = sandbox => sandbox.Faults.Add(SandboxFault.RowRefused(TestRows.Name(20))),
        });

        int rounds = (int)Math.Ceiling(outcome.Elapsed.TotalSeconds / 10);
        Assert.InRange(outcome.Requests.Count(request => request.Action == "list"), 1, 1 + rounds);
    }

    [Fact]
    public void A_long_list_of_others_is_looked_at_with_one_request()
    {
        Outcome outcome = Rehearsal.Run(new Plan
        {
            IsAutopilot = true,
            Rows = TestRows.Many(30, true),
            Options = new ImportOptions { NoWait = true, BatchSize = 10 },
            Sandbox = new SandboxOptions { PageSize = 10 },
            Prepare = sandbox => Array.ForEach([.. Enumerable.Range(0, 95)], number => sandbox.Tenant.AddImportRecord($"OTHER{number}")),
        });

        Assert.Single(outcome.Requests, request => request.Action == "list");
        Assert.Equal(3, outcome.Imports.Count);
    }
}
