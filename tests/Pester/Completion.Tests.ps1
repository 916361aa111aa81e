# What Tab offers: words that are meant, files that fit, the tenant's own tags; quickly, and never an error.
BeforeAll {
    . $PSScriptRoot/Common.ps1
    function Complete([string]$Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText }

    $script:Folder = (New-Item -ItemType Directory (Join-Path $TestDrive files)).FullName
    Push-Location $Folder
    'devices.csv', 'more devices.CSV', 'list[1].csv', 'run.journal', 'report.html', 'notes.md', 'readme.txt' | ForEach-Object { Set-Content -LiteralPath $_ '' }
    $null = New-Item -ItemType Directory 'new devices'

    # Without the folder's separator, which differs.
    function Complete-Path([string]$Line) { Complete $Line | ForEach-Object { $_ -replace '[\\/]', '/' } }
}
AfterAll {
    Pop-Location
    Stop-IntuneSandbox
}

Describe 'Words' {
    It 'are <Expected> for "<Line>"' -ForEach @(
        @{ Line = 'Import-DeviceIdentityList -ImportedDeviceIdentityType '; Expected = 'imei', 'manufacturerModelSerial', 'serialNumber' }
        @{ Line = 'Import-DeviceIdentityList -Platform win'; Expected = 'windows', 'windowsMobile' }
        @{ Line = 'Get-DeviceIdentity -Platform ios, win'; Expected = 'windows', 'windowsMobile' }
        @{ Line = 'Get-DeviceIdentity -EnrollmentState e'; Expected = 'enrolled' }
        @{ Line = 'Get-AutopilotImport -Status '; Expected = 'AlreadyPresent', 'Failed', 'Imported', 'Pending' }
        @{ Line = 'Connect-IntuneImport -Environment US'; Expected = 'USGov', 'USGovDoD' }
        @{ Line = 'Start-IntuneSandbox -ImportIdHandling '; Expected = 'Dropped', 'Kept', 'Replaced' }
        @{ Line = 'Start-IntuneSandbox -GrantedPermission '; Expected = 'DeviceManagementServiceConfig.Read.All', 'DeviceManagementServiceConfig.ReadWrite.All' }
        @{ Line = 'Start-IntuneSandbox -Fault 429'; Expected = "'429 date'", "'429 fractional'", "'429 nested'", "'429 seconds'", "'429 silent'" }
        @{ Line = 'Start-IntuneSandbox -Fault "reset after,'; Expected = '"reset after, visible late"' }
        @{ Line = 'Import-AutopilotDevice -Encoding utf8'; Expected = 'utf8' }
        @{ Line = 'Import-AutopilotDevice -Delimiter '; Expected = '"`t"', "','", "';'", "'|'" }
    ) {
        Complete $Line | Sort-Object | Should -Be ($Expected | Sort-Object)
    }

    It 'are accepted as they are offered' {
        foreach ($fault in Complete 'Start-IntuneSandbox -Fault ') { $null = [scriptblock]::Create("Start-IntuneSandbox -Fault $fault").Invoke() }
        Stop-IntuneSandbox
        foreach ($delimiter in Complete 'Test-AutopilotDevice -Delimiter ') {
            [scriptblock]::Create("'Serial Number', 'x' | Set-Content empty.csv; Test-AutopilotDevice empty.csv -Quiet -Delimiter $delimiter -WarningAction Ignore").Invoke() | Should -BeFalse
        }
        Remove-Item empty.csv
    }

    It 'are the properties of results' {
        Complete 'Import-AutopilotDevice -Path x | Where-Object Stat' | Should -Contain 'Status'
        Complete 'Import-AutopilotDevice -Path x | Where-Object Succ' | Should -Be 'Succeeded'
        Complete 'Import-DeviceIdentityList -Path x | Select-Object Rem' | Should -Contain 'Remedy'
    }

    It 'are what the sandbox has seen' {
        $null = Connect-TestSandbox
        $null = @{ SerialNumber = 1 } | Import-DeviceIdentityList
        Complete 'Get-IntuneSandboxRequest import' | Should -Be 'importDeviceIdentityList'
        Stop-IntuneSandbox
        Complete 'Get-IntuneSandboxRequest import' | Should -BeNullOrEmpty
    }
}

