# Corporate identifiers: listed, looked up, removed.
BeforeAll { . $PSScriptRoot/Common.ps1 }

Describe 'Get-DeviceIdentity' {
    BeforeAll {
        $null = Connect-TestSandbox
        $old = [datetimeoffset]::UtcNow.AddDays(-100)
        $null = $Sandbox.Tenant.AddDeviceIdentity('490154203237518', 'imei', 'Bus 7')
        $null = $Sandbox.Tenant.AddDeviceIdentity('SER-1', 'serialNumber', 'one', $old, 'enrolled', [datetimeoffset]::UtcNow.AddDays(-2))
        $null = $Sandbox.Tenant.AddDeviceIdentity('SER-2', 'serialNumber', 'two', $old)
        $null = $Sandbox.Tenant.AddDeviceIdentity('Contoso,Model 1,SER-3', 'manufacturerModelSerial')
    }
    AfterAll { Stop-IntuneSandbox }

    It 'lists all' { (Get-DeviceIdentity).ImportedDeviceIdentifier | Should -Be '490154203237518', 'SER-1', 'SER-2', 'Contoso,Model 1,SER-3' }

    It 'lists nothing for an empty pipeline' { @() | Get-DeviceIdentity | Should -BeNullOrEmpty }

    It 'gives every property, and null for a date that was never' {
        $one = Get-DeviceIdentity SER-2
        $one.Id | Should -Not -BeNullOrEmpty
        $one.Description | Should -Be 'two'
        $one.EnrollmentState | Should -Be 'notContacted'
        $one.LastContactedDateTime | Should -BeNullOrEmpty
        $one.CreatedDateTime | Should -BeLessThan ([datetimeoffset]::UtcNow.AddDays(-99))
    }

    It 'finds by a bare identifier without its type, and by wildcard' {
        (Get-DeviceIdentity '490154203237518').ImportedDeviceIdentityType | Should -Be 'imei'
        (Get-DeviceIdentity 'Contoso,Model 1,SER-3').ImportedDeviceIdentityType | Should -Be 'manufacturerModelSerial'
        (Get-DeviceIdentity 'ser-*').ImportedDeviceIdentifier | Should -Be 'SER-1', 'SER-2'
    }

    It 'filters' {
        (Get-DeviceIdentity -ImportedDeviceIdentityType serialNumber).ImportedDeviceIdentifier | Should -Be 'SER-1', 'SER-2'
        (Get-DeviceIdentity -EnrollmentState enrolled).ImportedDeviceIdentifier | Should -Be 'SER-1'
        (Get-DeviceIdentity -NotContactedForDays 90).ImportedDeviceIdentifier | Should -Be 'SER-2' -Because 'one that never was in contact counts from its import'
        Get-DeviceIdentity -Platform android | Should -BeNullOrEmpty
    }

    It 'looks CSV rows up in one request, in order, and says what is missing' {
        $before = @(Get-IntuneSandboxRequest searchExistingIdentities).Count
        $rows = "SerialNumber,Details`nSER-2,x`nNONE,x`nSER-1,x" | ConvertFrom-Csv
        $found = $rows | Get-DeviceIdentity -ErrorVariable missing -ErrorAction SilentlyContinue
        $found.ImportedDeviceIdentifier | Should -Be 'SER-2', 'SER-1'
        $missing | Should -HaveCount 1
        $missing[0].FullyQualifiedErrorId | Should -BeLike 'ObjectNotFound,*'
        $missing[0].TargetObject | Should -Be $rows[1]
        @(Get-IntuneSandboxRequest searchExistingIdentities).Count | Should -Be ($before + 1)
    }

    It 'finds what was imported' {
        (@{ SerialNumber = 'SER-9' } | Import-DeviceIdentityList | Get-DeviceIdentity).ImportedDeviceIdentifier | Should -Be 'SER-9'
        $null = Remove-DeviceIdentity SER-9 -Confirm:$false
    }

    It 'isolates a row that the service cannot read' {
        $Sandbox.Faults.Add([IntuneImportModule.Sandbox.SandboxFault]::RowRefused('SER-1').Always())
        $found = @{ SerialNumber = 'SER-2' }, @{ SerialNumber = 'SER-1' }, @{ Imei = '490154203237518' } | Get-DeviceIdentity -ErrorVariable bad -ErrorAction SilentlyContinue
        $found | Should -HaveCount 2
        $bad | Should -HaveCount 1
    }

    It 'reports a row that the rules refuse' {
        $null = @{ Imei = 'no' } | Get-DeviceIdentity -ErrorVariable bad -ErrorAction SilentlyContinue
        $bad[0].FullyQualifiedErrorId | Should -BeLike 'ImeiInvalid,*'
    }
}

