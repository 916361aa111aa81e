# An empty cell never erases what Intune holds; -Overwrite replaces only what the row says.
BeforeAll { . (Join-Path $PSScriptRoot 'Common.ps1') }

Describe 'Import-DeviceIdentityList -Overwrite' {
    BeforeEach {
        $null = Connect-TestSandbox
        $null = [pscustomobject]@{ SerialNumber = 'D1'; Description = 'keep' }, [pscustomobject]@{ SerialNumber = 'D2'; Description = 'old' } | Import-DeviceIdentityList
        $null = Get-IntuneSandboxRequest -Clear
    }

    AfterEach { Stop-IntuneSandbox }

    It 'leaves a description alone where the cell is <Case>' -ForEach @(
        @{ Case = 'empty'; Row = @{ SerialNumber = 'D1'; Description = '' } }
        @{ Case = 'missing'; Row = @{ SerialNumber = 'D1' } }
    ) {
        $result = $Row | Import-DeviceIdentityList -Overwrite

        $result.Status | Should -Be 'AlreadyPresent'
        ($Sandbox.Tenant.DeviceIdentities | Where-Object ImportedDeviceIdentifier -eq 'D1').Description | Should -Be 'keep'
    }

    It 'replaces it where the row has one, in the order of the input' {
        $results = @{ SerialNumber = 'D1' }, @{ SerialNumber = 'D2'; Description = 'new' }, @{ SerialNumber = 'D3' } | Import-DeviceIdentityList -Overwrite

        $results.Row | Should -Be 1, 2, 3
        $results.Status | Should -Be 'AlreadyPresent', 'Updated', 'Imported'
        ($Sandbox.Tenant.DeviceIdentities | Where-Object ImportedDeviceIdentifier -eq 'D2').Description | Should -Be 'new'
        (Get-IntuneSandboxRequest -Action importDeviceIdentityList).Count | Should -Be 2
    }

    It 'says what Intune holds, not what the row wished, without -Overwrite' {
        $null = @{ SerialNumber = 'D4' } | Import-DeviceIdentityList
        $result = @{ SerialNumber = 'D4'; Description = 'wish' } | Import-DeviceIdentityList

        $result.Status | Should -Be 'AlreadyPresent'
        $result.Description | Should -BeNullOrEmpty
        $result.Message | Should -Match 'without a description'
    }
}

Describe 'A request that the service answers too late' {
    It 'is Unconfirmed, never a guess' {
        $null = Connect-TestSandbox
        $Sandbox.Faults.Add([IntuneImportModule.Sandbox.SandboxFault]::Delayed([timespan]::FromSeconds(4)))
        $result = Import-DeviceIdentityList -SerialNumber LATE1 -RequestTimeoutSec 2 -ErrorAction SilentlyContinue

        $result.Status | Should -Be 'Unconfirmed'
        $result.Remedy | Should -Not -BeNullOrEmpty
        Stop-IntuneSandbox
    }
}
