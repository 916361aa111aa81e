#!/usr/bin/env pwsh
<#
.SYNOPSIS
    Builds, tests and packs the module. The work itself is MSBuild's, dotnet test's and Pester's.
.PARAMETER Task
    Build    output/IntuneImportModule/<version>, as a user installs it
    Test     dotnet test, then Pester
    Pester   the Pester suite over output/
    Package  output/IntuneImportModule.<version>.nupkg
    Demo     the quick start in PowerShell
.EXAMPLE
    pwsh ./build.ps1 -Task Test
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Pester', 'Package', 'Demo')]
    [string[]]$Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string]$Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
$solution = Join-Path $PSScriptRoot 'IntuneImportModule.sln'

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args -join ' ') failed with exit code $LASTEXITCODE." }
}

function Invoke-PesterSuite {
    Import-Module Pester -MinimumVersion 5.0 -ErrorAction Stop
    $settings = New-PesterConfiguration
    $settings.Run.Path = @((Join-Path $PSScriptRoot 'tests/Pester'), (Join-Path $PSScriptRoot 'samples'))
    $settings.Run.PassThru = $true
    $settings.Output.Verbosity = 'Normal'
    $run = Invoke-Pester -Configuration $settings
    # One line that any log reader understands.
    "Pester: $($run.PassedCount) passed, $($run.FailedCount) failed, $($run.SkippedCount) skipped"
    if ($run.Result -ne 'Passed') { throw "Pester: $($run.Result)." }
}

foreach ($name in $Task) {
    switch ($name) {
        'Build' { Invoke-Dotnet build $solution --configuration $Configuration }
        'Test' {
            Invoke-Dotnet test $solution --configuration $Configuration
            Invoke-PesterSuite
        }
        'Pester' { Invoke-PesterSuite }
        'Package' {
            Invoke-Dotnet build $solution --configuration $Configuration
            Invoke-Dotnet msbuild (Join-Path $PSScriptRoot 'src/IntuneImportModule/IntuneImportModule.csproj') -target:PackModule "-property:Configuration=$Configuration"
        }
        'Demo' { & (Join-Path $PSScriptRoot 'samples/quickstart.ps1') }
    }
}