Describe 'Get-DeviceIdentity over pages' {
    It 'streams 3,000' {
        $null = Connect-TestSandbox @{ PageSize = 1000 }
        foreach ($n in 1..3000) { $null = $Sandbox.Tenant.AddDeviceIdentity("P-$n", 'serialNumber') }
        (Get-DeviceIdentity).Count | Should -Be 3000
        Get-DeviceIdentity | Select-Object -First 1 | ForEach-Object ImportedDeviceIdentifier | Should -Be 'P-1'
        @(Get-IntuneSandboxRequest list).Count | Should -Be 4 -Because 'three pages, and one where one was enough'
        Stop-IntuneSandbox
    }
}

Describe 'Remove-DeviceIdentity' {
    BeforeEach {
        $null = Connect-TestSandbox
        foreach ($n in 1..50) { $null = $Sandbox.Tenant.AddDeviceIdentity("R-$n", 'serialNumber') }
    }
    AfterEach { Stop-IntuneSandbox }

    It 'asks before it removes' {
        (Get-Command Remove-DeviceIdentity).ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false).ConfirmImpact | Should -Be 'High'
    }

    It 'removes what is piped, one result per row, in order, and nothing else' {
        $results = Get-DeviceIdentity | Select-Object -First 45 | Remove-DeviceIdentity -Confirm:$false
        $results.Row | Should -Be (1..45)
        $results.Status | Sort-Object -Unique | Should -Be 'Removed'
        $Sandbox.Tenant.DeviceIdentities.ImportedDeviceIdentifier | Should -Be 'R-46', 'R-47', 'R-48', 'R-49', 'R-50'
        @(Get-IntuneSandboxRequest batch).Count | Should -Be 3
    }

    It 'removes by identifier, by id and by CSV row' {
        $id = (Get-DeviceIdentity R-1).Id
        $null = Remove-DeviceIdentity -Id $id -Confirm:$false
        $null = Remove-DeviceIdentity r-2 -Confirm:$false
        $null = "SerialNumber`nR-3" | ConvertFrom-Csv | Remove-DeviceIdentity -Confirm:$false
        $Sandbox.Tenant.DeviceIdentities | Should -HaveCount 47
    }

    It 'says what is not there, row by row' {
        $results = 'R-1', 'NONE', 'R-2' | Remove-DeviceIdentity -Confirm:$false -ErrorVariable missing -ErrorAction SilentlyContinue
        $results.Status | Should -Be 'Removed', 'NotFound', 'Removed'
        $missing | Should -HaveCount 1
    }

    It 'removes nothing with -WhatIf' {
        $results = Get-DeviceIdentity | Remove-DeviceIdentity -WhatIf
        $results.Status | Sort-Object -Unique | Should -Be 'NotSent'
        $Sandbox.Tenant.DeviceIdentities | Should -HaveCount 50
        Get-IntuneSandboxRequest batch | Should -BeNullOrEmpty
    }

    It 'says that nothing was named' { { Remove-DeviceIdentity -Confirm:$false } | Should -Throw -ErrorId 'NothingNamed,*' }

    It 'gives every row its result when the permission is missing, then ends' {
        $Sandbox.Faults.Add([IntuneImportModule.Sandbox.SandboxFault]::Forbidden().For('delete').Always())
        $results = [System.Collections.Generic.List[object]]::new()
        { Get-DeviceIdentity | Remove-DeviceIdentity -Confirm:$false | ForEach-Object { $results.Add($_) } } | Should -Throw -ErrorId 'PermissionMissing,*'
        $results | Should -HaveCount 50
        $results.Status | Sort-Object -Unique | Should -Be 'NotSent'
        @(Get-IntuneSandboxRequest batch).Count | Should -Be 1
    }
}