Describe 'Files' {
    It 'are CSV files and folders for <_>' -ForEach @(
        'Import-AutopilotDevice -Path ', 'Import-AutopilotDevice ', 'Import-DeviceIdentityList -Path ', 'Test-AutopilotDevice ', 'Test-DeviceIdentity -Path x, '
        'Import-AutopilotDevice x -RejectPath '
    ) {
        (Complete-Path $_) -replace '`' | Should -Be './devices.csv', "'./list[1].csv'", "'./more devices.CSV'", "'./new devices'"
    }

    It 'are found when they are typed to the end' {
        foreach ($line in 'Import-AutopilotDevice -Path de', 'Import-AutopilotDevice mo', 'Import-AutopilotDevice "mo', 'Import-AutopilotDevice li', 'Import-AutopilotDevice -LiteralPath li') {
            $typed = $line -replace '\S+$', (Complete $line)
            $typed | Should -Match '(?i)csv'
            [scriptblock]::Create(($typed -replace '^Import', 'Test') + ' -Quiet 3>&1').Invoke() | Should -Not -BeLike '*not*found*'
        }
    }

    It 'are taken as written for -LiteralPath' {
        Complete-Path 'Import-AutopilotDevice -LiteralPath li' | Should -BeIn './list[1].csv', "'./list[1].csv'"
    }

    It 'are those of the kind: <Line>' -ForEach @(
        @{ Line = 'Import-AutopilotDevice x -Journal '; Expected = "'./new devices'", './run.journal' }
        @{ Line = 'Export-IntuneImportReport '; Expected = "'./new devices'", './notes.md', './report.html' }
    ) {
        Complete-Path $Line | Should -Be $Expected
    }

    It 'are any where there is none of the kind' {
        Complete-Path 'Import-AutopilotDevice rea' | Should -Be './readme.txt'
    }
}

