# Dot-sourced by tests that sign in for real: Entra ID, GitHub's token service and App Service in small, on loopback.
# A careless one: what it refuses, it repeats to the caller. 424242 is a code that nobody knows, so that its words are shown.

# For 127.0.0.1. Trusted by nobody but who is told so.
function New-LoopbackCertificate {
    $key = [System.Security.Cryptography.RSA]::Create(2048)
    $request = [System.Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=stand-in', $key, 'SHA256', [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
    $names = [System.Security.Cryptography.X509Certificates.SubjectAlternativeNameBuilder]::new()
    $names.AddIpAddress([System.Net.IPAddress]::Loopback)
    $request.CertificateExtensions.Add($names.Build())
    $request.CertificateExtensions.Add([System.Security.Cryptography.X509Certificates.X509BasicConstraintsExtension]::new($true, $false, 0, $true))
    $request.CreateSelfSigned([DateTimeOffset]::UtcNow.AddDays(-1), [DateTimeOffset]::UtcNow.AddDays(1))
}

function ConvertTo-Pem([System.Security.Cryptography.X509Certificates.X509Certificate2]$Certificate) {
    "-----BEGIN CERTIFICATE-----`n$([Convert]::ToBase64String($Certificate.RawData, 'InsertLineBreaks'))`n-----END CERTIFICATE-----`n"
}

# Hands out this access token: over https to whoever asks as at Entra ID (a tenant that begins with "refused" is refused), over
# http as GitHub (/github) and App Service (/msi) to whoever knows their secret. Stop it with Stop-EntraStandIn.
function Start-EntraStandIn([string]$AccessToken, [System.Security.Cryptography.X509Certificates.X509Certificate2]$Certificate) {
    $asked = [System.Collections.Concurrent.ConcurrentQueue[object]]::new()
    $stop = [System.Threading.CancellationTokenSource]::new()
    $parts = foreach ($tls in $Certificate, $null) {
        $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $shell = [powershell]::Create()
        $null = $shell.AddScript($StandInServer).AddArgument($listener).AddArgument($tls).AddArgument($AccessToken).AddArgument($asked).AddArgument($stop.Token)
        [pscustomobject]@{ Listener = $listener; Shell = $shell; Running = $shell.BeginInvoke(); Port = $listener.LocalEndpoint.Port }
    }
    [pscustomobject]@{ Asked = $asked; Stop = $stop; Parts = $parts; Authority = "https://127.0.0.1:$($parts[0].Port)"; Local = "http://127.0.0.1:$($parts[1].Port)" }
}

function Stop-EntraStandIn($StandIn) {
    $StandIn.Stop.Cancel()
    foreach ($part in $StandIn.Parts) {
        $null = $part.Shell.EndInvoke($part.Running)
        $part.Listener.Stop()
        $part.Shell.Dispose()
    }
}

$script:StandInServer = {
    param($listener, $certificate, $token, $asked, $stop)

    function Encode([string]$Text) { [Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($Text)).TrimEnd('=').Replace('+', '-').Replace('/', '_') }

    function Refuse([int]$Code, [string]$Heard, [string]$ErrorName = 'invalid_client') {
        400, @{ error = $ErrorName; error_description = "AADSTS${Code}: No. $Heard Trace ID: 1"; correlation_id = '5a3f1c9e-0000-4000-8000-00000000c0de' }
    }

    function Answer([string]$Path, [hashtable]$Headers, [hashtable]$Form) {
        $end = [DateTimeOffset]::UtcNow.AddHours(1).ToUnixTimeSeconds()

        # The secrets come first, as long messages are cut.
        $secret = 'client_secret', 'client_assertion', 'refresh_token', 'device_code', 'code', 'code_verifier'
        $heard = @($Form[$secret]) + $Headers['Authorization'] + $Headers['X-IDENTITY-HEADER'] + @($Form.Values) -join ' '
        switch -Regex ($Path) {
            '^/msi/' {
                if ($Headers['X-IDENTITY-HEADER'] -eq 'MARKER-msi-header') { return 200, @{ access_token = $token; expires_on = "$end"; resource = 'r'; token_type = 'Bearer' } }
                return 401, @{ error = 'unauthorized'; message = $heard }
            }
            '^/github\?' {
                if ($Headers['Authorization'] -eq 'Bearer MARKER-github-job') { return 200, @{ value = 'MARKER-github-assertion' } }
                return 403, @{ message = $heard }
            }
            '/devicecode$' { return 200, @{ user_code = 'ABCD-1234'; device_code = 'MARKER-device-code'; verification_uri = 'https://microsoft.example/devicelogin'; expires_in = 900; interval = 0; message = 'x' } }
        }
        if ($Form['grant_type'] -eq 'refresh_token' -and $Form['claims'] -match 'acrs') { return Refuse 50076 $heard 'interaction_required' }
        if ($Path -like '/refused*') {
            if ($Form['client_secret']) { return Refuse 7000215 $heard }
            if ($Form['client_assertion'] -eq 'MARKER-file-assertion') { return Refuse 424242 $heard }
            if ($Form['client_assertion'] -like 'ey*') { return Refuse 700027 $heard }
            if ($Form['client_assertion']) { return Refuse 700213 $heard }
            return Refuse 50105 $heard 'invalid_grant'
        }
        $answer = @{ token_type = 'Bearer'; expires_in = 3600; ext_expires_in = 3600; access_token = $token }
        if ($Form['grant_type'] -ne 'client_credentials') {
            $tenant = '7e000000-0000-4000-8000-000000000000'
            $id = @{ aud = $Form['client_id']; iss = "https://127.0.0.1/$tenant/v2.0"; oid = 'o'; sub = 's'; tid = $tenant; preferred_username = 'ada@contoso.example'; ver = '2.0' } | ConvertTo-Json -Compress
            $answer += @{
                scope = 'DeviceManagementServiceConfig.ReadWrite.All openid profile'; refresh_token = 'MARKER-refresh-token'
                id_token = (Encode '{"alg":"none"}') + '.' + (Encode $id) + '.c2ln'; client_info = Encode "{`"uid`":`"u`",`"utid`":`"$tenant`"}"
            }
        }
        200, $answer
    }

    function Serve($Stream) {
        $reader = [System.IO.StreamReader]::new($Stream)
        $path = ($reader.ReadLine() -split ' ')[1]
        $headers = @{}
        while ($line = $reader.ReadLine()) {
            $name, $value = $line -split ':\s*', 2
            $headers[$name] = $value
        }
        $body = [char[]]::new([int]$headers['Content-Length'])
        $null = $reader.ReadBlock($body, 0, $body.Length)
        $form = @{}
        foreach ($pair in -join $body -split '&' | Where-Object { $_ }) {
            $name, $value = $pair -split '=', 2 | ForEach-Object { [System.Uri]::UnescapeDataString($_.Replace('+', ' ')) }
            $form[$name] = $value
        }
        $asked.Enqueue([pscustomobject]@{ Path = $path; Form = $form })
        $status, $answer = Answer $path $headers $form
        $bytes = [System.Text.Encoding]::UTF8.GetBytes(($answer | ConvertTo-Json))
        $head = [System.Text.Encoding]::ASCII.GetBytes("HTTP/1.1 $status X`r`nContent-Type: application/json`r`nContent-Length: $($bytes.Length)`r`nConnection: close`r`n`r`n")
        $Stream.Write($head, 0, $head.Length)
        $Stream.Write($bytes, 0, $bytes.Length)
        $Stream.Flush()
    }

    while (-not $stop.IsCancellationRequested) {
        # A blocked call would not notice the end.
        if (-not $listener.Pending()) { Start-Sleep -Milliseconds 10; continue }
        $client = $listener.AcceptTcpClient()
        try {
            $client.ReceiveTimeout = 5000
            $stream = $client.GetStream()
            if ($certificate) {
                $stream = [System.Net.Security.SslStream]::new($stream)
                $stream.AuthenticateAsServer($certificate)
            }
            Serve $stream
            $stream.Dispose()
        }
        catch [System.Management.Automation.MethodInvocationException] { $null = $_ }
        finally { $client.Dispose() }
    }
}
