# Who is connected to what: contexts belong to runspaces, and nothing is sent by connecting.
BeforeAll { . $PSScriptRoot/Common.ps1 }

Describe 'Without a connection' {
    BeforeAll { Disconnect-IntuneImport }

    It 'says what to run: <Name>' -ForEach @(
        @{ Name = 'Import-AutopilotDevice'; Script = { @{ SerialNumber = 1 } | Import-AutopilotDevice } }
        @{ Name = 'Import-DeviceIdentityList'; Script = { @{ SerialNumber = 1 } | Import-DeviceIdentityList } }
    ) {
        $Script | Should -Throw -ErrorId 'NotConnected,*' -ExpectedMessage '*Connect-IntuneImport*'
    }

    It 'has no context' {
        Get-IntuneImportContext | Should -BeNullOrEmpty
        { Disconnect-IntuneImport } | Should -Not -Throw
    }

    It 'has no sandbox' {
        Stop-IntuneSandbox
        { Get-IntuneSandboxRequest } | Should -Throw -ErrorId 'NoSandbox,*'
    }
}

Describe 'Connect-IntuneImport' {
    AfterEach { Disconnect-IntuneImport; Stop-IntuneSandbox }

    It 'sends nothing, accepts a token that is no JWT, and becomes the default' {
        $null = Connect-TestSandbox
        $context = Connect-IntuneImport -AccessToken (ConvertTo-Token $Sandbox.AccessToken) -GraphEndpoint $Sandbox.Endpoint
        Get-IntuneSandboxRequest | Should -BeNullOrEmpty
        [object]::ReferenceEquals($context, (Get-IntuneImportContext)) | Should -BeTrue
        $context.AuthKind | Should -Be 'AccessToken'
        (@{ SerialNumber = 'S-1' } | Import-DeviceIdentityList).Status | Should -Be 'Imported'
    }

    It 'reads tenant, account, permissions and end from a JWT' {
        $body = @{ tid = '11111111-2222-3333-4444-555555555555'; upn = 'admin@contoso.com'; appid = 'app'; scp = 'openid DeviceManagementServiceConfig.ReadWrite.All'; exp = 4102444800 } | ConvertTo-Json -Compress
        $part = [convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($body)).TrimEnd('=').Replace('+', '-').Replace('/', '_')
        $context = Connect-IntuneImport -AccessToken (ConvertTo-Token "e30.$part.c2ln")
        $context.TenantId | Should -Be '11111111-2222-3333-4444-555555555555'
        $context.Account | Should -Be 'admin@contoso.com'
        $context.Permissions | Should -Contain 'DeviceManagementServiceConfig.ReadWrite.All'
        $context.ExpiresOn | Should -Be ([datetimeoffset]'2100-01-01T00:00:00Z')
        $context.GraphEndpoint | Should -Be 'https://graph.microsoft.com/'
    }

    It 'refuses <Endpoint>' -ForEach @(
        @{ Endpoint = 'http://graph.microsoft.com' }, @{ Endpoint = 'http://10.0.0.1:8080' }, @{ Endpoint = 'ftp://graph.microsoft.com' }, @{ Endpoint = 'graph.microsoft.com' }
    ) {
        { Connect-IntuneImport -AccessToken (ConvertTo-Token 'secret-token') -GraphEndpoint $Endpoint } | Should -Throw -ErrorId 'EndpointRefused,*'
        Get-IntuneImportContext | Should -BeNullOrEmpty
        "$($Error[0] | Format-List * -Force | Out-String)" | Should -Not -BeLike '*secret-token*'
    }

    It 'refuses an empty token' {
        { Connect-IntuneImport -AccessToken ([securestring]::new()) } | Should -Throw -ErrorId 'AccessTokenEmpty,*'
    }

    It 'refuses a token that is plain text' {
        { Connect-IntuneImport -AccessToken 'text' } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*'
    }

    It 'tells of a wrong token once, after every row''s result' {
        $null = Connect-TestSandbox
        $null = Connect-IntuneImport -AccessToken (ConvertTo-Token 'wrong') -GraphEndpoint $Sandbox.Endpoint
        $results = [System.Collections.Generic.List[object]]::new()
        { New-ManyRow 3 | Import-DeviceIdentityList -ErrorAction SilentlyContinue | ForEach-Object { $results.Add($_) } } | Should -Throw -ExpectedMessage '*Connect-IntuneImport*'
        $results | Should -HaveCount 3
    }

    It 'warns that the sandbox is not real' {
        $null = Connect-IntuneImport -Sandbox -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike '*sandbox*nothing*real*'
        (Get-IntuneImportContext).IsSandbox | Should -BeTrue
    }
}

