<#
.SYNOPSIS
    GitHub Actions: imports a CSV from the repository with workload identity federation, and writes a job summary.
.PARAMETER Path
    The CSV file.
.PARAMETER TenantId
    The tenant; not needed with -Sandbox.
.PARAMETER ClientId
    The application with the federated credential; not needed with -Sandbox.
.PARAMETER Sandbox
    Rehearses on the offline tenant, as a pull request's check does.
#>
param(
    [Parameter(Mandatory)]
    [string]$Path,

    [string]$TenantId,

    [string]$ClientId,

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

$results = Import-AutopilotDevice -Path $Path -ErrorAction SilentlyContinue
$summary = $results | Export-IntuneImportReport -Markdown
if ($env:GITHUB_STEP_SUMMARY) { $summary | Add-Content -Path $env:GITHUB_STEP_SUMMARY }
$results

if ($results | Where-Object Status -in Failed, Invalid, Unconfirmed) { throw 'Some rows were not imported; see the job summary.' }
