# Rows that did not succeed are written in portal format, for their owner only, ready to be corrected and imported again.
BeforeAll {
    . $PSScriptRoot/Common.ps1
    function Join-Test([string]$Name) { Join-Path $TestDrive $Name }
}

Describe '-RejectPath' {
    BeforeEach { $null = Connect-TestSandbox @{ OtherTenantSerialNumber = 'PST-00002' } }
    AfterEach { Stop-IntuneSandbox }

    It 'holds what did not succeed, and works again once corrected' {
        $rows = @((New-AutopilotRow 1), (New-AutopilotRow 2), (New-AutopilotRow 3), (New-AutopilotRow 3))
        $rows[2].'Hardware Hash' = 'not base64!'
        $rejects = Join-Test 'rejects.csv'
        $results = $rows | Import-AutopilotDevice -RejectPath $rejects -ErrorAction SilentlyContinue -WarningAction Ignore
        $results.Status | Should -Be 'Imported', 'Failed', 'Invalid', 'Imported'
        $rejected = @(Import-Csv $rejects)
        $rejected.'Device Serial Number' | Should -Be 'PST-00002', 'PST-00003'
        $rejected[0].'Hardware Hash' | Should -Be $rows[1].'Hardware Hash'
        $rejected[0].'Group Tag' | Should -Be 'Pester'
        $rejected[1].'Device Serial Number' = 'PST-00099'
        $rejected[1].'Hardware Hash' = New-Hash 99
        $rejected | Select-Object -Last 1 | Export-Csv $rejects -NoTypeInformation
        (Import-AutopilotDevice -Path $rejects -WarningAction Ignore).Status | Should -Be 'Imported'
    }

    It 'holds identifiers of all types, which come back as they were' {
        $rejects = Join-Test 'identifiers.csv'
        $Sandbox.Faults.Add([IntuneImportModule.Sandbox.SandboxFault]::Forbidden().Always())
        $rows = @{ Imei = '356938035643809'; Description = 'a, "b"' }, @{ SerialNumber = 'S-1' }, @{ Manufacturer = 'M'; Model = 'N'; SerialNumber = 'S-2' }
        try { $null = $rows | Import-DeviceIdentityList -RejectPath $rejects -ErrorAction SilentlyContinue } catch { $null = $_ }
        $Sandbox.Faults.Clear()
        $results = Import-DeviceIdentityList $rejects -WarningAction Ignore
        $results.ImportedDeviceIdentifier | Should -Be '356938035643809', 'S-1', 'M,N,S-2'
        $results.Status | Sort-Object -Unique | Should -Be 'Imported'
        $results[0].Description | Should -Be 'a, "b"'
    }

    It 'is readable for its owner only' {
        $rejects = Join-Test 'mode.csv'
        Set-Content $rejects 'old'
        $null = @{ Imei = '1' } | Import-DeviceIdentityList -RejectPath $rejects -ErrorAction SilentlyContinue
        if ($IsLinux -or $IsMacOS) { (Get-Item $rejects).UnixMode | Should -Be '-rw-------' }
        Get-Content $rejects -Raw | Should -Not -BeLike '*old*'
        Get-ChildItem $TestDrive -Filter '*.tmp' -Force | Should -BeNullOrEmpty
    }

    It 'must not be the input: <Name>' -ForEach @(
        @{ Name = '-Path'; Script = { Import-AutopilotDevice $file -RejectPath $file } }
        @{ Name = 'another spelling'; Script = { Import-AutopilotDevice -LiteralPath $file -RejectPath (Join-Path $TestDrive 'folder/../input.csv') } }
        @{ Name = 'a piped file'; Script = { Get-Item $file | Import-AutopilotDevice -RejectPath $file } }
        @{ Name = 'the second file'; Script = { Import-AutopilotDevice $first, $file -RejectPath $file -NoWait -ErrorAction SilentlyContinue } }
    ) {
        $file = Join-Test 'input.csv'
        $first = Join-Test 'first.csv'
        'Device Serial Number,Windows Product ID,Hardware Hash', 'IN-1,,AAAA' | Set-Content $file
        'Device Serial Number,Windows Product ID,Hardware Hash', 'IN-2,,????' | Set-Content $first
        $before = Get-Content $file -Raw
        $Script | Should -Throw -ErrorId 'RejectPathIsInput,*'
        Get-Content $file -Raw | Should -Be $before
    }

    It 'is refused before anything is sent where it cannot be written: <Name>' -ForEach @(
        @{ Name = 'no such folder'; Path = 'nowhere/rejects.csv' }, @{ Name = 'a folder'; Path = '.' }
    ) {
        $journal = Join-Test "refused $Name.journal"
        $null = New-ManyRow 3 | Import-DeviceIdentityList -Journal $journal
        $null = Get-IntuneSandboxRequest -Clear
        { New-ManyRow 3 | Import-DeviceIdentityList -Journal $journal -RejectPath (Join-Path $TestDrive $Path) } | Should -Throw -ErrorId 'RejectPathRefused,*'
        (New-ManyRow 3 | Import-DeviceIdentityList -Journal $journal).Resumed | Should -Not -Contain $false
        Get-IntuneSandboxRequest | Should -BeNullOrEmpty
    }

    It 'is relative to PowerShell''s location' {
        Push-Location $TestDrive
        try { $null = @{ Imei = '1' } | Import-DeviceIdentityList -RejectPath relative.csv -ErrorAction SilentlyContinue }
        finally { Pop-Location }
        Test-Path (Join-Test 'relative.csv') | Should -BeTrue
    }

    It 'is written when the run is ended by an error' {
        $rejects = Join-Test 'stopped.csv'
        { @{ SerialNumber = 'OK-1' }, @{ Imei = '1'; Description = 'bad' } | Import-DeviceIdentityList -BatchSize 1 -RejectPath $rejects -ErrorAction Stop } | Should -Throw
        (Import-Csv $rejects).Description | Should -Contain 'bad'
    }

    It 'ends the run by its name where the disk is full, and leaves no journal open' -Skip:(-not $IsLinux) {
        $rejects = Join-Test 'full.csv'
        $files = @{ Journal = Join-Test 'full.journal'; BatchSize = 10; NoWait = $true; WarningAction = 'Ignore' }
        $rows = New-ManyRow 300 -Autopilot
        { & { $rows[0..19]; Set-DiskFull "$rejects.*"; $rows[20..299] } | Import-AutopilotDevice @files -RejectPath $rejects } |
            Should -Throw -ErrorId 'RejectPathRefused,*'
        Get-ChildItem /proc/self/fd | Where-Object Target -EQ '/dev/full' | Should -BeNullOrEmpty
        ($rows | Import-AutopilotDevice @files).Status | Should -Be (@('Pending') * 300)
    }
}
