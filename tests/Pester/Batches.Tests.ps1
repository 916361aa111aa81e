# What a run costs in requests.
BeforeAll { . $PSScriptRoot/Common.ps1 }

Describe 'The number of requests' {
    BeforeEach { $null = Connect-TestSandbox }
    AfterEach { Stop-IntuneSandbox }

    It 'is 20 imports for 10,000 Autopilot rows' {
        $results = New-ManyRow 10000 -Autopilot | Import-AutopilotDevice -WarningAction Ignore
        ($results | Group-Object Status -NoElement).Name | Should -Be 'Imported'
        $results | Should -HaveCount 10000
        $imports = Get-IntuneSandboxRequest import
        $imports | Should -HaveCount 20
        $imports.Rows | Sort-Object -Unique | Should -Be 500
    }

    It 'is 10 for 10,000 identifiers' {
        $results = New-ManyRow 10000 | Import-DeviceIdentityList
        ($results | Group-Object Status -NoElement).Name | Should -Be 'Imported'
        Get-IntuneSandboxRequest | Should -HaveCount 10
        (Get-IntuneSandboxRequest importDeviceIdentityList).Rows | Sort-Object -Unique | Should -Be 1000
    }

    It 'follows -BatchSize' {
        $null = New-ManyRow 25 | Import-DeviceIdentityList -BatchSize 10 -ThrottleLimit 1
        (Get-IntuneSandboxRequest).Rows | Should -Be 10, 10, 5
    }
}
