<#
.SYNOPSIS
    Runs one case in this process, a fresh one, against a tenant in another process, and writes its figures as JSON.
.DESCRIPTION
    Baseline and candidate take turns, so that a noisy machine spoils both or none. The best round of each counts.
    With -Rounds 0 the candidate runs once, without warm-up: for memory and start.
#>
param(
    [Parameter(Mandatory)] [string]$Module,
    [string]$Baseline,
    [string]$Candidate,
    [string]$Tenant = '',
    [string]$Path,
    [int]$Rounds = 5
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$self = [Diagnostics.Process]::GetCurrentProcess()
$server = $null
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

function Send-Line([string]$Line) {
    $server.StandardInput.WriteLine($Line)
    $server.StandardOutput.ReadLine()
}

$base = $null
$best = $null
if ($Candidate) {
    $start = [Diagnostics.ProcessStartInfo]::new([Environment]::ProcessPath)
    foreach ($argument in '-NoProfile', '-NonInteractive', '-File', (Join-Path $PSScriptRoot 'Tenant.ps1'), '-Module', $Module) { $start.ArgumentList.Add($argument) }
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
    $server = [Diagnostics.Process]::Start($start)
    Import-Module $Module
}

try {
    $baseRounds = [Collections.Generic.List[object]]::new()
    $rounds_ = [Collections.Generic.List[object]]::new()
    for ($round = 0; $round -le $Rounds; $round++) {
        if ($Baseline) { $baseRounds.Add((Invoke-Timed ([scriptblock]::Create($Baseline)))) }
        if ($Candidate) {
            $endpoint, $token = (Send-Line $Tenant).Split(' ')
            $null = Connect-IntuneImport -GraphEndpoint $endpoint -AccessToken (ConvertTo-SecureString $token -AsPlainText -Force) -WarningAction SilentlyContinue
            $rounds_.Add((Invoke-Timed ([scriptblock]::Create($Candidate)) $endpoint $token))
            $requests = [int](Send-Line 'count').Split(' ')[0]
        }
    }

    # The first round warms up.
    $skip = [Math]::Min(1, $Rounds)
    if ($Baseline) { $base = Get-Best ($baseRounds | Select-Object -Skip $skip) }
    if ($Candidate) { $best = Get-Best ($rounds_ | Select-Object -Skip $skip) }
}
finally {
    if ($server) {
        $server.StandardInput.Close()
        $server.WaitForExit()
    }
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
