#!/usr/bin/env pwsh
# Five minutes with the module and no tenant: both imports against the sandbox.
# Run `dotnet build` first; this uses the module that it leaves in output/.
$ErrorActionPreference = 'Stop'
$module = Get-ChildItem (Join-Path $PSScriptRoot '../output/IntuneImportModule/*/IntuneImportModule.psd1') | Select-Object -Last 1
if (-not $module) { throw 'There is no module in output/. Run "dotnet build" first.' }
Import-Module $module.FullName

# One device is registered already, and one belongs to another organisation: what an import meets in real life.
$null = Start-IntuneSandbox -ProcessingTimeSec 2 -RegisteredSerialNumber SMP-0003 -OtherTenantSerialNumber SMP-0007
$null = Connect-IntuneImport -Sandbox

'samples/autopilot-devices.csv'
Import-AutopilotDevice -Path (Join-Path $PSScriptRoot 'autopilot-devices.csv') -ErrorAction SilentlyContinue -ErrorVariable problems |
    Format-Table

'samples/corporate-identifiers.csv, through the pipeline'
Import-Csv (Join-Path $PSScriptRoot 'corporate-identifiers.csv') -Header Manufacturer, Model, SerialNumber |
    Import-DeviceIdentityList | Format-Table

'What went wrong, and what to do about it:'
foreach ($problem in $problems) {
    "  $problem"
    "    -> $($problem.ErrorDetails.RecommendedAction)"
}

'What reached the sandbox:'
Get-IntuneSandboxRequest | Format-Table
Stop-IntuneSandbox
