#!/usr/bin/env pwsh

<#
.SYNOPSIS
    The run that README shows: an import with bad rows, on the sandbox. Prints what a person sees in a window of 100 columns, colours included.
.DESCRIPTION
    Needs PowerShell 7.4 and the module in output/. To make the picture again:

    pwsh -NoProfile docs/pictures/first-import.ps1 | ./docs/pictures/New-TerminalPicture.ps1 -Path docs/pictures/first-import.svg -Title 'An import with bad rows in PowerShell'
#>
$ErrorActionPreference = 'Stop'
$root = Resolve-Path (Join-Path $PSScriptRoot '../..')
Import-Module (Get-ChildItem (Join-Path $root 'output/IntuneImportModule/*/IntuneImportModule.psd1') | Select-Object -Last 1).FullName
$PSStyle.OutputRendering = 'Ansi'
$ProgressPreference = 'SilentlyContinue'

# A file as they come: one device is registered already, one belongs to somebody else, one stands there twice, one has no hash.
$folder = New-Item -ItemType Directory (Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid()))
$sample = @(Get-Content (Join-Path $root 'samples/autopilot-devices.csv'))
$sample[0..4] + $sample[7] + $sample[2] + 'SMP-0008,,,Kiosk,' + $sample[9] | Set-Content (Join-Path $folder 'devices.csv')
Get-Content (Join-Path $root 'samples/corporate-identifiers.csv') -TotalCount 3 | Set-Content (Join-Path $folder 'computers.csv')
$null = Start-IntuneSandbox -ProcessingTimeSec 1 -RegisteredSerialNumber SMP-0003 -OtherTenantSerialNumber SMP-0007

$commands = @(
    '$null = Connect-IntuneImport -Sandbox -WarningAction Ignore'
    '$results = Import-AutopilotDevice devices.csv -RejectPath again.csv -ErrorAction Ignore'
    '$results'
    '$results | Where-Object Status -EQ Failed | Format-List SerialNumber, Message, Remedy'
    'Import-Csv computers.csv -Header Manufacturer, Model, SerialNumber | Import-DeviceIdentityList'
    'Get-IntuneSandboxRequest import* | Format-Table Action, Rows, StatusCode'
)
Push-Location $folder
try {
    foreach ($command in $commands) {
        "$($PSStyle.Bold)PS> $($PSStyle.BoldOff)$command"
        . ([scriptblock]::Create($command)) | Out-String -Stream -Width 100
    }
}
finally {
    Pop-Location
    Stop-IntuneSandbox
    Remove-Item $folder -Recurse
}
