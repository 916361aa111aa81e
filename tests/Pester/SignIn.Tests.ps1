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
    # Windows PowerShell has no load contexts; there the copy that was loaded first is everybody's.
    It 'signs in and imports, and leaves the other copy alone' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
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

Describe 'Nothing leaks' {
    It 'into output, errors, verbose and debug streams, transcript or profile, whatever fails' {
        $home2 = New-Item -ItemType Directory (Join-Path $TestDrive 'profile')
        $assertion = Join-Path $TestDrive 'assertion.jwt'
        Set-Content $assertion 'MARKER-assertion-0001'
        $pfx = Join-Path $TestDrive 'app.pfx'
        $key = [System.Security.Cryptography.RSA]::Create(2048)
        $request = [System.Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=test', $key, 'SHA256', [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
        $certificate = $request.CreateSelfSigned([DateTimeOffset]::UtcNow.AddDays(-1), [DateTimeOffset]::UtcNow.AddDays(1))
        [System.IO.File]::WriteAllBytes($pfx, $certificate.Export('Pfx', 'MARKER-pfx-password-0002'))
        $transcript = Join-Path $TestDrive 'transcript.txt'

        # Nobody listens on port 1, so each flow goes as far as its first request and fails there.
        $script = @"
`$PSStyle.OutputRendering = 'PlainText'
Start-Transcript -Path '$transcript' | Out-Null
Import-Module '$ModulePath'
function Secure(`$name) { ConvertTo-SecureString ([Environment]::GetEnvironmentVariable(`$name)) -AsPlainText -Force }
`$common = @{ TenantId = 'contoso.com'; AuthorityHost = 'https://127.0.0.1:1'; GraphEndpoint = 'http://127.0.0.1:1'; Verbose = `$true; Debug = `$true }
`$app = '00000000-0000-0000-0000-000000000001'
`$ways = @(
    { Connect-IntuneImport -ClientSecretCredential ([pscredential]::new(`$app, (Secure 'M_SECRET'))) @common }
    { Connect-IntuneImport -CertificatePath '$pfx' -CertificatePassword (Secure 'M_PFX') -ClientId `$app @common }
    { Connect-IntuneImport -CertificatePath '$pfx' -CertificatePassword (Secure 'M_WRONG') -ClientId `$app @common }
    { Connect-IntuneImport -FederatedTokenFile '$assertion' -ClientId `$app @common }
    { `$c = Connect-IntuneImport -AccessToken (Secure 'M_TOKEN') -GraphEndpoint 'http://127.0.0.1:1' -Verbose -Debug
      `$c | Format-List * -Force; `$c | ConvertTo-Json -Depth 6
      Import-DeviceIdentityList -SerialNumber SN1 -RequestTimeoutSec 2 -Verbose -Debug }
)
foreach (`$way in `$ways) {
    try { & `$way *>&1 | Out-String } catch { `$_ | Format-List * -Force | Out-String; `$_.Exception.ToString() }
    foreach (`$e in `$Error) { `$e | Format-List * -Force | Out-String; if (`$e.Exception) { `$e.Exception.ToString() } }
}
Stop-Transcript | Out-Null
"@
        $variables = @{ M_SECRET = 'MARKER-secret-0003'; M_PFX = 'MARKER-pfx-password-0002'; M_WRONG = 'MARKER-wrong-0004'; M_TOKEN = 'MARKER-token-0005'; HOME = $home2.FullName }
        $saved = @{}
        foreach ($name in $variables.Keys) { $saved[$name] = [Environment]::GetEnvironmentVariable($name); [Environment]::SetEnvironmentVariable($name, $variables[$name]) }
        try { $out = pwsh -NoProfile -NonInteractive -Command $script 2>&1 | Out-String }
        finally { foreach ($name in $saved.Keys) { [Environment]::SetEnvironmentVariable($name, $saved[$name]) } }

        $out | Should -Match 'Connect-IntuneImport' -Because 'the flows must have been tried'
        $files = @(Get-Item $transcript) + @(Get-ChildItem $home2 -Recurse -File -Force)
        $all = $out + (($files | ForEach-Object { Get-Content $_ -Raw }) -join "`n")
        [regex]::Matches($all, 'MARKER-[a-z]+-[a-z]*-?\d+').Value | Select-Object -Unique | Should -BeNullOrEmpty
    }
}
