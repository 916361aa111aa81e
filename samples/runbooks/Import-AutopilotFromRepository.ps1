<#
.SYNOPSIS
    GitHub Actions: imports a CSV from the repository with workload identity federation, and writes a job summary.
.PARAMETER Path
    The CSV file.
.PARAMETER TenantId
    The tenant; not needed with -Sandbox.
.PARAMETER ClientId
    The application with the federated credential; not needed with -Sandbox.
.PARAMETER TimeoutSec
    Patience for one batch, in seconds. What the service has not finished by then is Pending.
.PARAMETER Sandbox
    Rehearses on the offline tenant, as a pull request's check does.
#>
param(
    [Parameter(Mandatory)]
    [string]$Path,

    [string]$TenantId,

    [string]$ClientId,

    [int]$TimeoutSec = 1800,

    [switch]$Sandbox
)

$ErrorActionPreference = 'Stop'
Import-Module IntuneImportModule

if ($Sandbox) {
    $null = Connect-IntuneImport -Sandbox -WarningAction SilentlyContinue
}
else {
    $null = Connect-IntuneImport -WorkloadIdentity -TenantId $TenantId -ClientId $ClientId
}

# No journal and no reject file: the runner's disk is gone with the job, so the summary names the rows that are to be done again.
# Collected as they come: a sign-in that ends in mid-run costs no result, and the summary is written all the same.
$results = [System.Collections.Generic.List[object]]::new()
try {
    Import-AutopilotDevice -Path $Path -TimeoutSec $TimeoutSec -ErrorAction SilentlyContinue -ErrorVariable problems | ForEach-Object { $results.Add($_) }
}
finally {
    $results
    if ($env:GITHUB_STEP_SUMMARY -and $results.Count -gt 0) { $results | Export-IntuneImportReport -Markdown | Add-Content -Path $env:GITHUB_STEP_SUMMARY }
}

# An error that is no row's: a file that could not be read, or not to its end. It has no result.
$problems | Where-Object { $_.Exception -isnot [IntuneImportModule.Errors.ImportRowException] } | ForEach-Object { throw $_ }
if ($results | Where-Object Status -notin Imported, Updated, AlreadyPresent, Duplicate) { throw 'Some rows are not done; see the job summary.' }
