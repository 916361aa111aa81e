# Every way of signing in, through the cmdlets, in a PowerShell of its own: in success and in failure, with every stream on and in a
# transcript, with imports that keep a journal. Then everything that came out or was written is searched for the secrets.
BeforeDiscovery {
    # .NET takes a root certificate from a file on Linux only; elsewhere the stand-in for Entra ID is not trusted, and the sign-ins
    # that need it fail when they connect. The browser and the certificate store, too, can be set aside on Linux only.
    $trusted = [bool]$IsLinux
    $script:ways = @(
        @{ Way = 'ClientSecret'; Ends = 'SignInSecretInvalid'; Https = $true }
        @{ Way = 'Pfx'; Ends = 'SignInCertificateUnknown'; Https = $true }
        @{ Way = 'Pem'; Ends = 'SignInCertificateUnknown'; Https = $true }
        @{ Way = 'Certificate'; Ends = 'SignInCertificateUnknown'; Https = $true }
        @{ Way = 'Thumbprint'; Ends = 'SignInCertificateUnknown'; Https = $true }
        @{ Way = 'FederatedTokenFile'; Ends = 'SignInFailed'; Https = $true }
        @{ Way = 'GitHub'; Ends = 'SignInFederationUnknown'; Https = $true }
        @{ Way = 'DeviceCode'; Ends = 'SignInNotAssigned'; Https = $true }
        @{ Way = 'Browser'; Ends = 'SignInNotAssigned'; Https = $true }
        @{ Way = 'ManagedIdentity'; Ends = 'ManagedIdentityRefused' }
        @{ Way = 'AccessToken'; Ends = 'AccessTokenRejected' }
    ) | Where-Object { $_.Way -notin 'Browser', 'Thumbprint' -or $trusted } | ForEach-Object {
        $untrusted = $_.Https -and -not $trusted
        $_ + @{ Done = if ($untrusted) { 'SignInConnectionFailed' } else { 'Imported, Imported' }; Refused = if ($untrusted) { 'SignInConnectionFailed' } else { $_.Ends } }
    }
    $script:others = @(
        @{ Way = 'PfxWithWrongPassword'; Ends = 'CertificateFileInvalid' }
        @{ Way = 'GitHubWithWrongJobToken'; Ends = 'GitHubTokenRefused' }
        @{ Way = 'DeviceCodeUnattended'; Ends = 'SignInUnattended' }
        @{ Way = 'AccessTokenThatHasEnded'; Ends = 'AccessTokenExpired' }
    )
    $script:online = $ways | Where-Object { $trusted -and $_.Https }
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/EntraStandIn.ps1
    $script:Secrets = @{
        M_SECRET = 'MARKER-client-secret'; M_PFX = 'MARKER-pfx-password'; M_WRONG = 'MARKER-wrong-password'; M_TOKEN = 'MARKER-foreign-token'
        M_ENDED = 'MARKER-' + 'x' * 20 + ".$([Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes('{"exp":1700000000}')).TrimEnd('=')).sig"
    }
    $folder = (New-Item -ItemType Directory (Join-Path $TestDrive 'flows')).FullName
    $profileFolder = (New-Item -ItemType Directory (Join-Path $TestDrive 'profile')).FullName
    $tools = (New-Item -ItemType Directory (Join-Path $TestDrive 'tools')).FullName
    $transcript = Join-Path $folder 'transcript.txt'

    # Conditional Access asks for more when an Autopilot import begins.
    $challenge = [IntuneImportModule.Sandbox.SandboxFault]::TokenExpired('{"access_token":{"acrs":{"essential":true,"value":"c1"}}}').For('import')
    $sandbox = Start-IntuneSandbox -ProcessingTimeSec 0 -Fault $challenge
    $certificate = New-LoopbackCertificate
    $standIn = Start-EntraStandIn $sandbox.AccessToken $certificate
    Set-Content (Join-Path $tools 'root.pem') (ConvertTo-Pem $certificate)
    Set-Content (Join-Path $tools 'assertion.jwt') 'MARKER-file-assertion'
    [System.IO.File]::WriteAllBytes((Join-Path $tools 'app.pfx'), $certificate.Export('Pfx', $Secrets.M_PFX))

    $pbe = [System.Security.Cryptography.PbeParameters]::new('Aes256Cbc', 'SHA256', 1000)
    $keyPem = [System.Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPrivateKey($certificate).ExportEncryptedPkcs8PrivateKeyPem($Secrets.M_PFX, $pbe)
    Set-Content (Join-Path $tools 'app.pem') ((ConvertTo-Pem $certificate) + $keyPem)

    # The system's browser, and the person before it.
    Set-Content (Join-Path $tools 'xdg-open') @'
#!/usr/bin/env pwsh
$asked = @{}
([uri]$args[0]).Query.TrimStart('?') -split '&' | ForEach-Object { $name, $value = $_ -split '=', 2; $asked[$name] = [uri]::UnescapeDataString($value) }
$network = [System.Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties()
1..200 | Where-Object { ([uri]$asked.redirect_uri).Port -notin $network.GetActiveTcpListeners().Port } | ForEach-Object { Start-Sleep -Milliseconds 50 }
$null = Invoke-WebRequest $asked.redirect_uri -Method Post -NoProxy -Body @{ code = 'MARKER-browser-code'; state = $asked.state }
'@
    if ($IsLinux) { chmod +x (Join-Path $tools 'xdg-open') }

    Set-Content (Join-Path $tools 'flows.ps1') @"
if (`$PSStyle) { `$PSStyle.OutputRendering = 'PlainText' }
`$VerbosePreference = 'Continue'
`$DebugPreference = 'Continue'
Start-Transcript -Path '$transcript'
Import-Module '$ModulePath'
function Secure(`$name) { ConvertTo-SecureString ([Environment]::GetEnvironmentVariable(`$name)) -AsPlainText -Force }
`$app = '00000000-0000-0000-0000-000000000001'
`$graph = @{ GraphEndpoint = '$($sandbox.Endpoint)' }
`$pfx = '$(Join-Path $tools 'app.pfx')'
`$loaded = [System.Security.Cryptography.X509Certificates.X509Certificate2]::new(`$pfx, (Secure M_PFX), 'Exportable, PersistKeySet')
`$ways = [ordered]@{
    ClientSecret = { Connect-IntuneImport -ClientSecretCredential ([pscredential]::new(`$app, (Secure M_SECRET))) @entra }
    Pfx = { Connect-IntuneImport -CertificatePath `$pfx -CertificatePassword (Secure M_PFX) -ClientId `$app @entra }
    Pem = { Connect-IntuneImport -CertificatePath '$(Join-Path $tools 'app.pem')' -CertificatePassword (Secure M_PFX) -ClientId `$app @entra }
    Certificate = { Connect-IntuneImport -Certificate `$loaded -ClientId `$app @entra }
    Thumbprint = { Connect-IntuneImport -CertificateThumbprint `$loaded.Thumbprint -ClientId `$app @entra }
    FederatedTokenFile = { Connect-IntuneImport -FederatedTokenFile '$(Join-Path $tools 'assertion.jwt')' -ClientId `$app @entra }
    GitHub = { Connect-IntuneImport -WorkloadIdentity -ClientId `$app @entra }
    DeviceCode = { Connect-IntuneImport -UseDeviceCode -CacheToken -ClientId `$app @entra }
    Browser = { Connect-IntuneImport -CacheToken -ClientId `$app @entra }
    ManagedIdentity = { if (`$refused) { `$env:IDENTITY_HEADER = 'MARKER-wrong-header' }; Connect-IntuneImport -ManagedIdentity @graph }
    AccessToken = { Connect-IntuneImport -AccessToken (Secure `$(if (`$refused) { 'M_TOKEN' } else { 'M_GOOD' })) @graph }
    PfxWithWrongPassword = { Connect-IntuneImport -CertificatePath `$pfx -CertificatePassword (Secure M_WRONG) -ClientId `$app @entra }
    GitHubWithWrongJobToken = { `$env:ACTIONS_ID_TOKEN_REQUEST_TOKEN = 'MARKER-wrong-job'; Connect-IntuneImport -WorkloadIdentity -ClientId `$app @entra }
    DeviceCodeUnattended = { `$env:CI = 'true'; Connect-IntuneImport -UseDeviceCode -ClientId `$app @entra }
    AccessTokenThatHasEnded = { Connect-IntuneImport -AccessToken (Secure M_ENDED) @graph }
}
if (`$IsLinux) {
    # In the profile, which is not the user's own.
    `$store = [System.Security.Cryptography.X509Certificates.X509Store]::new('My', 'CurrentUser')
    `$store.Open('ReadWrite')
    `$store.Add(`$loaded)
}
else { 'Browser', 'Thumbprint' | ForEach-Object { `$ways.Remove(`$_) } }
`$number = 0
foreach (`$refused in `$false, `$true) {
    foreach (`$name in @(`$ways.Keys)) {
        if (-not `$refused -and `$name -match 'Wrong|Unattended|Ended') { continue }
        `$entra = @{ TenantId = "`$(if (`$refused) { 'refused.' })`$name.example"; AuthorityHost = '$($standIn.Authority)' } + `$graph
        `$number++
        `$Error.Clear()
        `$outcome = try {
            `$context = & `$ways[`$name] *>&1 | Tee-Object -Variable seen | Where-Object { `$_ -is [IntuneImportModule.Session.IntuneImportContext] }
            `$seen | Out-String | Out-Host
            `$seen | Where-Object { `$_ -is [System.Management.Automation.InformationRecord] } | ForEach-Object { "TOLD `$_" | Out-Host }
            `$context | Format-List * -Force | Out-String | Out-Host
            `$context | ConvertTo-Json -Depth 6 | Out-Host
            [System.Management.Automation.PSSerializer]::Serialize(`$context, 6) | Out-Host
            `$statuses = foreach (`$half in 'A', 'B') {
                Import-DeviceIdentityList -SerialNumber "`$half`$number" -Journal "$folder/`$name.`$refused.journal" -RejectPath '$folder/again.csv' *>&1 |
                    ForEach-Object { `$_ | Format-List * -Force | Out-String | Out-Host; `$_.Status }
            }
            `$null = Get-DeviceIdentity *>&1 | ForEach-Object { `$_ | Out-String | Out-Host }
            Disconnect-IntuneImport *>&1 | Out-Host
            (`$statuses | Where-Object { `$_ }) -join ', '
        }
        catch { (`$_.FullyQualifiedErrorId -split ',')[0] }
        "OUTCOME `$name `$refused `$outcome"
        foreach (`$problem in `$Error) {
            `$problem | Format-List * -Force | Out-String | Out-Host
            for (`$link = `$problem.Exception; `$link; `$link = `$link.InnerException) { `$link | Format-List * -Force | Out-String | Out-Host; "`$link" | Out-Host; `$link.Data | Out-String | Out-Host }
            if (`$problem.ErrorDetails) { `$problem.ErrorDetails | Format-List * | Out-String | Out-Host }
        }
    }
}
if (`$IsLinux) {
    `$entra = @{ TenantId = 'challenged.example'; AuthorityHost = '$($standIn.Authority)' } + `$graph
    `$env:CI = ''
    foreach (`$again in `$false, `$true) {
        `$outcome = try {
            `$null = Connect-IntuneImport -UseDeviceCode -ClientId `$app @entra
            (@{ SerialNumber = 'CA-1'; HardwareHash = '$(New-Hash 1)' } | Import-AutopilotDevice).Status
        }
        catch { (`$_.FullyQualifiedErrorId -split ',')[0] }
        "OUTCOME Challenged `$again `$outcome"
    }
}
Stop-Transcript
"@
    $variables = $Secrets + @{
        M_GOOD = $sandbox.AccessToken; HOME = $profileFolder; USERPROFILE = $profileFolder; XDG_DATA_HOME = ''; XDG_CONFIG_HOME = ''; XDG_CACHE_HOME = ''
        SSL_CERT_FILE = Join-Path $tools 'root.pem'; PATH = $tools + [System.IO.Path]::PathSeparator + $env:PATH; SUDO_USER = ''
        IDENTITY_ENDPOINT = "$($standIn.Local)/msi/token"; IDENTITY_HEADER = 'MARKER-msi-header'
        ACTIONS_ID_TOKEN_REQUEST_URL = "$($standIn.Local)/github?x=1"; ACTIONS_ID_TOKEN_REQUEST_TOKEN = 'MARKER-github-job'
        CI = ''; TF_BUILD = ''; GITHUB_ACTIONS = ''; AZURE_FEDERATED_TOKEN_FILE = ''
    }
    $before = @{}
    foreach ($name in $variables.Keys) { $before[$name] = [Environment]::GetEnvironmentVariable($name); [Environment]::SetEnvironmentVariable($name, $variables[$name]) }
    try { $script:Out = $null | & ([System.Environment]::ProcessPath) -NoLogo -NoProfile -File (Join-Path $tools 'flows.ps1') 2>&1 | ForEach-Object { "$_" } }
    finally { foreach ($name in $before.Keys) { [Environment]::SetEnvironmentVariable($name, $before[$name]) } }

    $script:Asked = $standIn.Asked.ToArray()
    Stop-EntraStandIn $standIn
    Stop-IntuneSandbox
    $script:Files = @(Get-ChildItem $folder, $profileFolder -Recurse -File -Force)
    $script:Text = ($Out -join "`n") + (($Files | ForEach-Object { Get-Content $_.FullName -Raw }) -join "`n")
    function Get-Outcome([string]$Way, [bool]$Refused) { ($Out -match "^OUTCOME $Way $Refused ")[-1] -replace '^OUTCOME \w+ \w+ ' }
}

Describe 'A sign-in' {
    It 'by <Way> ends in <Done>' -ForEach $ways {
        Get-Outcome $Way $false | Should -Be $Done -Because (($Out -match "^OUTCOME") -join "; ")
    }

    It 'by <Way> that is refused ends in <Refused>' -ForEach $ways { Get-Outcome $Way $true | Should -Be $Refused }

    It 'that cannot succeed says why: <Ends>' -ForEach $others { Get-Outcome $Way $true | Should -Be $Ends }

    It 'by <Way> asks for one token, however many commands follow' -ForEach $online {
        @($Asked | Where-Object Path -Like "/$Way.example/*/token*").Count | Should -Be 1
    }

    It 'with a code tells it on the information stream' -Skip:(-not $IsLinux) {
        @($Out -match '^TOLD ') | Should -HaveCount 1
        $Out -match '^TOLD ' | Should -BeLike '*https://microsoft.example/devicelogin*ABCD-1234*120 seconds*'
    }

    It 'meets the next time what Conditional Access asked for in mid-run' -Skip:(-not $IsLinux) {
        Get-Outcome Challenged $false | Should -Be 'SignInClaimsUnmet'
        Get-Outcome Challenged $true | Should -Be 'Imported'
        $first, $second = $Asked | Where-Object Path -Like '/challenged.example/*/devicecode'
        $first.Form.claims | Should -Not -Match 'acrs'
        $second.Form.claims | Should -Match 'acrs'
    }

    It 'that cannot be kept under protection stays in memory and says so' -Skip:(-not $IsLinux -or $env:DBUS_SESSION_BUS_ADDRESS) {
        "$Out" | Should -Match 'in memory only'
        $Files.Name | Should -Not -Contain 'signin.cache'
    }
}

Describe 'Nothing leaks' {
    It 'from what was searched, which holds what it should' {
        $Files.Name | Should -Contain 'transcript.txt'
        $Files.Name | Should -Contain 'ManagedIdentity.False.journal'
        $Text | Should -Match 'VERBOSE' -Because 'the streams are on'
    }

    It 'into output, errors, streams, transcript, journal or profile' {
        $sent = foreach ($request in $Asked) {
            foreach ($field in 'client_secret', 'client_assertion', 'refresh_token', 'device_code', 'code', 'code_verifier') { $request.Form[$field] }
        }
        $all = @($Secrets.Values) + @($sent | Where-Object { $_ }) + $sandbox.AccessToken | Sort-Object -Unique

        # Part of a secret is too much as well.
        $all | Where-Object { $Text.Contains($_.Substring(0, [Math]::Min(30, $_.Length))) } | Should -BeNullOrEmpty
        [regex]::Matches($Text, 'MARKER-[\w-]+').Value | Should -BeNullOrEmpty
    }
}
