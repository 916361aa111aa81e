<#
.SYNOPSIS
    Runs one case in this process, a fresh one, against a tenant in another process, and writes its figures as JSON.
.DESCRIPTION
    Baseline and candidate take turns, so that a noisy machine spoils both or none. The best round of each counts.
    With -Rounds 0 the candidate runs once, without warm-up: for memory and waits.
.PARAMETER WarmUps
    Rounds before those that count. The runtime compiles what is called often three times, each time better, and the last time in the third round
    or so.
#>
param(
    [Parameter(Mandatory)] [string]$Module,
    [string]$Baseline,
    [string]$Candidate,
    [string]$Tenant = '',
    [string]$Path,
    [int]$Rounds = 5,
    [int]$WarmUps = 1
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$self = [Diagnostics.Process]::GetCurrentProcess()
$tenants = $null
$requests = $null

# Both take the input file and the address of a tenant; what they need else they are given here.
function Invoke-Timed([scriptblock]$Work, [string]$Endpoint, [string]$Token) {
    [GC]::Collect()
    [GC]::WaitForPendingFinalizers()
    $self.Refresh()
    $cpu = $self.TotalProcessorTime
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $null = & $Work $Path $Endpoint $Token
    $seconds = $watch.Elapsed.TotalSeconds
    $self.Refresh()
    [pscustomobject]@{ Seconds = $seconds; Cpu = ($self.TotalProcessorTime - $cpu).TotalSeconds }
}

function Get-Best($Timed) { $Timed | Sort-Object Seconds | Select-Object -First 1 }

$base = $null
$best = $null
if ($Candidate) {
    . (Join-Path $PSScriptRoot 'Tenants.ps1')
    $tenants = Start-Tenants $Module
    Import-Module $Module
}

try {
    $baseRounds = [Collections.Generic.List[object]]::new()
    $candidateRounds = [Collections.Generic.List[object]]::new()
    $skip = if ($Rounds) { $WarmUps } else { 0 }
    for ($round = 0; $round -lt [Math]::Max(1, $skip + $Rounds); $round++) {
        if ($Baseline) { $baseRounds.Add((Invoke-Timed ([scriptblock]::Create($Baseline)))) }
        if ($Candidate) {
            $endpoint, $token = Connect-NewTenant $tenants $Tenant
            $candidateRounds.Add((Invoke-Timed ([scriptblock]::Create($Candidate)) $endpoint $token))
            $requests = [int](Get-TenantAnswer $tenants 'count').Split(' ')[0]
        }
    }

    if ($Baseline) { $base = Get-Best ($baseRounds | Select-Object -Skip $skip) }
    if ($Candidate) { $best = Get-Best ($candidateRounds | Select-Object -Skip $skip) }
}
finally {
    if ($tenants) { Stop-Tenants $tenants }
}

$self.Refresh()
[pscustomobject]@{
    BaseSeconds = $base.Seconds
    BaseCpu = $base.Cpu
    Seconds = $best.Seconds
    Cpu = $best.Cpu
    Requests = $requests
    PeakMB = [Math]::Round($self.PeakWorkingSet64 / 1MB)
} | ConvertTo-Json -Compress
