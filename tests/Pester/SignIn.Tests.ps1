# Connect-IntuneImport as people and runbooks call it. The protocols themselves are proved in xunit against a stand-in for Entra ID.
BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')

    function New-Jwt([hashtable]$Claims) {
        $encode = { param($text) [Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($text)).TrimEnd('=').Replace('+', '-').Replace('/', '_') }
        (& $encode '{"alg":"none"}') + '.' + (& $encode ($Claims | ConvertTo-Json -Compress)) + '.sig'
    }

    function ConvertTo-Secure([string]$Text) { ConvertTo-SecureString $Text -AsPlainText -Force }
}

Describe 'An access token' {
    It 'is taken from the whole of what Get-AzAccessToken returns, piped or given' {
        $answer = [pscustomobject]@{ Token = ConvertTo-Secure 'opaque-token'; TenantId = 't'; Type = 'Bearer' }

        ($answer | Connect-IntuneImport).AuthKind | Should -Be 'AccessToken'
        (Connect-IntuneImport -AccessToken $answer).AuthKind | Should -Be 'AccessToken'
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

    It 'that has ended says so, and every row still gets its result' {
        $sandbox = Start-IntuneSandbox
        $token = New-Jwt @{ tid = 't'; exp = [DateTimeOffset]::UtcNow.AddMinutes(-5).ToUnixTimeSeconds() }
        $null = Connect-IntuneImport -AccessToken (ConvertTo-Secure $token) -GraphEndpoint $sandbox.Endpoint -WarningAction SilentlyContinue
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
        @{ Id = 'EndpointRefused'; Way = { Connect-IntuneImport -ManagedIdentity -AuthorityHost http://login.contoso.com } }
    ) {
        $Way | Should -Throw -ErrorId "$Id,IntuneImportModule.Commands.ConnectIntuneImportCommand"
    }
}

Describe 'A managed identity, beside an older copy of the sign-in library' {
    It 'signs in and imports, and leaves the other copy alone' {
        $old = Get-ChildItem (Join-Path $PSScriptRoot '../IntuneImportModule.OldIdentityClient/bin') -Recurse -Filter Microsoft.Identity.Client.dll |
            Select-Object -First 1
        $old | Should -Not -BeNullOrEmpty -Because 'dotnet build puts it there'
        $sandbox = Start-IntuneSandbox -ProcessingTimeSec 0.3

        # An App Service in small: hands out the sandbox's token to whoever knows the secret header.
        $listener = [System.Net.HttpListener]::new()
        $port = Get-Random -Minimum 20000 -Maximum 60000
        $listener.Prefixes.Add("http://127.0.0.1:$port/")
        $listener.Start()
        $server = Start-ThreadJob -ArgumentList $listener, $sandbox.AccessToken {
            param($listener, $token)
            while ($listener.IsListening) {
                $request = $listener.GetContext()
                $ok = $request.Request.Headers['X-IDENTITY-HEADER'] -eq 'header-secret'
                $end = [DateTimeOffset]::UtcNow.AddHours(1).ToUnixTimeSeconds()
                $body = [System.Text.Encoding]::UTF8.GetBytes((@{ access_token = $token; expires_on = "$end"; resource = 'r'; token_type = 'Bearer' } | ConvertTo-Json))
                $request.Response.StatusCode = if ($ok) { 200 } else { 401 }
                $request.Response.ContentType = 'application/json'
                $request.Response.OutputStream.Write($body, 0, $body.Length)
                $request.Response.Close()
            }
        }
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
        $env:IDENTITY_ENDPOINT = "http://127.0.0.1:$port/msi/token"
        $env:IDENTITY_HEADER = 'header-secret'
        try {
            $out = pwsh -NoProfile -NonInteractive -Command $script 2>&1
        }
        finally {
            Remove-Item Env:IDENTITY_ENDPOINT, Env:IDENTITY_HEADER
            $listener.Stop()
            $server | Remove-Job -Force
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
