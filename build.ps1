#!/usr/bin/env pwsh

<#
.SYNOPSIS
    Builds, tests and packs the module. The work itself is MSBuild's, dotnet test's and Pester's.
.PARAMETER Task
    Build    output/IntuneImportModule/<version>, as a user installs it
    Test     dotnet test, then Pester
    Pester   the Pester suite over output/; with -Package over that package, which takes the place of what lies there
    Sign     Authenticode signatures on our own files; Windows only, certificate from the environment: SIGN_THUMBPRINT, SIGN_TIMESTAMP_SERVER
    Catalog  IntuneImportModule.cat, by which Windows verifies all files; Windows only
    Package  output/IntuneImportModule.<version>.nupkg
    Publish  that package, as it is; to the address or folder in NUGET_FEED, with the key in NUGET_KEY
    Demo     the quick start in PowerShell
.PARAMETER Package
    A package that was built before, for Pester and Publish.
.EXAMPLE
    pwsh ./build.ps1 -Task Test
.EXAMPLE
    ./build.ps1 -Task Build, Sign, Catalog, Package, Publish
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Pester', 'Sign', 'Catalog', 'Package', 'Publish', 'Demo')]
    [string[]]$Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string]$Configuration = 'Release',

    [string]$Package
)

$ErrorActionPreference = 'Stop'
$solution = Join-Path $PSScriptRoot 'IntuneImportModule.sln'
$project = Join-Path $PSScriptRoot 'src/IntuneImportModule/IntuneImportModule.csproj'
$version = (Import-PowerShellDataFile (Join-Path $PSScriptRoot 'module/IntuneImportModule.psd1')).ModuleVersion
$assembled = Join-Path $PSScriptRoot "output/IntuneImportModule/$version"
$packed = if ($Package) { (Resolve-Path -LiteralPath $Package).ProviderPath } else { Join-Path $PSScriptRoot "output/IntuneImportModule.$version.nupkg" }
$script:isBuilt = $false

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args -join ' ') failed with exit code $LASTEXITCODE." }
}

# Once per call: a second build would assemble the module anew, without signatures and catalog.
function Invoke-Build {
    if (-not $script:isBuilt) { Invoke-Dotnet build $solution --configuration $Configuration }
    $script:isBuilt = $true
}

# The package in the place of what a build assembles, as an installer leaves it: without the parts that are NuGet's own.
function Expand-Package {
    if (Test-Path -LiteralPath $assembled) { Remove-Item -LiteralPath $assembled -Recurse -Force }
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    [System.IO.Compression.ZipFile]::ExtractToDirectory($packed, $assembled)
    foreach ($part in '_rels', 'package', '[Content_Types].xml', 'IntuneImportModule.nuspec') {
        Remove-Item -LiteralPath (Join-Path $assembled $part) -Recurse -Force
    }
}

function Invoke-PesterSuite {
    Import-Module Pester -MinimumVersion 5.0 -ErrorAction Stop
    if ($Package) {
        Expand-Package
        # The test of the package itself takes it from here instead of packing what it finds in output/.
        $env:IIM_PACKAGE = $packed
    }
    $settings = New-PesterConfiguration
    $settings.Run.Path = @((Join-Path $PSScriptRoot 'tests/Pester'), (Join-Path $PSScriptRoot 'samples'))
    $settings.Run.PassThru = $true
    $settings.Output.Verbosity = 'Normal'
    try { $run = Invoke-Pester -Configuration $settings }
    finally { if ($Package) { $env:IIM_PACKAGE = $null } }
    # One line that any log reader understands.
    "Pester: $($run.PassedCount) passed, $($run.FailedCount) failed, $($run.SkippedCount) skipped"
    if ($run.Result -ne 'Passed') { throw "Pester: $($run.Result)." }
}

