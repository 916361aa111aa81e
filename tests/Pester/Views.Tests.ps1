# What people see: nothing wider than 100 columns, what matters first, and no secrets.
BeforeAll {
    . $PSScriptRoot/Common.ps1
    $null = Connect-TestSandbox @{ OtherTenantSerialNumber = 'PST-00002' }
    $long = 'A-serial-number-that-is-much-longer-than-any-column-of-the-table-0123456789'
    $script:Autopilot = @((New-AutopilotRow 1), (New-AutopilotRow 2), 'nonsense', @{ SerialNumber = $long; HardwareHash = '?'; GroupTag = 'A group tag that is long as well' }) |
        Import-AutopilotDevice -ErrorAction Ignore -WarningAction Ignore
    $script:Identities = @(@{ Imei = '356938035643809' }, @{ Imei = '3.5E+14' }, @{ Manufacturer = 'Hewlett-Packard Enterprise Co.'; Model = 'EliteBook 840 14 inch G10 Notebook PC'; SerialNumber = '5CG1234567' }) |
        Import-DeviceIdentityList -ErrorAction Ignore -WarningAction Ignore
}
AfterAll { Stop-IntuneSandbox }

Describe 'Default views' {
    It 'are at most 100 columns wide: <Name>' -ForEach @(
        @{ Name = 'Autopilot results'; Get = { $Autopilot } }
        @{ Name = 'identifier results'; Get = { $Identities } }
        @{ Name = 'the context'; Get = { Get-IntuneImportContext } }
        @{ Name = 'the sandbox'; Get = { $Sandbox } }
        @{ Name = 'requests'; Get = { Get-IntuneSandboxRequest } }
        @{ Name = 'lists of results'; Get = { $Autopilot | Format-List } }
    ) {
        $lines = Show-Wide (& $Get)
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 100
        $lines | Where-Object { $_ } | Should -Not -BeNullOrEmpty
        $lines | Where-Object { $_ -match '\u2026' } | Should -BeNullOrEmpty
        "$lines" | Should -Not -BeLike "*$($Sandbox.AccessToken)*"
    }

    It 'are tables of rows, status and message' {
        (Show-Wide $Autopilot | Where-Object { $_ })[0] -split '\s+' | Where-Object { $_ } | Should -Be 'Row', 'SerialNumber', 'GroupTag', 'Status', 'Message'
        (Show-Wide $Identities | Where-Object { $_ })[0] -split '\s+' | Where-Object { $_ } | Should -Be 'Row', 'Identifier', 'Status', 'Message'
        (Show-Wide $Autopilot) -join '' -replace '\s' | Should -BeLike '*organisation''stenant.*'
    }

    It 'show what looked odd where there is no message' {
        (Show-Wide $Identities[2]) -join '' -replace '\s' | Should -BeLike '*Periodsandcommaswereremoved*'
    }

    It 'begin lists with Status, Message, Remedy' {
        $names = Show-Wide ($Autopilot[1] | Format-List) | Where-Object { $_ -match '^(\w+)\s*:' } | ForEach-Object { $Matches[1] }
        $names[0..2] | Should -Be 'Status', 'Message', 'Remedy'
        $missing = $Autopilot[0].psobject.Properties.Name | Where-Object { $_ -notin $names }
        $missing | Should -BeNullOrEmpty -Because 'a list shows everything'
        $names = Show-Wide ($Identities[1] | Format-List) | Where-Object { $_ -match '^(\w+)\s*:' } | ForEach-Object { $Matches[1] }
        $Identities[0].psobject.Properties.Name | Where-Object { $_ -notin $names } | Should -BeNullOrEmpty
    }

    It 'keep the sandbox''s token out of its list' {
        "$(Show-Wide ($Sandbox | Format-List))" | Should -Not -BeLike "*$($Sandbox.AccessToken)*"
        "$Sandbox" | Should -Not -BeLike "*$($Sandbox.AccessToken)*"
    }
}