Describe 'Contexts' {
    BeforeAll { $script:Context = Connect-TestSandbox }
    AfterAll { Stop-IntuneSandbox }

    It 'are used with -Context' {
        $other = Connect-IntuneImport -AccessToken (ConvertTo-Token 'x') -GraphEndpoint 'http://127.0.0.1:9'
        (Get-IntuneImportContext).GraphEndpoint | Should -Be 'http://127.0.0.1:9/'
        (@{ SerialNumber = 'C-1' } | Import-DeviceIdentityList -Context $Context).Status | Should -Be 'Imported'
        $other | Disconnect-IntuneImport
        Get-IntuneImportContext | Should -BeNullOrEmpty
    }

    It 'are of no use once closed' {
        $closed = Connect-IntuneImport -AccessToken (ConvertTo-Token 'x') -GraphEndpoint $Sandbox.Endpoint
        Disconnect-IntuneImport
        $closed.IsClosed | Should -BeTrue
        { @{ SerialNumber = 'C-2' } | Import-DeviceIdentityList -Context $closed } | Should -Throw -ErrorId 'ContextClosed,*'
    }

    It 'belong to their runspace' {
        $one = New-TestShell
        $two = New-TestShell
        try {
            foreach ($shell in $one, $two) { $shell.Commands.Clear(); $null = $shell.AddScript('@{ SerialNumber = "R-1" } | Import-DeviceIdentityList') }
            $one.Invoke().Status | Should -Be 'Imported'
            Get-ShellRequest $two | Should -BeNullOrEmpty
            $two.Commands.Clear()
            $two.AddScript('(@{ SerialNumber = "R-1" } | Import-DeviceIdentityList).Status').Invoke() | Should -Be 'Imported'
            $two.Commands.Clear()
            $null = $two.AddScript('Stop-IntuneSandbox').Invoke()
            $one.Commands.Clear()
            $one.AddScript('(@{ SerialNumber = "R-2" } | Import-DeviceIdentityList).Status').Invoke() | Should -Be 'Imported'
        }
        finally { Close-TestShell $one; Close-TestShell $two }
    }

    # -Parallel came with PowerShell 7.
    It 'go into ForEach-Object -Parallel with -Context' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $results = 1..4 | ForEach-Object -ThrottleLimit 2 -Parallel {
            Import-Module $using:ModulePath
            @{ SerialNumber = "PAR-$_" } | Import-DeviceIdentityList -Context $using:Context
        }
        $results.Status | Should -Be 'Imported', 'Imported', 'Imported', 'Imported'
    }

    It 'lead to no token by any member' {
        $text = $Context | ForEach-Object { $_ | Format-List * -Force; "$_"; $_ | ConvertTo-Json -Depth 6; [System.Management.Automation.PSSerializer]::Serialize($_, 8); $_ | Get-Member -Force } | Out-String
        $text | Should -Not -BeLike "*$($Sandbox.AccessToken)*"
    }
}

Describe 'Stop-IntuneSandbox' {
    It 'closes the connection to it and no other' {
        $null = Connect-TestSandbox
        $mine = Connect-IntuneImport -AccessToken (ConvertTo-Token 'x')
        Stop-IntuneSandbox
        $mine.IsClosed | Should -BeFalse
        Disconnect-IntuneImport
        $context = Connect-TestSandbox
        Stop-IntuneSandbox
        $context.IsClosed | Should -BeTrue
        Get-IntuneImportContext | Should -BeNullOrEmpty
    }

    It 'is not needed where the runspace ends' {
        $shell = New-TestShell '$sandbox = Start-IntuneSandbox'
        $endpoint = $shell.Runspace.SessionStateProxy.GetVariable('sandbox').Endpoint
        $runspace = $shell.Runspace
        $shell.Dispose()
        $runspace.Dispose()
        { Invoke-WebRequest $endpoint -TimeoutSec 2 -UseBasicParsing } | Should -Throw
    }

    It 'leaves nothing that answers' {
        $null = Connect-TestSandbox
        $endpoint = $Sandbox.Endpoint
        Stop-IntuneSandbox
        { Invoke-WebRequest $endpoint -TimeoutSec 2 -UseBasicParsing } | Should -Throw
    }
}
