# Connect-IntuneImport as people and runbooks call it. Whole sign-ins are in SignInFlows.Tests.ps1; their protocols are proved in xunit.
BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    . (Join-Path $PSScriptRoot 'EntraStandIn.ps1')

    function New-Jwt([hashtable]$Claims) {
        $encode = { param($text) [Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($text)).TrimEnd('=').Replace('+', '-').Replace('/', '_') }
        (& $encode '{"alg":"none"}') + '.' + (& $encode ($Claims | ConvertTo-Json -Compress)) + '.sig'
    }

    function ConvertTo-Secure([string]$Text) { ConvertTo-SecureString $Text -AsPlainText -Force }
}

Describe 'An access token' {
    It 'is taken <How>, and is the one that is sent' -ForEach @(
        @{ How = 'as a SecureString'; Connect = { Connect-IntuneImport -AccessToken (ConvertTo-Secure $args[0]) @graph } }
        @{ How = 'as a SecureString, piped'; Connect = { ConvertTo-Secure $args[0] | Connect-IntuneImport @graph } }
        @{ How = 'from the whole of what Get-AzAccessToken returns'; Connect = { Connect-IntuneImport -AccessToken (New-AzToken (ConvertTo-Secure $args[0])) @graph } }
        @{ How = 'from the whole of what Get-AzAccessToken returns, piped'; Connect = { New-AzToken (ConvertTo-Secure $args[0]) | Connect-IntuneImport @graph } }
        @{ How = 'from what an older Get-AzAccessToken returns, its token a string'; Connect = { Connect-IntuneImport -AccessToken (New-AzToken $args[0]) @graph } }
        @{ How = 'from what an older Get-AzAccessToken returns, piped'; Connect = { New-AzToken $args[0] | Connect-IntuneImport @graph } }
    ) {
        function New-AzToken($Token) { [pscustomobject]@{ Token = $Token; ExpiresOn = [DateTimeOffset]::UtcNow; TenantId = 't'; UserId = 'u'; Type = 'Bearer' } }
        $sandbox = Start-IntuneSandbox
        $graph = @{ GraphEndpoint = $sandbox.Endpoint }

        (& $Connect $sandbox.AccessToken).AuthKind | Should -Be 'AccessToken'
        { Get-DeviceIdentity } | Should -Not -Throw
        Stop-IntuneSandbox
    }

    It 'is refused without being printed where <What>' -ForEach @(
        @{ What = 'an object has none'; Value = [pscustomobject]@{ Other = 'very-secret-token' } }
        @{ What = 'an object''s is empty'; Value = [pscustomobject]@{ Token = '' } }
    ) {
        { Connect-IntuneImport -AccessToken $Value } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -PassThru |
            Out-String | Should -Not -Match 'very-secret-token'
    }

    It 'as a plain string is refused without being printed' {
        $failure = { Connect-IntuneImport -AccessToken 'very-secret-token' } | Should -Throw -PassThru

        $failure.Exception.Message | Should -Match 'SecureString'
        ($failure | Out-String) -replace 'Connect-IntuneImport -AccessToken .very-secret-token.', '' | Should -Not -Match 'very-secret-token'
    }

    It 'tells tenant, account, permissions and end, where it is a JWT' {
        $end = [DateTimeOffset]::UtcNow.AddHours(1)
        $token = New-Jwt @{ tid = 'tenant-1'; upn = 'kim@contoso.com'; appid = 'app-1'; scp = 'DeviceManagementServiceConfig.ReadWrite.All'; exp = $end.ToUnixTimeSeconds() }
        $context = Connect-IntuneImport -AccessToken (ConvertTo-Secure $token) -WarningVariable warnings

        $context.TenantId | Should -Be 'tenant-1'
        $context.Account | Should -Be 'kim@contoso.com'
        $context.Permissions | Should -Be 'DeviceManagementServiceConfig.ReadWrite.All'
        $context.ExpiresOn.ToUnixTimeSeconds() | Should -Be $end.ToUnixTimeSeconds()
        $warnings | Should -BeNullOrEmpty
    }

    It 'without the permission is taken with a warning that names it' {
        $token = New-Jwt @{ tid = 't'; upn = 'kim@contoso.com'; scp = 'User.Read' }
        $null = Connect-IntuneImport -AccessToken (ConvertTo-Secure $token) -WarningVariable warnings -WarningAction SilentlyContinue

        "$warnings" | Should -Match 'DeviceManagementServiceConfig\.ReadWrite\.All'
    }

    It 'of an application that may only read is warned of, but not with -ReadOnly' -ForEach @(
        @{ ReadOnly = @{}; Warnings = 'DeviceManagementServiceConfig.ReadWrite.All' }
        @{ ReadOnly = @{ ReadOnly = $true }; Warnings = $null }
    ) {
        $token = New-Jwt @{ tid = 't'; appid = 'app-1'; idtyp = 'app'; roles = @('DeviceManagementServiceConfig.Read.All') }
        $context = Connect-IntuneImport -AccessToken (ConvertTo-Secure $token) @ReadOnly -WarningVariable warned -WarningAction SilentlyContinue

        if ($Warnings) { "$warned" | Should -Match "application permission $([regex]::Escape($Warnings))" } else { $warned | Should -BeNullOrEmpty }
        $context.Permissions | Should -Be 'DeviceManagementServiceConfig.Read.All'
    }

    It 'that has ended already is refused when connecting' {
        $token = New-Jwt @{ tid = 't'; exp = [DateTimeOffset]::UtcNow.AddMinutes(-5).ToUnixTimeSeconds() }
        { Connect-IntuneImport -AccessToken (ConvertTo-Secure $token) } | Should -Throw -ErrorId 'AccessTokenExpired,*'
    }

    It 'that ends in mid-run says so, and every row still gets its result' {
        $sandbox = Start-IntuneSandbox
        $end = [DateTimeOffset]::UtcNow.AddSeconds(3)
        $token = New-Jwt @{ tid = 't'; exp = $end.ToUnixTimeSeconds() }
        $null = Connect-IntuneImport -AccessToken (ConvertTo-Secure $token) -GraphEndpoint $sandbox.Endpoint -WarningAction SilentlyContinue
        Start-Sleep -Seconds 3
        $results = [System.Collections.Generic.List[object]]::new()

        { 1..3 | ForEach-Object { New-AutopilotRow $_ } | Import-AutopilotDevice -WarningAction SilentlyContinue | ForEach-Object { $results.Add($_) } } |
            Should -Throw -ErrorId 'AccessTokenExpired,*'
        $results.Status | Should -Be @('NotSent', 'NotSent', 'NotSent')
        Stop-IntuneSandbox
    }
}

