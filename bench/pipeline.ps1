#!/usr/bin/env pwsh

<#
.SYNOPSIS
    Measures the built module in a real PowerShell, and prints one table.
.DESCRIPTION
    Costs are compared with Import-Csv | Out-Null of the same file, in turn with it in one process: the best of five rounds each, after three of
    warm-up. Scripts are compared with this module, one round each after one of warm-up; waits with what the service takes at least, devices
    in one run and identifiers in the second of two; a peak of memory with that of Import-Csv | Out-Null, each of one run in a process of its
    own; Import-Module with the bare assembly, medians of ten; one more row at a large size with one at a small size, the best of five rounds
    after two of warm-up. The sandbox by itself is the best of five after one. The limit is one of the ratio, or of what is measured where
    there is none.
    The tenant is the module's sandbox in a process of its own. Processor is the client's time on all cores in that round, Peak the highest
    working set of its process, the rounds of Import-Csv included.
    Files are made once, in a folder below the temporary one (about 600 MB; -Keep leaves them there).
    A full run takes six to twelve minutes on two cores. Nothing else should run beside it.
.EXAMPLE
    pwsh ./bench/pipeline.ps1
.EXAMPLE
    ./bench/pipeline.ps1 -Only Cost, Start -Markdown
#>
[CmdletBinding()]
param(
    [ValidateSet('Cost', 'Sandbox', 'Alternatives', 'WallClock', 'Memory', 'Start', 'Growth')]
    [string[]]$Only = @('Cost', 'Sandbox', 'Alternatives', 'WallClock', 'Memory', 'Start', 'Growth'),

    [int]$Rounds = 5,

    # The module's folder.
    [string]$Module = (Join-Path $PSScriptRoot '../output/IntuneImportModule'),

    [switch]$Markdown,

    [switch]$Keep
)

$ErrorActionPreference = 'Stop'
$Module = (Resolve-Path $Module).Path
$folder = Join-Path ([IO.Path]::GetTempPath()) 'IntuneImportModule.Bench'
$powershell = [Environment]::ProcessPath
$baseline = 'Import-Csv $args[0] | Out-Null'

function Get-BenchFile([string]$Kind, [int]$Rows) {
    $file = Join-Path $folder "$Kind-$Rows.csv"
    if (-not (Test-Path $file)) {
        $null = New-Item $folder -ItemType Directory -Force
        & (Join-Path $PSScriptRoot 'New-BenchFile.ps1') -Kind $Kind -Rows $Rows -Path "$file.part"
        Move-Item "$file.part" $file
    }

    $file
}

# In a process of its own, which has loaded nothing but what it measures.
function Invoke-Measure([string]$Script, [hashtable]$With) {
    $arguments = @('-NoProfile', '-NonInteractive', '-File', (Join-Path $PSScriptRoot $Script), '-Module', $Module)
    foreach ($name in $With.Keys) {
        $arguments += "-$name"
        if ($With[$name] -isnot [switch]) { $arguments += $With[$name] }
    }

    $said = & $powershell @arguments
    if ($LASTEXITCODE -ne 0) { throw "$Script failed: $said" }
    $said | Select-Object -Last 1 | ConvertFrom-Json
}

function Get-Median([double[]]$Values) { ($Values | Sort-Object)[[Math]::Floor($Values.Count / 2)] }

function Get-ProcessorName {
    $named = if ($IsLinux) { Select-String '^model name\s*:\s*(.*)' /proc/cpuinfo | Select-Object -First 1 }
    if ($named) { $named.Matches.Groups[1].Value }
    elseif ($IsLinux) { [Runtime.InteropServices.RuntimeInformation]::ProcessArchitecture }
    elseif ($IsMacOS) { sysctl -n machdep.cpu.brand_string }
    else { $env:PROCESSOR_IDENTIFIER }
}

