# The other end of Tenant.ps1, for the scripts that measure.

function Start-Tenants([string]$Module) {
    $start = [Diagnostics.ProcessStartInfo]::new([Environment]::ProcessPath)
    foreach ($argument in '-NoProfile', '-NonInteractive', '-File', (Join-Path $PSScriptRoot 'Tenant.ps1'), '-Module', $Module) {
        $start.ArgumentList.Add($argument)
    }

    $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
    [Diagnostics.Process]::Start($start)
}

# Says a line and returns the answer.
function Get-TenantAnswer($Tenants, [string]$Line) {
    $Tenants.StandardInput.WriteLine($Line)
    $Tenants.StandardOutput.ReadLine()
}

# A new tenant, and this session connected to it; returns its endpoint and token.
function Connect-NewTenant($Tenants, [string]$Settings = '') {
    $endpoint, $token = (Get-TenantAnswer $Tenants $Settings).Split(' ')
    $secret = ConvertTo-SecureString $token -AsPlainText -Force
    $null = Connect-IntuneImport -GraphEndpoint $endpoint -AccessToken $secret -WarningAction SilentlyContinue
    $endpoint
    $token
}

function Stop-Tenants($Tenants) {
    if ($Tenants) {
        $Tenants.StandardInput.Close()
        $Tenants.WaitForExit()
    }
}