Describe 'An unattended session' {
    It 'gets an error instead of a prompt' -ForEach @(
        @{ Way = @{} }
        @{ Way = @{ UseDeviceCode = $true } }
    ) {
        $env:CI = 'true'
        try {
            { Connect-IntuneImport -TenantId contoso.com -ClientId 00000000-0000-0000-0000-000000000001 @Way } |
                Should -Throw -ErrorId '*Unattended*'
        }
        finally {
            Remove-Item Env:CI
        }
    }
}

Describe 'What is missing is named' {
    It '<Id>' -ForEach @(
        @{ Id = 'PersonClientIdMissing'; Way = { Connect-IntuneImport -TenantId contoso.com } }
        @{ Id = 'TenantIdMissing'; Way = { Connect-IntuneImport -WorkloadIdentity -ClientId 00000000-0000-0000-0000-000000000001 } }
        @{ Id = 'Certificate*'; Way = { Connect-IntuneImport -CertificatePath ./nowhere.pfx -TenantId contoso.com -ClientId 00000000-0000-0000-0000-000000000001 } }
        @{ Id = 'Certificate*'; Way = { Connect-IntuneImport -CertificateThumbprint 00112233445566778899AABBCCDDEEFF00112233 -TenantId contoso.com -ClientId 00000000-0000-0000-0000-000000000001 } }
        @{ Id = 'EndpointRefused'; Way = { Connect-IntuneImport -UseDeviceCode -AuthorityHost http://login.contoso.com } }
        @{ Id = 'AuthorityMissing'; Way = { Connect-IntuneImport -WorkloadIdentity -TenantId contoso.com -ClientId 00000000-0000-0000-0000-000000000001 -GraphEndpoint https://graph.contoso.example } }
    ) {
        $failure = $Way | Should -Throw -ErrorId "$Id,IntuneImportModule.Commands.ConnectIntuneImportCommand" -PassThru
        if ($failure.Exception.Remedy) { $failure.Exception.Message | Should -BeLike "*$($failure.Exception.Remedy)*" }
    }

    It 'but no sign-in host beside a token, which is not to be had there' {
        (Connect-IntuneImport -AccessToken (ConvertTo-Secure 'x') -GraphEndpoint https://graph.contoso.example).Cloud | Should -Be 'Custom'
        Disconnect-IntuneImport
    }
}

Describe 'What a way would ignore' {
    It 'is no parameter of it: <Set>' -ForEach @(
        @{ Set = 'Sandbox'; Without = 'ReadOnly', 'Environment', 'GraphEndpoint', 'AuthorityHost', 'Proxy', 'ProxyCredential', 'TenantId' }
        @{ Set = 'AccessToken'; Without = 'AuthorityHost', 'TenantId', 'ClientId' }
        @{ Set = 'ManagedIdentity'; Without = 'AuthorityHost', 'TenantId', 'ClientId' }
    ) {
        $names = ((Get-Command Connect-IntuneImport).ParameterSets | Where-Object Name -EQ $Set).Parameters.Name
        $names | Should -Not -BeNullOrEmpty
        $Without | Where-Object { $_ -in $names } | Should -BeNullOrEmpty
    }

    It 'is refused: -Sandbox with another Graph' {
        { Connect-IntuneImport -Sandbox -GraphEndpoint https://graph.microsoft.com } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
    }
}

Describe 'A managed identity, beside an older copy of the sign-in library' {
    # Windows PowerShell has no load contexts; there the copy that was loaded first is everybody's.
    It 'signs in and imports, and leaves the other copy alone' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $old = Get-ChildItem (Join-Path $PSScriptRoot '../IntuneImportModule.OldIdentityClient/bin') -Recurse -Filter Microsoft.Identity.Client.dll |
            Select-Object -First 1
        $old | Should -Not -BeNullOrEmpty -Because 'dotnet build puts it there'
        $sandbox = Start-IntuneSandbox -ProcessingTimeSec 0.3

        $standIn = Start-EntraStandIn $sandbox.AccessToken (New-LoopbackCertificate)
        $script = @"
`$ErrorActionPreference = 'Stop'
`$old = [System.Reflection.Assembly]::LoadFrom('$($old.FullName)')
`$before = `$old.GetName().Version.ToString()
Import-Module '$ModulePath'
`$context = Connect-IntuneImport -ManagedIdentity -GraphEndpoint '$($sandbox.Endpoint)' -WarningAction SilentlyContinue
`$results = Import-Csv '$(Join-Path $PSScriptRoot '../../samples/autopilot-devices.csv')' | Import-AutopilotDevice -PollingIntervalSec 1
`$copies = [System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq 'Microsoft.Identity.Client' } |
    ForEach-Object { [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext(`$_).Name + ' ' + `$_.GetName().Version }
[pscustomobject]@{ Kind = `$context.AuthKind; Status = (`$results.Status | Sort-Object -Unique) -join ','; Rows = `$results.Count; Before = `$before; Copies = `$copies -join '; ' } |
    ConvertTo-Json -Compress
"@
        $env:IDENTITY_ENDPOINT = "$($standIn.Local)/msi/token"
        $env:IDENTITY_HEADER = 'MARKER-msi-header'
        try {
            $out = pwsh -NoProfile -NonInteractive -Command $script 2>&1
        }
        finally {
            Remove-Item Env:IDENTITY_ENDPOINT, Env:IDENTITY_HEADER
            Stop-EntraStandIn $standIn
            Stop-IntuneSandbox
        }

        $json = $out | Where-Object { "$_".StartsWith('{') } | Select-Object -Last 1
        $json | Should -Not -BeNullOrEmpty -Because "$out"
        $report = $json | ConvertFrom-Json
        $report.Kind | Should -Be 'ManagedIdentity'
        $report.Status | Should -Be 'Imported'
        $report.Rows | Should -Be 12
        $report.Before | Should -Be '4.61.3.0'
        $report.Copies | Should -Match 'Default 4\.61\.3\.0'
        $report.Copies | Should -Match 'IntuneImportModule 4\.92\.0\.0'
        "$out" | Should -Not -Match ([regex]::Escape($sandbox.AccessToken))
    }
}
