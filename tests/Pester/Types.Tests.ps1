# Scripts name our types; PowerShell must find them although they live in a load context of their own.
BeforeAll { . $PSScriptRoot/Common.ps1 }

Describe 'Types' {
    It 'are found by their literal: <_>' -ForEach @(
        'IntuneImportModule.Core.Import.AutopilotImportResult', 'IntuneImportModule.Core.Import.DeviceIdentityImportResult', 'IntuneImportModule.Core.Import.ImportStatus',
        'IntuneImportModule.Core.Import.ServiceErrors', 'IntuneImportModule.Session.IntuneImportContext', 'IntuneImportModule.Errors.ImportRowException',
        'IntuneImportModule.Sandbox.IntuneSandbox', 'IntuneImportModule.Sandbox.SandboxFault', 'IntuneImportModule.Sandbox.SandboxFaults', 'IntuneImportModule.Sandbox.SandboxRequest', 'IntuneImportModule.Sandbox.ImportIdHandling'
    ) {
        $type = [scriptblock]::Create("[$_]").Invoke()[0]
        $type.FullName | Should -Be $_
    }

    It 'make a fault by its name' {
        $fault = [IntuneImportModule.Sandbox.SandboxFaults]::All['429 seconds'].Invoke().For('import')
        $fault.StatusCode | Should -Be 429
        $fault.Action | Should -Be 'import'
    }

    It 'are what the commands say and return' {
        $null = Connect-TestSandbox
        $result = @{ SerialNumber = 'T-1' } | Import-DeviceIdentityList
        Stop-IntuneSandbox
        $result | Should -BeOfType ([IntuneImportModule.Core.Import.DeviceIdentityImportResult])
        (Get-Command Import-DeviceIdentityList).OutputType.Type | Should -Be ([IntuneImportModule.Core.Import.DeviceIdentityImportResult])
        (Get-Command Import-AutopilotDevice).OutputType.Type | Should -Be ([IntuneImportModule.Core.Import.AutopilotImportResult])
    }

    It 'list their properties for Get-Member and completion' {
        $names = (Get-Command Import-AutopilotDevice).OutputType.Type.GetProperties().Name
        'Row', 'Status', 'Message', 'Remedy', 'SerialNumber', 'DeviceErrorCode' | ForEach-Object { $names | Should -Contain $_ }
        $names | Where-Object { $_ -match 'hash|hardware' } | Should -BeNullOrEmpty
        ($names | ForEach-Object ToLowerInvariant | Sort-Object -Unique).Count | Should -Be $names.Count -Because 'names that differ only in letter case break every access'
    }

    It 'compare statuses with text' {
        $null = Connect-TestSandbox
        $results = @{ SerialNumber = 'T-1' }, @{ SerialNumber = 'T-1' } | Import-DeviceIdentityList -WarningAction Ignore
        Stop-IntuneSandbox
        $results | Where-Object Status -EQ 'Duplicate' | Should -HaveCount 1
        $results | Where-Object Status -In Imported, Updated | Should -HaveCount 1
        ($results | Group-Object Status -NoElement).Name | Sort-Object | Should -Be 'Duplicate', 'Imported'
    }
}
