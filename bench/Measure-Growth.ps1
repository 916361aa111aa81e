<#
.SYNOPSIS
    In one process: the best time of a candidate for each of several files, each time against an empty tenant; by the clock, and the
    processor time of this process, in which the tenant's own growth is not.
.DESCRIPTION
    The files take turns, so that a machine that slows down does so for all of them. Two rounds warm up: one is not enough for the
    runtime to compile everything as well as it can, and the smaller file would pay for it. In each round a small file is read several
    times: a pause that is nothing beside a million rows would double the time of ten thousand.
#>
param(
    [Parameter(Mandatory)] [string]$Module,
    [Parameter(Mandatory)] [string]$Path,
    [Parameter(Mandatory)] [string]$Candidate,
    [int]$Rounds = 3
)

$ErrorActionPreference = 'Stop'
$self = [Diagnostics.Process]::GetCurrentProcess()
function Get-ProcessorTime { $self.Refresh(); $self.TotalProcessorTime.TotalSeconds }

. (Join-Path $PSScriptRoot 'Tenants.ps1')
Import-Module $Module
$tenants = Start-Tenants $Module
try {
    $work = [scriptblock]::Create($Candidate)
    $files = $Path.Split(',')
    $sizes = @($files | ForEach-Object { (Get-Item $_).Length })
    $largest = ($sizes | Measure-Object -Maximum).Maximum
    $times = @($sizes | ForEach-Object { [Math]::Min(10, [Math]::Floor($largest / $_)) })
    $seconds = @($files | ForEach-Object { [double]::MaxValue })
    $processor = @($seconds)
    for ($round = -2; $round -lt $Rounds; $round++) {
        for ($i = 0; $i -lt $files.Count; $i++) {
            for ($time = 0; $time -lt $times[$i]; $time++) {
                $null = Connect-NewTenant $tenants
                [GC]::Collect()
                $before = Get-ProcessorTime
                $watch = [Diagnostics.Stopwatch]::StartNew()
                $null = & $work $files[$i]
                $taken = $watch.Elapsed.TotalSeconds
                $used = (Get-ProcessorTime) - $before
                if ($round -ge 0) {
                    $seconds[$i] = [Math]::Min($seconds[$i], $taken)
                    $processor[$i] = [Math]::Min($processor[$i], $used)
                }
            }
        }
    }
}
finally {
    Stop-Tenants $tenants
}

[pscustomobject]@{ Seconds = @($seconds); ProcessorSeconds = @($processor) } | ConvertTo-Json -Compress
