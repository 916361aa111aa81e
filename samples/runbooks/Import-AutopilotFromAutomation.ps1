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
.PARAMETER Sandbox
    true rehearses on the offline tenant.
#>
param(
    [Parameter(Mandatory)]
    [string]$CsvText,

    [string]$GroupTag = '',

    [string]$Sandbox = 'false'
)

$ErrorActionPreference = 'Stop'
Import-Module IntuneImportModule

if ([System.Convert]::ToBoolean($Sandbox)) {
    $null = Connect-IntuneImport -Sandbox -WarningAction SilentlyContinue
}
else {
    $null = Connect-IntuneImport -ManagedIdentity
}

$parameters = @{}
if ($GroupTag) { $parameters.GroupTag = $GroupTag }

# A bad row is its result and an error of its own; it does not end the job. The job ends as failed if any row did not get through.
$results = $CsvText | ConvertFrom-Csv | Import-AutopilotDevice @parameters -ErrorAction SilentlyContinue
$results | Select-Object Row, SerialNumber, Status, ErrorName, Message, Remedy

$bad = @($results | Where-Object Status -in Failed, Invalid, Unconfirmed)
if ($bad.Count -gt 0) { throw "$($bad.Count) of $(@($results).Count) rows were not imported." }
