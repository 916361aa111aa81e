<#
.SYNOPSIS
    Serves sandbox tenants from a process of its own, so that the service's work is not counted as the client's.
.DESCRIPTION
    Each line on standard input asks for a new, empty tenant, as Start-IntuneSandbox takes it: 'ProcessingTimeSec=65 RequestLatencyMs=300'.
    The answer is one line: endpoint and token. 'count' answers with the requests so far, the first one's time and the bytes. The end of the input ends it.
#>
param([Parameter(Mandatory)] [string]$Module)

$ErrorActionPreference = 'Stop'
Import-Module $Module

# A service has answered before; what the first answer of a process costs would be counted as the client's.
$sandbox = Start-IntuneSandbox
$null = Invoke-RestMethod "$($sandbox.Endpoint)v1.0/deviceManagement/importedWindowsAutopilotDeviceIdentities" -Headers @{ Authorization = "Bearer $($sandbox.AccessToken)" }

while ($null -ne ($line = [Console]::In.ReadLine())) {
    if ($line -eq 'count') {
        $requests = @($sandbox.GetRequests())
        $first = if ($requests) { $requests[0].ReceivedDateTime.UtcTicks } else { 0 }
        [Console]::Out.WriteLine("$($requests.Count) $first $(($requests | Measure-Object Bytes -Sum).Sum)")
        continue
    }

    Stop-IntuneSandbox
    $settings = @{ WritesPerWindow = 1000000 }
    foreach ($pair in $line.Split(' ', [StringSplitOptions]::RemoveEmptyEntries)) {
        $name, $value = $pair.Split('=')
        $settings[$name] = [int]$value
    }

    $sandbox = Start-IntuneSandbox @settings
    [GC]::Collect()
    [Console]::Out.WriteLine("$($sandbox.Endpoint) $($sandbox.AccessToken)")
}
