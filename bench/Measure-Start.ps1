<#
.SYNOPSIS
    In a fresh process: milliseconds of Import-Module, and of the way from an import's first row to the arrival of its first request.
.PARAMETER AsAssembly
    Loads the cmdlets' assembly directly instead, without manifest, load context, views and types: what the module's own start is compared with.
#>
param(
    [Parameter(Mandatory)] [string]$Module,
    [switch]$AsAssembly,
    [ValidateSet('Autopilot', 'Identifier')] [string]$Import,
    [string]$Path
)

$ErrorActionPreference = 'Stop'

# What every session has loaded long before it comes to a module.
$null = Import-Csv $Path | Select-Object -First 1
$null = Get-Command Import-Csv
$what = $Module
if ($AsAssembly) { $what = (Get-ChildItem $Module -Recurse -Filter IntuneImportModule.dll | Where-Object FullName -Match 'net8').FullName }

$watch = [Diagnostics.Stopwatch]::StartNew()
Import-Module $what
$loaded = $watch.Elapsed.TotalMilliseconds
$arrived = $null
if ($Import) {
    . (Join-Path $PSScriptRoot 'Tenants.ps1')
    $tenants = Start-Tenants $Module
    $null = Connect-NewTenant $tenants
    $rows = Import-Csv $Path | Select-Object -First 2
    $now = [DateTime]::UtcNow.Ticks
    $null = if ($Import -eq 'Autopilot') { $rows | Import-AutopilotDevice -NoWait } else { $rows | Import-DeviceIdentityList }
    $arrived = ([long](Get-TenantAnswer $tenants 'count').Split(' ')[1] - $now) / 10000
    Stop-Tenants $tenants
}

[pscustomobject]@{
    LoadMs = [Math]::Round($loaded, 1)
    FirstRequestMs = if ($null -ne $arrived) { [Math]::Round($arrived, 1) }
    Assemblies = @([AppDomain]::CurrentDomain.GetAssemblies().GetName().Name | Where-Object { $_ -match '^(IntuneImportModule|Microsoft\.Identity|CsvHelper|Polly)' } | Sort-Object)
} | ConvertTo-Json -Compress