function New-Line([string]$What, $Compared, $Measured, [string]$Unit, $Limit, $Requests) {
    [pscustomobject]@{
        What = $What
        Compared = $Compared
        Measured = $Measured
        Unit = $Unit
        Ratio = if ($Compared) { [Math]::Round($Measured / $Compared, 2) }
        Limit = $Limit
        Requests = $Requests
        'Processor, s' = $null
        'Peak, MB' = $null
    }
}

# A line with what Measure-Case.ps1 says of the client's process.
function Add-Process($Line, $Figures) {
    $Line.'Processor, s' = [Math]::Round($Figures.Cpu, 2)
    $Line.'Peak, MB' = $Figures.PeakMB
    $Line
}

function Get-Named([int]$Number) { $Number.ToString('N0', [cultureinfo]::InvariantCulture) }

function Measure-Cost([string]$What, [string]$File, [string]$Candidate, $Limit) {
    $figures = Invoke-Measure 'Measure-Case.ps1' @{ Path = $File; Baseline = $baseline; Candidate = $Candidate; Rounds = $Rounds; WarmUps = 3 }
    Add-Process (New-Line $What ([Math]::Round($figures.BaseSeconds, 3)) ([Math]::Round($figures.Seconds, 3)) 's' $Limit $figures.Requests) $figures
}

function Measure-Costs {
    $devices = Get-BenchFile Autopilot 20000
    $identities = Get-BenchFile Identifier 300000
    Measure-Cost 'Import-Csv | Import-AutopilotDevice -NoWait > $null' $devices 'Import-Csv $args[0] | Import-AutopilotDevice -NoWait > $null' 1.5
    Measure-Cost 'Import-AutopilotDevice -Path -NoWait > $null' $devices 'Import-AutopilotDevice $args[0] -NoWait > $null' 2
    Measure-Cost 'Test-AutopilotDevice -Path -Quiet' $devices 'Test-AutopilotDevice $args[0] -Quiet' 0.33
    Measure-Cost 'Test-DeviceIdentity -Path -Quiet' $identities 'Test-DeviceIdentity $args[0] -Quiet' 0.33
    Measure-Cost 'Import-Csv | Import-DeviceIdentityList > $null' $identities 'Import-Csv $args[0] | Import-DeviceIdentityList > $null' 2
    Measure-Cost 'the same, handed on to a further command: | Out-Null' $identities 'Import-Csv $args[0] | Import-DeviceIdentityList | Out-Null' 2
    Measure-Cost 'Import-DeviceIdentityList -Path > $null' $identities 'Import-DeviceIdentityList $args[0] > $null' 2
}

function Measure-Sandbox {
    $figures = Invoke-Measure 'Measure-Tenant.ps1' @{ Path = (Get-BenchFile Autopilot 20000); Rounds = $Rounds }
    New-Line 'the sandbox by itself, bodies of 500 devices' $null $figures.MBPerSecond 'MB/s' '400 or more' $figures.Requests
}

