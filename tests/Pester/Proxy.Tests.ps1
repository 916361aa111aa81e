# Loopback is never reached through a proxy: the proxy would see token and rows.
BeforeAll {
    . $PSScriptRoot/Common.ps1
    $script:Listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $Listener.Start()
    $script:ProxyAddress = "http://127.0.0.1:$($Listener.LocalEndpoint.Port)"
}
AfterAll { $Listener.Stop() }

Describe 'A proxy' {
    It 'of the environment sees nothing of a sandbox import' {
        $script = "Import-Module '$ModulePath'; `$null = Connect-IntuneImport -Sandbox -WarningAction Ignore; (@{ SerialNumber = 'X-1' } | Import-DeviceIdentityList -RequestTimeoutSec 5 -ErrorAction Ignore).Status"
        $names = 'HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy', 'ALL_PROXY'
        $before = @{}
        foreach ($name in $names) { $before[$name] = [Environment]::GetEnvironmentVariable($name); [Environment]::SetEnvironmentVariable($name, $ProxyAddress) }
        try { Invoke-ChildShell $script | Should -Be 'Imported' }
        finally { foreach ($name in $names) { [Environment]::SetEnvironmentVariable($name, $before[$name]) } }
        $Listener.Pending() | Should -BeFalse
    }

    It 'given with -Proxy sees nothing of loopback' {
        $null = Connect-TestSandbox
        $credential = [pscredential]::new('proxy-user', (ConvertTo-Token 'proxy-password'))
        $null = Connect-IntuneImport -AccessToken (ConvertTo-Token $Sandbox.AccessToken) -GraphEndpoint $Sandbox.Endpoint -Proxy $ProxyAddress -ProxyCredential $credential
        (@{ SerialNumber = 'X-2' } | Import-DeviceIdentityList -RequestTimeoutSec 5 -ErrorAction Ignore).Status | Should -Be 'Imported'
        $Listener.Pending() | Should -BeFalse
        Disconnect-IntuneImport
        Stop-IntuneSandbox
    }

    It 'given with -Proxy <Form> is what everything else goes through' -ForEach @{ Form = 'as an address' }, @{ Form = 'as host and port' } {
        # A name that cannot exist: without the proxy nothing could be reached.
        $null = Connect-IntuneImport -AccessToken (ConvertTo-Token 'x') -GraphEndpoint 'https://graph.invalid' -Proxy $(if ($Form -like '*port') { $ProxyAddress -replace '^http://' } else { $ProxyAddress })
        $shell = [powershell]::Create()
        $null = $shell.AddScript('param($module, $context) Import-Module $module; @{ SerialNumber = "X-3" } | Import-DeviceIdentityList -Context $context -RequestTimeoutSec 5').AddArgument($ModulePath).AddArgument((Get-IntuneImportContext))
        $null = $shell.BeginInvoke()
        $accepted = $Listener.AcceptTcpClientAsync()
        $accepted.Wait(5000) | Should -BeTrue
        $reader = [System.IO.StreamReader]::new($accepted.Result.GetStream())
        $reader.ReadLine() | Should -Be 'CONNECT graph.invalid:443 HTTP/1.1'
        $shell.Stop()
        $accepted.Result.Dispose()
        $shell.Dispose()
        Disconnect-IntuneImport
    }
}
