using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Core.Tests.Import;

public sealed class ServiceErrorsTests
{
    [Theory]
    [InlineData(640, "StorageError")]
    [InlineData(801, "InvalidZtdRequestBody")]
    [InlineData(802, "InvalidZtdHardwareHash")]
    [InlineData(803, "MissingZtdSerialNumberAndProductKey")]
    [InlineData(806, "ZtdDeviceAlreadyAssigned")]
    [InlineData(807, "ZtdDeviceIsNotRegistered")]
    [InlineData(808, "ZtdDeviceAssignedToOtherTenant")]
    [InlineData(808, "ZtdDeviceAssignedToAnotherTenant")]
    [InlineData(809, "ZtdProfileIsNotRegistered")]
    [InlineData(810, "ZtdProfileAssignedToOtherTenant")]
    [InlineData(811, "ZtdDeviceRegisteredByOtherTenant")]
    [InlineData(812, "ZtdDeviceNotFound")]
    [InlineData(813, "ZtdDeviceIsNotUnique")]
    [InlineData(814, "ZtdDeviceAlreadyAadRegistered")]
    [InlineData(0, "HashNot4k")]
    [InlineData(0, "ZtdDeviceDuplicated")]
    public void Every_known_error_has_meaning_and_remedy(int code, string name)
    {
        ServiceError? error = ServiceErrors.Find(name.ToUpperInvariant(), code);

        Assert.Equal(name, error?.Name);
        Assert.NotEmpty(error!.Meaning);
        Assert.NotEmpty(error.Remedy);
        Assert.Equal(name == "ZtdDeviceAlreadyAssigned", error.MeansAlreadyPresent);
        Assert.Equal(code == 0 ? null : code, error.Code);
    }

    [Fact]
    public void The_name_decides_and_the_number_only_where_the_name_is_unknown()
    {
        Assert.Equal(808, ServiceErrors.Find("ZtdDeviceAssignedToOtherTenant", 806)?.Code);
        Assert.Equal("ZtdDeviceAlreadyAssigned", ServiceErrors.Find(null, 806)?.Name);
        Assert.Equal("ZtdDeviceAlreadyAssigned", ServiceErrors.Find("", 806)?.Name);
        Assert.Null(ServiceErrors.Find("ZtdSomethingNew", 815));
        Assert.Null(ServiceErrors.Find("None", 0));
    }
}
