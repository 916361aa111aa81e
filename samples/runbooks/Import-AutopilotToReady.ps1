<#
.SYNOPSIS
    From a CSV to devices that can be handed out: import, correct what was registered before, sync, wait for the profile, report.
.PARAMETER Path
    The CSV file.
.PARAMETER ReportPath
    Where the HTML report goes.
.PARAMETER ProfileTimeoutSec
    Patience for the deployment profiles.
.PARAMETER Context
    A connection; the session's default otherwise. Connect before, so that this script works with every way of signing in.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [string]$Path,

    [string]$ReportPath = [System.IO.Path]::ChangeExtension($Path, '.html'),

    [int]$ProfileTimeoutSec = 3600,

    [object]$Context
)

$ErrorActionPreference = 'Stop'

# -UpdateExisting brings group tag and user of registered devices to what the file says; an empty cell changes nothing.
# -WaitForProfile starts the tenant's sync and waits for the profiles. -CleanUp removes the import records of this run, and no others.
$parameters = @{ Path = $Path; UpdateExisting = $true; WaitForProfile = $true; ProfileTimeoutSec = $ProfileTimeoutSec; CleanUp = $true }
if ($Context) { $parameters.Context = $Context }

$results = [System.Collections.Generic.List[object]]::new()
try {
    Import-AutopilotDevice @parameters -ErrorAction SilentlyContinue -ErrorVariable problems | ForEach-Object { $results.Add($_) }
}
finally {
    # Also where the sign-in ended in mid-run: what is known is reported.
    if ($results.Count -gt 0) { $results | Export-IntuneImportReport -Path $ReportPath -PassThru }
}

# An error that is no row's: a file that could not be read, or not to its end. It has no result.
$problems | Where-Object { $_.Exception -isnot [IntuneImportModule.Errors.ImportRowException] } | ForEach-Object { throw $_ }
if ($results | Where-Object Status -notin Imported, Updated, AlreadyPresent, Duplicate) { throw "Some devices are not ready; see $ReportPath." }
