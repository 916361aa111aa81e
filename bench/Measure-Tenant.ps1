<#
.SYNOPSIS
    What the sandbox takes by itself: import bodies of 500 rows, made beforehand and sent four at a time by a client that does nothing else.
.DESCRIPTION
    The tenant is in another process. Each round sends all bodies to a new tenant; the best one counts, and the first warms up.
#>
param(
    [Parameter(Mandatory)] [string]$Module,
    [Parameter(Mandatory)] [string]$Path,
    [int]$Rounds = 5
)

$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot 'Tenants.ps1')
$rows = @(Import-Csv $Path)
$bodies = for ($i = 0; $i -lt $rows.Count; $i += 500) {
    $devices = foreach ($row in $rows[$i..($i + 499)]) {
        @{ serialNumber = $row.'Device Serial Number'; hardwareIdentifier = $row.'Hardware Hash'; groupTag = $row.'Group Tag' }
    }
    , [Text.Encoding]::UTF8.GetBytes((@{ importedWindowsAutopilotDeviceIdentities = @($devices) } | ConvertTo-Json -Depth 4 -Compress))
}
$bytes = ($bodies | ForEach-Object Length | Measure-Object -Sum).Sum
$rows = $devices = $null

Import-Module $Module
$tenants = Start-Tenants $Module
$seconds = [double]::MaxValue
try {
    for ($round = 0; $round -le $Rounds; $round++) {
        $endpoint, $token = Connect-NewTenant $tenants
        $client = [Net.Http.HttpClient]::new([Net.Http.SocketsHttpHandler]@{ MaxConnectionsPerServer = 4; UseProxy = $false })
        $client.DefaultRequestHeaders.Authorization = [Net.Http.Headers.AuthenticationHeaderValue]::new('Bearer', $token)
        $import = "${endpoint}v1.0/deviceManagement/importedWindowsAutopilotDeviceIdentities/import"
        [GC]::Collect()
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $sent = foreach ($body in $bodies) {
            $content = [Net.Http.ByteArrayContent]::new($body)
            $content.Headers.ContentType = 'application/json'
            $client.PostAsync($import, $content)
        }

        [Threading.Tasks.Task]::WaitAll($sent)
        $taken = $watch.Elapsed.TotalSeconds
        $refused = @($sent | Where-Object { -not $_.Result.IsSuccessStatusCode })
        if ($refused) { throw "The sandbox refused: $($refused[0].Result)" }
        $client.Dispose()
        if ($round -gt 0) { $seconds = [Math]::Min($seconds, $taken) }
    }
}
finally {
    Stop-Tenants $tenants
}

[pscustomobject]@{ Bytes = $bytes; Seconds = $seconds; Requests = $bodies.Count; MBPerSecond = [Math]::Round($bytes / $seconds / 1e6) } | ConvertTo-Json -Compress
