using IntuneImportModule.Core.Import;
using IntuneImportModule.Core.Report;
using static IntuneImportModule.Core.Tests.Report.ReportRows;

namespace IntuneImportModule.Core.Tests.Report;

public sealed class ProblemGroupTests
{
    [Fact]
    public void Rows_with_one_reason_are_one_group_what_is_worse_and_larger_first()
    {
        IReadOnlyList<ProblemGroup> groups = ProblemGroup.Of(
        [
            Device(1), Device(2, ImportStatus.Duplicate), Device(3, ImportStatus.Invalid, "HardwareHashMissing"),
            Device(4, ImportStatus.Failed, "A"), Device(5, ImportStatus.Failed, "B"), Device(6, ImportStatus.Failed, "B"),
            Device(7, ImportStatus.Unconfirmed), Device(8, ImportStatus.NotSent), Device(9, ImportStatus.Pending), Device(10, ImportStatus.AlreadyPresent),
        ]);

        Assert.Equal(["B", "A", "Unconfirmed", "HardwareHashMissing", "Not sent", "Duplicate"], groups.Select(group => group.Name));
        Assert.Equal([5, 6], groups[0].Rows.Select(row => row.Row));
    }

    [Fact]
    public void A_known_error_of_the_service_carries_its_meaning_and_cure()
    {
        ProblemGroup group = Assert.Single(ProblemGroup.Of([Device(1, ImportStatus.Failed, "ZtdDeviceAssignedToOtherTenant", "raw") with { ErrorCode = "808" }]));
        ServiceError known = ServiceErrors.Find("ZtdDeviceAssignedToOtherTenant", null)!;

        Assert.Equal(("808", known.Meaning, known.Remedy), (group.Code, group.Meaning, group.Remedy));
    }

    [Fact]
    public void A_number_alone_does_not_lend_another_errors_meaning()
    {
        ProblemGroup group = Assert.Single(ProblemGroup.Of([Device(1, ImportStatus.Failed, "SomethingNew", "As it is.") with { ErrorCode = "808" }]));

        Assert.Equal("As it is.", group.Meaning);
        Assert.Null(group.Remedy);
    }

    [Fact]
    public void Messages_that_differ_begin_with_what_they_have_in_common()
    {
        ProblemGroup group = Assert.Single(ProblemGroup.Of(
            [Device(2, ImportStatus.Duplicate, message: "X stands in row 1 already."), Device(3, ImportStatus.Duplicate, message: "Y stands in row 1 already.")]));

        Assert.Equal("The same device stands earlier in the input; the row was never sent. X stands in row 1 already.", group.Meaning);
    }

    [Fact]
    public void Successes_and_what_is_on_its_way_are_no_problem() =>
        Assert.Empty(ProblemGroup.Of([Device(1), Device(2, ImportStatus.Updated), Device(3, ImportStatus.AlreadyPresent), Device(4, ImportStatus.Pending)]));
}
