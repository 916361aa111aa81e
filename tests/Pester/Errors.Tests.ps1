# A row's failure is its result and then a non-terminating error that obeys the caller.
BeforeAll { . $PSScriptRoot/Common.ps1 }

Describe 'Errors of rows' {
    BeforeEach { $null = Connect-TestSandbox }
    AfterEach { Stop-IntuneSandbox }

    It 'sends nothing after the first error with -ErrorAction Stop' {
        $rows = @(New-ManyRow 30) + @{ Imei = '1' } + @(31..60 | ForEach-Object { @{ SerialNumber = "LATE-$_" } })
        $seen = [System.Collections.Generic.List[object]]::new()
        { $rows | Import-DeviceIdentityList -BatchSize 10 -ErrorAction Stop | ForEach-Object { $seen.Add($_) } } |
            Should -Throw -ErrorId 'ImeiInvalid,IntuneImportModule.Commands.ImportDeviceIdentityListCommand'
        $sent = @(Get-IntuneSandboxRequest).Count
        $sent | Should -BeLessOrEqual 6
        Start-Sleep -Milliseconds 500
        Get-IntuneSandboxRequest | Should -HaveCount $sent
        $seen[-1].Status | Should -Be 'Invalid' -Because 'the row''s result comes before its error'
    }

    It 'sends nothing at all with -ErrorAction Stop when the first row is invalid' {
        { @(@{ Imei = '1' }) + @(New-ManyRow 30) | Import-DeviceIdentityList -BatchSize 10 -ErrorAction Stop } | Should -Throw
        Get-IntuneSandboxRequest | Should -BeNullOrEmpty
    }

    It 'ends with $ErrorActionPreference Stop too, and can be caught' {
        $ErrorActionPreference = 'Stop'
        $caught = $null
        try { @{ Imei = '1' } | Import-DeviceIdentityList } catch { $caught = $_ }
        $caught.Exception | Should -BeOfType ([IntuneImportModule.Errors.ImportRowException])
        $caught.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'fills -ErrorVariable and goes on' {
        $results = @{ Imei = '1' }, @{ SerialNumber = 'E-1' }, @{ Imei = '2' } | Import-DeviceIdentityList -ErrorVariable problems -ErrorAction SilentlyContinue
        $results.Status | Should -Be 'Invalid', 'Imported', 'Invalid'
        $problems | Should -HaveCount 2
    }

    It 'leaves $Error alone with -ErrorAction Ignore' {
        $before = $Error.Count
        $null = @{ Imei = '1' } | Import-DeviceIdentityList -ErrorAction Ignore
        $Error.Count | Should -Be $before
    }

    It 'ends a run whose sign-in ends with one terminating error after every row''s result' {
        $Sandbox.Faults.Add([IntuneImportModule.Sandbox.SandboxFault]::Forbidden().Always())
        $results = [System.Collections.Generic.List[object]]::new()
        $caught = $null
        try { New-ManyRow 25 | Import-DeviceIdentityList -BatchSize 10 -ThrottleLimit 1 -ErrorAction SilentlyContinue | ForEach-Object { $results.Add($_) } }
        catch { $caught = $_ }
        $results | Should -HaveCount 25
        $results.Status | Should -Not -Contain 'Imported'
        $caught | Should -Not -BeNullOrEmpty
        "$caught" | Should -BeLike '*DeviceManagementServiceConfig.ReadWrite.All*'
    }

    It 'keeps hashes out of every error' {
        $hash = (New-Hash 77 200) + '!'
        $null = @{ SerialNumber = 'H'; HardwareHash = $hash } | Import-AutopilotDevice -ErrorVariable problems -ErrorAction SilentlyContinue
        $text = $problems | ForEach-Object { "$_"; $_.Exception.ToString(); $_.ErrorDetails.Message; $_.ErrorDetails.RecommendedAction } | Out-String
        $text | Should -Not -BeLike "*$($hash.Substring(0, 24))*"
        $text | Should -BeLike '*base64*'
    }
}

Describe 'Every error says what to do' {
    It 'also where the service refused the row, or gave no answer' -ForEach @(
        @{ Fault = { [IntuneImportModule.Sandbox.SandboxFault]::RowRefused('PST-00002') } }
        @{ Fault = { [IntuneImportModule.Sandbox.SandboxFault]::Status(503).Always() } }
    ) {
        $null = Connect-TestSandbox @{ Fault = (& $Fault) }
        $results = 1..3 | ForEach-Object { New-AutopilotRow $_ } |
            Import-AutopilotDevice -RequestTimeoutSec 3 -PollingIntervalSec 1 -ErrorAction SilentlyContinue -ErrorVariable problems -WarningAction SilentlyContinue
        $bad = @($results | Where-Object Status -in Failed, Unconfirmed)

        $bad.Count | Should -BeGreaterThan 0
        foreach ($result in $bad) { $result.Remedy | Should -Not -BeNullOrEmpty }
        foreach ($problem in $problems | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }) { $problem.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty }
        Stop-IntuneSandbox
    }

    It 'and a missing value of a single device is a result, not a prompt' {
        $null = Connect-TestSandbox
        (Import-DeviceIdentityList -Manufacturer Contoso -Model Laptop -ErrorAction SilentlyContinue).Status | Should -Be 'Invalid'
        (Import-AutopilotDevice -SerialNumber '' -HardwareHash (New-Hash 1) -ErrorAction SilentlyContinue).ErrorName | Should -Be 'SerialNumberMissing'
        (Import-AutopilotDevice -SerialNumber SN1 -ErrorAction SilentlyContinue).ErrorName | Should -Be 'HardwareHashMissing'
        Stop-IntuneSandbox
    }
}
