# The module's own objects name a thing of one family; where they come to the other one's commands, nothing is guessed.
BeforeAll {
    . $PSScriptRoot/Common.ps1
    $null = Connect-TestSandbox
    $null = $Sandbox.Tenant.AddRegistration('BOTH-1', 'Tag', $null, 'Contoso', 'M1')
    $null = $Sandbox.Tenant.AddDeviceIdentity('BOTH-1', 'serialNumber')
    $script:Autopilot = @{
        result       = @{ SerialNumber = 'BOTH-2'; HardwareHash = (New-Hash 1) } | Import-AutopilotDevice -WarningAction Ignore
        test         = @{ SerialNumber = 'BOTH-1'; HardwareHash = (New-Hash 1) } | Test-AutopilotDevice
        registration = Get-AutopilotRegistration BOTH-1
        change       = Set-AutopilotRegistration BOTH-1 -GroupTag Other
        removal      = Remove-AutopilotImport -Id (Get-AutopilotImport)[0].Id -Confirm:$false
    }
    $script:Identity = @{
        result  = @{ SerialNumber = 'BOTH-1' } | Import-DeviceIdentityList
        test    = @{ SerialNumber = 'BOTH-1' } | Test-DeviceIdentity
        record  = Get-DeviceIdentity BOTH-1
        removal = Remove-DeviceIdentity BOTH-1 -WhatIf
    }
    $null = Get-IntuneSandboxRequest -Clear
}
AfterAll { Stop-IntuneSandbox }

Describe 'A corporate identifier''s <Object>' -ForEach @(foreach ($object in 'result', 'test', 'record', 'removal') { @{ Object = $object } }) {
    It 'is refused by <Command>' -ForEach @(
        @{ Command = 'Get-AutopilotRegistration'; Parameters = @{} }
        @{ Command = 'Set-AutopilotRegistration'; Parameters = @{ GroupTag = 'Wrong' } }
        @{ Command = 'Remove-AutopilotRegistration'; Parameters = @{ Confirm = $false } }
        @{ Command = 'Wait-AutopilotImport'; Parameters = @{} }
        @{ Command = 'Remove-AutopilotImport'; Parameters = @{ Confirm = $false } }
        @{ Command = 'Import-AutopilotDevice'; Parameters = @{} }
        @{ Command = 'Test-AutopilotDevice'; Parameters = @{} }
    ) {
        $results = $Identity[$Object] | & $Command @Parameters -ErrorVariable refused -ErrorAction SilentlyContinue
        if ($Command -eq 'Test-AutopilotDevice') { $results.ErrorName | Should -Be 'DeviceIdentityObject' }
        else {
            $refused | Should -HaveCount 1
            $refused[0].FullyQualifiedErrorId | Should -BeLike 'DeviceIdentityObject,*'
            $refused[0].ErrorDetails.RecommendedAction | Should -BeLike '*commands for corporate identifiers*'
            $refused[0].TargetObject | Should -Be $Identity[$Object]
            if ($Command -notlike 'Get-*') { $results.Status | Should -Be 'Invalid' }
        }
        Get-IntuneSandboxRequest | Should -BeNullOrEmpty
    }
}

Describe 'An Autopilot <Object>' -ForEach @(foreach ($object in 'result', 'test', 'registration', 'change', 'removal') { @{ Object = $object } }) {
    It 'is refused by <Command>' -ForEach @(
        @{ Command = 'Get-DeviceIdentity'; Parameters = @{} }
        @{ Command = 'Remove-DeviceIdentity'; Parameters = @{ Confirm = $false } }
        @{ Command = 'Import-DeviceIdentityList'; Parameters = @{} }
        @{ Command = 'Test-DeviceIdentity'; Parameters = @{} }
    ) {
        $results = $Autopilot[$Object] | & $Command @Parameters -ErrorVariable refused -ErrorAction SilentlyContinue
        if ($Command -eq 'Test-DeviceIdentity') { $results.ErrorName | Should -Be 'AutopilotObject' }
        else {
            $refused | Should -HaveCount 1
            $refused[0].FullyQualifiedErrorId | Should -BeLike 'AutopilotObject,*'
            $refused[0].ErrorDetails.RecommendedAction | Should -BeLike '*Select-Object SerialNumber, Manufacturer, Model*'
            if ($Command -notlike 'Get-*') { $results.Status | Should -Be 'Invalid' }
        }
        Get-IntuneSandboxRequest | Should -BeNullOrEmpty
    }

    It 'carries no hash for an import or a test, and says so' {
        $result = $Autopilot[$Object] | Import-AutopilotDevice -ErrorVariable refused -ErrorAction SilentlyContinue
        $result.Status | Should -Be 'Invalid'
        $result.Message | Should -BeLike '*carry no hardware hash*'
        $refused[0].FullyQualifiedErrorId | Should -BeLike 'HashNotCarried,*'
        $refused[0].ErrorDetails.RecommendedAction | Should -BeLike 'Pipe the rows*'
        ($Autopilot[$Object] | Test-AutopilotDevice).ErrorName | Should -Be 'HashNotCarried'
        Get-IntuneSandboxRequest | Should -BeNullOrEmpty
    }
}

Describe 'Objects that come close' {
    It 'are refused too when they come back from CliXml' {
        $file = Join-Path $TestDrive 'own.xml'
        $Autopilot.registration, $Identity.record | Export-Clixml $file
        $registration, $record = Import-Clixml $file
        ($record | Set-AutopilotRegistration -GroupTag Wrong -ErrorAction SilentlyContinue).ErrorName | Should -Be 'DeviceIdentityObject'
        ($registration | Remove-DeviceIdentity -Confirm:$false -ErrorAction SilentlyContinue).ErrorName | Should -Be 'AutopilotObject'
        ($registration | Import-DeviceIdentityList -ErrorAction SilentlyContinue).ErrorName | Should -Be 'AutopilotObject'
        ($registration | Import-AutopilotDevice -ErrorAction SilentlyContinue).ErrorName | Should -Be 'HashNotCarried'
        Get-IntuneSandboxRequest | Should -BeNullOrEmpty
    }

    It 'are taken where their values are chosen, or a hash was added' {
        ($Autopilot.registration | Select-Object SerialNumber, Manufacturer, Model | Test-DeviceIdentity).ImportedDeviceIdentifier | Should -Be 'Contoso,M1,BOTH-1'
        ($Identity.record.ImportedDeviceIdentifier | Get-AutopilotRegistration).SerialNumber | Should -Be 'BOTH-1'
        ($Autopilot.test | Add-Member HardwareHash (New-Hash 3) -PassThru | Test-AutopilotDevice).IsValid | Should -BeTrue
    }

    It 'say of a decoded hash that it carries none' {
        $info = Get-Content (Join-Path $PSScriptRoot '../../samples/autopilot-devices.csv') | ConvertFrom-Csv | Select-Object -First 1 | ConvertFrom-AutopilotHardwareHash
        ($info | Test-AutopilotDevice).ErrorName | Should -Be 'HashNotCarried'
    }
}
