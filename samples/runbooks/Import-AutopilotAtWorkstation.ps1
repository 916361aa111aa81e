<#
.SYNOPSIS
    A workstation: checks a CSV, imports it, and leaves a report and a file of what has to be done again.
.PARAMETER Path
    The CSV file.
.PARAMETER TenantId
    The tenant; not needed with -Sandbox.
.PARAMETER ClientId
    Your application; not needed with -Sandbox.
.PARAMETER Sandbox
    Rehearses on the offline tenant.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [string]$Path,

    [string]$TenantId,

    [string]$ClientId,

    [switch]$Sandbox
)

$ErrorActionPreference = 'Stop'
Import-Module IntuneImportModule

if (-not (Test-AutopilotDevice -Path $Path -Quiet)) {
    Test-AutopilotDevice -Path $Path | Where-Object { -not $_.IsValid }
    Write-Warning 'These rows will not be sent. The others will.'
}

$parameters = @{ Path = $Path; RejectPath = [System.IO.Path]::ChangeExtension($Path, '.again.csv') }
if ($Sandbox) {
    $null = Connect-IntuneImport -Sandbox
}
else {
    $null = Connect-IntuneImport -TenantId $TenantId -ClientId $ClientId -CacheToken

    # A rehearsal gets none: a journal belongs to the tenant that it began with.
    $parameters.Journal = "$Path.journal"
}

$report = [System.IO.Path]::ChangeExtension($Path, '.html')
$results = [System.Collections.Generic.List[object]]::new()
try {
    Import-AutopilotDevice @parameters -ErrorAction SilentlyContinue | ForEach-Object { $results.Add($_) }
}
finally {
    if ($results.Count -gt 0) { $results | Export-IntuneImportReport -Path $report -PassThru }
}