# The keychain of macOS might ask somebody.
Describe 'Certificates' -Skip:($IsMacOS) {
    BeforeAll {
        $key = [System.Security.Cryptography.RSA]::Create(2048)
        $request = [System.Security.Cryptography.X509Certificates.CertificateRequest]::new(
            'CN=Completion test', $key, [System.Security.Cryptography.HashAlgorithmName]::SHA256, [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
        $script:Certificate = $request.CreateSelfSigned([datetimeoffset]::UtcNow.AddDays(-1), [datetimeoffset]::UtcNow.AddDays(1))
        $script:Store = [System.Security.Cryptography.X509Certificates.X509Store]::new('My', 'CurrentUser')
        $Store.Open('ReadWrite')
        $Store.Add([System.Security.Cryptography.X509Certificates.X509Certificate2]::new($Certificate.Export('Pfx'), '', 'PersistKeySet'))
    }
    AfterAll {
        $Store.Remove($Certificate)
        $Store.Dispose()
    }

    It 'are found by thumbprint and by subject' {
        Complete 'Connect-IntuneImport -CertificateThumbprint ' | Should -Contain $Certificate.Thumbprint
        Complete "Connect-IntuneImport -CertificateThumbprint $($Certificate.Thumbprint.Substring(0, 8).ToLowerInvariant())" | Should -Be $Certificate.Thumbprint
        Complete "Connect-IntuneImport -CertificateThumbprint 'completion te" | Should -Be $Certificate.Thumbprint
        Complete 'Connect-IntuneImport -CertificateThumbprint nothing' | Should -BeNullOrEmpty
    }
}

Describe 'Group tags' {
    BeforeEach {
        $null = Connect-TestSandbox @{ RequestLatencyMs = 0 }
        $null = $Sandbox.Tenant.AddRegistration('T-1', 'Kiosk'), $Sandbox.Tenant.AddRegistration('T-2', 'Sales, north'), $Sandbox.Tenant.AddRegistration('T-3', 'kiosk'),
            $Sandbox.Tenant.AddRegistration('T-4', 'Bob''s $5'), $Sandbox.Tenant.AddRegistration('T-5', '')
    }

    # What came too late for one Tab is there for a later one.
    BeforeAll {
        function Wait-Tag([string]$Line) {
            for ($i = 0; $i -lt 100; $i++) {
                if ($found = Complete $Line) { return $found }
                Start-Sleep -Milliseconds 100
            }
        }
    }

    It 'are the tenant''s, each once, as they have to be typed: <_>' -ForEach 'Import-AutopilotDevice', 'Test-AutopilotDevice', 'Set-AutopilotRegistration' {
        $tags = Wait-Tag "$_ -GroupTag "
        $tags | Should -Be "'Bob''s `$5'", 'Kiosk', "'Sales, north'"
        Complete "$_ -GroupTag ki" | Should -Be 'Kiosk'
        Complete "$_ -GroupTag `"bob" | Should -Be '"Bob''s `$5"'
        Complete "$_ -GroupTag 'bob" | Should -Be "'Bob''s `$5'"
        $tags | ForEach-Object { [scriptblock]::Create("Write-Output $_").Invoke() } | Should -Be "Bob's `$5", 'Kiosk', 'Sales, north' -Because 'what is typed means the tag'
    }

    It 'are asked for once, and kept' {
        $null = Wait-Tag 'Import-AutopilotDevice -GroupTag '
        $null = $Sandbox.Tenant.AddRegistration('T-9', 'Late')
        1..5 | ForEach-Object { $null = Complete 'Set-AutopilotRegistration -GroupTag ' }
        @(Get-IntuneSandboxRequest).Count | Should -Be 1
        Complete 'Import-AutopilotDevice -GroupTag La' | Should -BeNullOrEmpty

        $null = Connect-IntuneImport -Sandbox -WarningAction Ignore
        Wait-Tag 'Import-AutopilotDevice -GroupTag La' | Should -Be 'Late' -Because 'another connection has its own'
    }

    It 'do not keep anybody waiting' {
        $null = Complete 'Import-AutopilotDevice -GroupTag '
        $null = Connect-TestSandbox @{ RequestLatencyMs = 1000 }
        $null = $Sandbox.Tenant.AddRegistration('T-1', 'Slow')
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $first = Complete 'Import-AutopilotDevice -GroupTag '
        $elapsed = $watch.ElapsedMilliseconds
        $first | Should -BeNullOrEmpty
        $elapsed | Should -BeGreaterThan 200
        $elapsed | Should -BeLessThan 900 -Because 'the answer comes after 1000 ms; 300 of them, and what the engine takes itself, are allowed'
        Wait-Tag 'Import-AutopilotDevice -GroupTag ' | Should -Be 'Slow'
        @(Get-IntuneSandboxRequest).Count | Should -Be 1 -Because 'the request went on in the background'
        $watch.Restart()
        $null = Complete 'Import-AutopilotDevice -GroupTag '
        $watch.ElapsedMilliseconds | Should -BeLessThan 250
    }

    It 'come page by page' {
        $null = Connect-TestSandbox @{ PageSize = 2 }
        foreach ($number in 1..9) { $null = $Sandbox.Tenant.AddRegistration("P-$number", "Tag$number") }
        $null = Wait-Tag 'Import-AutopilotDevice -GroupTag Tag9'
        Complete 'Import-AutopilotDevice -GroupTag Tag' | Should -HaveCount 9
    }

    It 'are those of -Context where one is given' {
        $old = [IntuneImportModule.Sandbox.IntuneSandbox]::Start($null)
        $null = $old.Tenant.AddRegistration('O-1', 'Elsewhere')
        $other = Connect-IntuneImport -AccessToken (ConvertTo-Token $old.AccessToken) -GraphEndpoint $old.Endpoint -WarningAction Ignore
        $null = Connect-IntuneImport -Sandbox -WarningAction Ignore
        $other.GraphEndpoint | Should -Not -Be (Get-IntuneImportContext).GraphEndpoint
        Wait-Tag 'Import-AutopilotDevice -Context $other -GroupTag ' | Should -Be 'Elsewhere'
        $old | Stop-IntuneSandbox
    }

    It 'are none, and no error, without a connection, a permission or a service' {
        $before = $Error.Count
        $closed = Get-IntuneImportContext
        Disconnect-IntuneImport
        Complete 'Import-AutopilotDevice -GroupTag ' | Should -BeNullOrEmpty
        Complete 'Import-AutopilotDevice -Context $closed -GroupTag ' | Should -BeNullOrEmpty
        $null = Connect-IntuneImport -Sandbox -WarningAction Ignore
        $Sandbox.Dispose()
        Complete 'Import-AutopilotDevice -GroupTag ' | Should -BeNullOrEmpty
        $null = Connect-TestSandbox @{ GrantedPermission = 'User.Read.All' }
        Complete 'Import-AutopilotDevice -GroupTag ' | Should -BeNullOrEmpty
        Start-Sleep -Milliseconds 300
        Complete 'Import-AutopilotDevice -GroupTag ' | Should -BeNullOrEmpty
        $Error.Count | Should -Be $before
    }
}
