<#
.SYNOPSIS
    Azure Automation: imports a CSV of Autopilot devices as the Automation account's managed identity.
.DESCRIPTION
    Automation hands parameters over as strings. Results go to the output stream, one small object per row.
    Run it first with -Sandbox true: then nothing reaches Intune.
.PARAMETER CsvText
    The text of the CSV file, with its header.
.PARAMETER GroupTag
    The group tag for every row; empty leaves the rows' own.
.PARAMETER Folder
    A folder that outlives the job, such as a share that a Hybrid Runbook Worker reaches. A job that was killed then goes on where it
    ended, and the rows that were not done lie there as a CSV file. Empty where there is none.
.PARAMETER TimeoutSec
    Patience for one batch, in seconds. What the service has not finished by then is Pending.
.PARAMETER Sandbox
    true rehearses on the offline tenant.
#>
param(
    [Parameter(Mandatory)]
    [string]$CsvText,

    [string]$GroupTag = '',

    [string]$Folder = '',

    [string]$TimeoutSec = '1800',

    [string]$Sandbox = 'false'
)

$ErrorActionPreference = 'Stop'
Import-Module IntuneImportModule

$parameters = @{ TimeoutSec = $TimeoutSec }
if ($GroupTag) { $parameters.GroupTag = $GroupTag }
if ($Folder) { $parameters.RejectPath = Join-Path $Folder 'autopilot.again.csv' }

if ([System.Convert]::ToBoolean($Sandbox)) {
    $null = Connect-IntuneImport -Sandbox -WarningAction SilentlyContinue
}
else {
    $null = Connect-IntuneImport -ManagedIdentity

    # A rehearsal gets none: a journal belongs to the tenant that it began with.
    if ($Folder) { $parameters.Journal = Join-Path $Folder 'autopilot.journal' }
}

# A bad row is its result and an error of its own; it does not end the job. Results are collected as they come, so that a sign-in
# that ends in mid-run costs none of them. The job ends as failed unless every row got through.
$results = [System.Collections.Generic.List[object]]::new()
try {
    $CsvText | ConvertFrom-Csv | Import-AutopilotDevice @parameters -ErrorAction SilentlyContinue | ForEach-Object { $results.Add($_) }
}
finally {
    $results | Select-Object Row, SerialNumber, Status, ErrorName, Message, Remedy
}

$open = @($results | Where-Object Status -notin Imported, Updated, AlreadyPresent, Duplicate)
if ($open.Count -gt 0) { throw "$($open.Count) of $($results.Count) rows are not done." }