# What people write without the module, on the same rows against the same tenant.
function Measure-Alternatives {
    $many = Get-BenchFile Autopilot 20000
    $few = Get-BenchFile Autopilot 500
    $send = {
        param($Rows, $Endpoint, $Token)
        $devices = foreach ($row in $Rows) {
            @{ serialNumber = $row.'Device Serial Number'; hardwareIdentifier = $row.'Hardware Hash'; groupTag = $row.'Group Tag' }
        }
        $body = @{ importedWindowsAutopilotDeviceIdentities = @($devices) } | ConvertTo-Json -Depth 4
        $null = Invoke-RestMethod "${Endpoint}v1.0/deviceManagement/importedWindowsAutopilotDeviceIdentities/import" -Method Post -Body $body `
            -ContentType 'application/json' -Headers @{ Authorization = "Bearer $Token" }
    }
    $script500 = 'param($File, $Endpoint, $Token) $send = {' + $send + '}
        $rows = @(Import-Csv $File)
        for ($i = 0; $i -lt $rows.Count; $i += 500) { & $send $rows[$i..($i + 499)] $Endpoint $Token }'
    $script1 = 'param($File, $Endpoint, $Token) $send = {' + $send + '}
        foreach ($row in Import-Csv $File) { & $send @($row) $Endpoint $Token }'
    $ours = 'Import-AutopilotDevice $args[0] -NoWait | Out-Null'
    foreach ($case in @(
            @{ What = 'a script beside ours, 500 rows a request; 20,000 rows'; File = $many; Script = $script500; Tenant = '' }
            @{ What = 'a script beside ours, a request a row; 20,000 rows'; File = $many; Script = $script1; Tenant = '' }
            @{ What = 'the same; 500 rows, 30 ms a request'; File = $few; Script = $script1; Tenant = 'RequestLatencyMs=30' })) {
        $theirs = Invoke-Measure 'Measure-Case.ps1' @{ Path = $case.File; Candidate = $case.Script; Tenant = $case.Tenant; Rounds = 1 }
        $us = Invoke-Measure 'Measure-Case.ps1' @{ Path = $case.File; Candidate = $ours; Tenant = $case.Tenant; Rounds = 1 }
        $line = New-Line $case.What ([Math]::Round($us.Seconds, 3)) ([Math]::Round($theirs.Seconds, 3)) 's' $null "$($theirs.Requests), ours $($us.Requests)"
        $line.'Processor, s' = '{0:N2}, ours {1:N2}' -f $theirs.Cpu, $us.Cpu
        $line.'Peak, MB' = "$($theirs.PeakMB), ours $($us.PeakMB)"
        $line
    }
}

function Measure-WallClock {
    $devices = Get-BenchFile Autopilot 10000
    $identities = Get-BenchFile Identifier 10000
    $waited = Invoke-Measure 'Measure-Case.ps1' @{
        Path = $devices; Tenant = 'RequestLatencyMs=300 ProcessingTimeSec=65'; Rounds = 0
        Candidate = 'Import-AutopilotDevice $args[0] | Out-Null'
    }
    Add-Process (New-Line '10,000 devices, 0.3 s a request, 65 s processing' 65.3 ([Math]::Round($waited.Seconds, 1)) 's' 1.25 $waited.Requests) $waited
    $sent = Invoke-Measure 'Measure-Case.ps1' @{
        Path = $identities; Tenant = 'RequestLatencyMs=300'; Rounds = 1
        Candidate = 'Import-DeviceIdentityList $args[0] -ThrottleLimit 4 | Out-Null'
    }
    Add-Process (New-Line '10,000 identifiers, 0.3 s a request' 0.3 ([Math]::Round($sent.Seconds, 2)) 's' 4 $sent.Requests) $sent
}

function Measure-Memory([string]$Kind, [int]$Rows, [string]$Candidate) {
    $file = Get-BenchFile $Kind $Rows
    $base = (Invoke-Measure 'Measure-Case.ps1' @{ Path = $file; Baseline = $baseline; Rounds = 0 }).PeakMB
    $peak = Invoke-Measure 'Measure-Case.ps1' @{ Path = $file; Candidate = $Candidate; Rounds = 0 }
    $line = New-Line "peak memory, -Path, $(Get-Named $Rows) rows ($Kind)" $base $peak.PeakMB 'MB' "+$([Math]::Round(80 + $Rows * 40 / 1MB))" $peak.Requests
    $line.Ratio = "+$($peak.PeakMB - $base)"
    Add-Process $line $peak
}

function Measure-Start {
    $devices = Get-BenchFile Autopilot 500
    $identities = Get-BenchFile Identifier 10000
    $plain = Get-Median @(1..10 | ForEach-Object { (Invoke-Measure 'Measure-Start.ps1' @{ Path = $identities; AsAssembly = [switch]$true }).LoadMs })
    $loaded = Get-Median @(1..10 | ForEach-Object { (Invoke-Measure 'Measure-Start.ps1' @{ Path = $identities }).LoadMs })
    $line = New-Line 'Import-Module, beside the bare assembly' $plain $loaded 'ms' '+60' $null
    $line.Ratio = "+$([Math]::Round($loaded - $plain, 1))"
    $line
    foreach ($case in @(@('Autopilot', $devices), @('Identifier', $identities))) {
        $first = Get-Median @(1..10 | ForEach-Object { (Invoke-Measure 'Measure-Start.ps1' @{ Path = $case[1]; Import = $case[0] }).FirstRequestMs })
        New-Line "first row to first request ($($case[0]))" $null $first 'ms' 150 1
    }
}

# The time of one more row, at the small end and at the large one; all sizes in one process.
function Measure-Growth([string]$Kind, [int[]]$Sizes, [string]$Candidate) {
    $files = $Sizes | ForEach-Object { Get-BenchFile $Kind $_ }
    $figures = Invoke-Measure 'Measure-Growth.ps1' @{ Path = $files -join ','; Candidate = $Candidate; Rounds = $Rounds }
    $named = ($Sizes | ForEach-Object { Get-Named $_ }) -join ' - '
    New-GrowthLine "one more row, $named ($Kind)" $Sizes $figures.Seconds
    New-GrowthLine 'the same, processor time of the client' $Sizes $figures.ProcessorSeconds
}

function New-GrowthLine([string]$What, [int[]]$Sizes, [double[]]$Times) {
    $small = ($Times[1] - $Times[0]) / ($Sizes[1] - $Sizes[0]) * 1e6
    $large = ($Times[2] - $Times[1]) / ($Sizes[2] - $Sizes[1]) * 1e6
    New-Line $What ([Math]::Round($small, 2)) ([Math]::Round($large, 2)) 'us' 1.2 $null
}

$lines = try {
    if ($Only -contains 'Cost') { Measure-Costs }
    if ($Only -contains 'Sandbox') { Measure-Sandbox }
    if ($Only -contains 'Alternatives') { Measure-Alternatives }
    if ($Only -contains 'WallClock') { Measure-WallClock }
    if ($Only -contains 'Memory') {
        Measure-Memory Identifier 1000000 'Import-DeviceIdentityList $args[0] | Out-Null'
        Measure-Memory Autopilot 100000 'Import-AutopilotDevice $args[0] -NoWait | Out-Null'
    }
    if ($Only -contains 'Start') { Measure-Start }
    if ($Only -contains 'Growth') {
        Measure-Growth Identifier 10000, 100000, 1000000 'Import-DeviceIdentityList $args[0] > $null'
        Measure-Growth Autopilot 10000, 50000, 100000 'Import-AutopilotDevice $args[0] -NoWait > $null'
    }
}
finally {
    if (-not $Keep) { Remove-Item $folder -Recurse -Force -ErrorAction Ignore }
}

$machine = "$([Environment]::ProcessorCount) processors ($(Get-ProcessorName)), $([Runtime.InteropServices.RuntimeInformation]::OSDescription), " +
    "PowerShell $($PSVersionTable.PSVersion), .NET $([Environment]::Version); $([DateTime]::Today.ToString('yyyy-MM-dd'))"
if ($Markdown) {
    $machine
    ''
    '| What | Compared with | Measured | | Ratio | Limit | Requests | Processor, s | Peak, MB |'
    '|---|--:|--:|---|--:|--:|--:|--:|--:|'
    $lines | ForEach-Object { "| $(@($_.PSObject.Properties | ForEach-Object { "$($_.Value)".Replace('|', '\|') }) -join ' | ') |" }
}
else {
    $machine
    # As texts: a column of numbers would show all with the decimals of one.
    $columns = 'Compared', 'Measured', 'Unit', 'Ratio', 'Limit', 'Requests', 'Processor, s', 'Peak, MB' | ForEach-Object {
        [string]$name = $_
        @{ Name = $name; Expression = { "$($_.$name)" }.GetNewClosure(); Alignment = 'Right' }
    }
    $lines | Format-Table (@('What') + $columns) -AutoSize | Out-String -Width 180
}
