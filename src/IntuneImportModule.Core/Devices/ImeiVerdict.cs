namespace IntuneImportModule.Core.Devices;

/// <summary>What the check of an IMEI found.</summary>
/// <param name="Imei">The digits to be sent; null when there is a problem.</param>
/// <param name="Problem">Why the text cannot be an IMEI, in words for the user; null when it can.</param>
/// <param name="Warning">What looks wrong but is sent all the same; null when nothing does.</param>
internal readonly record struct ImeiVerdict(string? Imei, string? Problem, string? Warning);
