# Autopilot import records: listed, waited for, removed.
BeforeAll { . $PSScriptRoot/Common.ps1 }

Describe 'Get-AutopilotImport' {
    BeforeAll {
        $null = Connect-TestSandbox
        $null = $Sandbox.Tenant.AddImportRecord('REC-1')
        $null = $Sandbox.Tenant.AddImportRecord('REC-2', 808, 'ZtdDeviceAssignedToOtherTenant', 'import-x')
        $null = $Sandbox.Tenant.AddImportRecord('REC-3', 806, 'ZtdDeviceAlreadyAssigned', 'import-x')
    }
    AfterAll { Stop-IntuneSandbox }

    It 'lists all as the results that they amount to' {
        $records = Get-AutopilotImport
        $records.SerialNumber | Should -Be 'REC-1', 'REC-2', 'REC-3'
        $records.Status | Should -Be 'Imported', 'Failed', 'AlreadyPresent'
        $records[1].ErrorName | Should -Be 'ZtdDeviceAssignedToOtherTenant'
        $records[1].Remedy | Should -Not -BeNullOrEmpty
    }

    It 'filters' {
        (Get-AutopilotImport rec-2).SerialNumber | Should -Be 'REC-2'
        (Get-AutopilotImport 'REC-*' -Status Failed, AlreadyPresent).SerialNumber | Should -Be 'REC-2', 'REC-3'
        (Get-AutopilotImport -ImportId import-x).SerialNumber | Should -Be 'REC-2', 'REC-3'
        $id = (Get-AutopilotImport REC-1).Id
        (Get-AutopilotImport -Id $id).SerialNumber | Should -Be 'REC-1'
    }

    It 'says which id is missing' {
        { Get-AutopilotImport -Id ([guid]::NewGuid()) -ErrorAction Stop } | Should -Throw -ErrorId 'ObjectNotFound,*'
    }
}

Describe 'Get-AutopilotImport where importId cannot be filtered' {
    It 'compares the list, over pages' {
        $null = Connect-TestSandbox @{ NoImportIdFilter = $true; PageSize = 1000 }
        foreach ($n in 1..3000) { $null = $Sandbox.Tenant.AddImportRecord("N-$n", 0, 'None', "import-$($n % 3)") }
        @(Get-AutopilotImport -ImportId import-1).Count | Should -Be 1000
        @(Get-AutopilotImport).Count | Should -Be 3000
        Stop-IntuneSandbox
    }
}

Describe 'Wait-AutopilotImport' {
    BeforeEach { $null = Connect-TestSandbox @{ ProcessingTimeSec = 2 } }
    AfterEach { Stop-IntuneSandbox }

    It 'takes the results of an import that did not wait' {
        $Sandbox.Tenant.AddRegistrationOfAnotherTenant('PST-2')
        $rows = @(New-ManyRow 3 -Autopilot) + @{ SerialNumber = 'PST-1'; HardwareHash = (New-Hash 1) } + @{ SerialNumber = 'NOHASH' }
        $results = $rows | Import-AutopilotDevice -NoWait -WarningAction Ignore -ErrorAction SilentlyContinue |
            Wait-AutopilotImport -ErrorVariable bad -ErrorAction SilentlyContinue
        $results.Row | Should -Be 1, 2, 3, 4, 5
        $results.Status | Should -Be 'Imported', 'Failed', 'Imported', 'Duplicate', 'Invalid'
        $bad | Should -HaveCount 2
        $results[0].Message | Should -BeNullOrEmpty
    }

    It 'takes ids, records and import ids' {
        $pending = New-ManyRow 2 -Autopilot | Import-AutopilotDevice -NoWait -WarningAction Ignore
        (Wait-AutopilotImport -Id $pending[0].Id).Status | Should -Be 'Imported'
        (Get-AutopilotImport | Wait-AutopilotImport).Status | Should -Be 'Imported', 'Imported'
        (Wait-AutopilotImport -ImportId $pending[0].ImportId).SerialNumber | Should -Be 'PST-1', 'PST-2'
    }

    It 'takes results that another session has written to a file' {
        $file = Join-Path $TestDrive 'pending.json'
        New-ManyRow 2 -Autopilot | Import-AutopilotDevice -NoWait -WarningAction Ignore | ConvertTo-Json | Set-Content $file
        (Get-Content $file -Raw | ConvertFrom-Json | Wait-AutopilotImport).Status | Should -Be 'Imported', 'Imported'
    }

    It 'is Pending when patience is over, with a warning' {
        Stop-IntuneSandbox
        $null = Connect-TestSandbox @{ ProcessingTimeSec = 600 }
        $result = New-ManyRow 1 -Autopilot | Import-AutopilotDevice -NoWait -WarningAction Ignore | Wait-AutopilotImport -TimeoutSec 1 -WarningVariable warned -WarningAction SilentlyContinue
        $result.Status | Should -Be 'Pending'
        $warned | Should -HaveCount 1
    }

    It 'does not wait for an id that is not there' {
        $result = Wait-AutopilotImport -Id ([guid]::NewGuid()) -ErrorAction SilentlyContinue -ErrorVariable bad
        $result.Status | Should -Be 'Failed'
        $bad[0].FullyQualifiedErrorId | Should -BeLike 'ObjectNotFound,*'
    }

    It 'passes finished results on' { (New-ManyRow 2 -Autopilot | Import-AutopilotDevice -WarningAction Ignore | Wait-AutopilotImport).Status | Should -Be 'Imported', 'Imported' }
}

Describe 'Remove-AutopilotImport' {
    BeforeEach {
        $null = Connect-TestSandbox
        $null = $Sandbox.Tenant.AddImportRecord('FOREIGN-1')
    }
    AfterEach { Stop-IntuneSandbox }

    It 'asks before it removes' {
        (Get-Command Remove-AutopilotImport).ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false).ConfirmImpact | Should -Be 'High'
    }

    It 'removes the records of an import, and no other' {
        $rows = @(New-ManyRow 30 -Autopilot) + @{ SerialNumber = 'NOHASH' }
        $results = $rows | Import-AutopilotDevice -WarningAction Ignore -ErrorAction SilentlyContinue | Remove-AutopilotImport -Confirm:$false
        $results | Should -HaveCount 31
        @($results | Where-Object Status -EQ Removed).Count | Should -Be 30
        $results[30].Status | Should -Be 'Unchanged'
        $Sandbox.Tenant.ImportRecords.SerialNumber | Should -Be 'FOREIGN-1'
        $Sandbox.Tenant.Registrations | Should -HaveCount 30
    }

    It 'does not take a serial number for a record' {
        (@{ SerialNumber = 'FOREIGN-1' } | Remove-AutopilotImport -Confirm:$false -ErrorAction SilentlyContinue).Status | Should -Be 'Invalid'
        (Get-Command Remove-AutopilotImport).Parameters.Keys | Should -Not -Contain 'SerialNumber'
        $Sandbox.Tenant.ImportRecords | Should -HaveCount 1
    }

    It 'removes nothing with -WhatIf' {
        (Get-AutopilotImport | Remove-AutopilotImport -WhatIf).Status | Should -Be 'NotSent'
        $Sandbox.Tenant.ImportRecords | Should -HaveCount 1
    }

    It 'is not misled by its own unclear attempt' {
        $Sandbox.Faults.Add([IntuneImportModule.Sandbox.SandboxFault]::ResetAfter().For('batch'))
        (Get-AutopilotImport | Remove-AutopilotImport -Confirm:$false).Status | Should -Be 'Removed'
    }
}
