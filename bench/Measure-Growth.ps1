<#
.SYNOPSIS
    In one process: the best time of a candidate for each of several files, smallest first, each time against an empty tenant.
#>
param(
    [Parameter(Mandatory)] [string]$Module,
    [Parameter(Mandatory)] [string]$Path,
    [Parameter(Mandatory)] [string]$Candidate,
    [int]$Rounds = 3
)

$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot 'Tenants.ps1')
Import-Module $Module
$tenants = Start-Tenants $Module
try {
    $work = [scriptblock]::Create($Candidate)
    $seconds = foreach ($file in $Path.Split(',')) {
        $best = [double]::MaxValue
        for ($round = 0; $round -le $Rounds; $round++) {
            $null = Connect-NewTenant $tenants
            [GC]::Collect()
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $null = & $work $file
            $taken = $watch.Elapsed.TotalSeconds
            if ($round -gt 0) { $best = [Math]::Min($best, $taken) }
        }

        $best
    }
}
finally {
    Stop-Tenants $tenants
}

[pscustomobject]@{ Seconds = @($seconds) } | ConvertTo-Json -Compress