function Get-SignObstacle {
    if ($env:OS -ne 'Windows_NT') { 'Authenticode signatures are made on Windows only.' }
    elseif (-not $env:SIGN_THUMBPRINT) { 'No certificate: the environment variable SIGN_THUMBPRINT is empty.' }
}

function Invoke-Signature([string[]]$File) {
    $certificate = Get-ChildItem Cert:\CurrentUser\My, Cert:\LocalMachine\My | Where-Object Thumbprint -EQ $env:SIGN_THUMBPRINT | Select-Object -First 1
    if (-not $certificate) { throw "Sign: there is no certificate with the thumbprint $env:SIGN_THUMBPRINT." }
    $time = if ($env:SIGN_TIMESTAMP_SERVER) { @{ TimestampServer = $env:SIGN_TIMESTAMP_SERVER } } else { @{} }
    $unsigned = Set-AuthenticodeSignature -LiteralPath $File -Certificate $certificate -HashAlgorithm SHA256 -IncludeChain All @time | Where-Object Status -NE Valid
    if ($unsigned) { throw "Sign: $(($unsigned | ForEach-Object { "$($_.Path): $($_.StatusMessage)" }) -join '; ')" }
    "Sign: $($File.Count) files."
}

function Invoke-Catalog {
    $catalog = Join-Path $assembled 'IntuneImportModule.cat'
    Remove-Item -LiteralPath $catalog -ErrorAction Ignore
    $null = New-FileCatalog -Path $assembled -CatalogFilePath $catalog -CatalogVersion 2.0
    "Catalog: $catalog"
    if (Get-SignObstacle) { "Catalog: not signed. $(Get-SignObstacle)" }
    else { Invoke-Signature $catalog }
}

function Invoke-Publish {
    if (-not (Test-Path -LiteralPath $packed)) { throw "Publish: there is no $packed. Build it first: ./build.ps1 -Task Package" }
    if (-not $env:NUGET_FEED) { throw 'Publish: where to? Set the environment variable NUGET_FEED to the address of a feed, or to a folder.' }
    $key = if ($env:NUGET_KEY) { @('--api-key', $env:NUGET_KEY) }
    elseif (Test-Path -LiteralPath $env:NUGET_FEED -PathType Container) { @() }
    else { throw 'Publish: the feed wants a key. Set the environment variable NUGET_KEY.' }
    # Not by Invoke-Dotnet, whose error would show the key.
    & dotnet nuget push $packed --source $env:NUGET_FEED @key
    if ($LASTEXITCODE -ne 0) { throw "Publish: dotnet nuget push failed with exit code $LASTEXITCODE." }
    "Published: $(Split-Path $packed -Leaf), SHA-256 $((Get-FileHash -LiteralPath $packed).Hash.ToLowerInvariant())"
}

foreach ($name in $Task) {
    switch ($name) {
        'Build' { Invoke-Build }
        'Test' {
            Invoke-Dotnet test $solution --configuration $Configuration
            Invoke-PesterSuite
        }
        'Pester' { Invoke-PesterSuite }
        'Sign' {
            if (Get-SignObstacle) {
                "Sign: skipped. $(Get-SignObstacle)"
                break
            }
            Invoke-Build
            # Other people's libraries keep their own signatures.
            Invoke-Signature (Get-ChildItem $assembled -Recurse -Include IntuneImportModule*.dll, *.ps1xml, *.psm1, *.psd1).FullName
        }
        'Catalog' {
            if (-not (Get-Command New-FileCatalog -ErrorAction Ignore)) {
                'Catalog: skipped. Catalogs are made on Windows only.'
                break
            }
            Invoke-Build
            Invoke-Catalog
        }
        'Package' {
            Invoke-Build
            Invoke-Dotnet msbuild $project "-target:PackModule" "-property:Configuration=$Configuration"
        }
        'Publish' { Invoke-Publish }
        'Demo' { & (Join-Path $PSScriptRoot 'samples/quickstart.ps1') }
    }
}
