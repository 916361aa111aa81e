# What the import does after its rows are settled: -UpdateExisting, -CleanUp, -WaitForProfile.
BeforeAll {
    . $PSScriptRoot/Common.ps1
    function New-TaggedRow([string]$Serial, [string]$Tag, [string]$User) {
        @{ SerialNumber = $Serial; HardwareHash = (New-Hash $Serial.GetHashCode()); GroupTag = $Tag; AssignedUser = $User }
    }
}

Describe '-UpdateExisting' {
    BeforeEach {
        $null = Connect-TestSandbox
        foreach ($n in 1..3) { $null = $Sandbox.Tenant.AddRegistration("U-$n", 'Old', 'old@contoso.com') }
    }
    AfterEach { Stop-IntuneSandbox }

    It 'updates what differs, and an empty cell changes nothing' {
        $rows = (New-TaggedRow U-1 New), (New-TaggedRow NEW-1 New), (New-TaggedRow U-2 Old), (New-TaggedRow U-3 '' 'new@contoso.com')
        $results = $rows | Import-AutopilotDevice -UpdateExisting -WarningAction Ignore
        $results.Row | Should -Be 1, 2, 3, 4
        $results.Status | Should -Be 'Updated', 'Imported', 'AlreadyPresent', 'Updated'
        $results[0].OldGroupTag | Should -Be 'Old'
        $results[0].GroupTag | Should -Be 'New'
        $results[3].OldAssignedUser | Should -Be 'old@contoso.com'
        $devices = @($Sandbox.Tenant.Registrations)
        $devices[0].GroupTag | Should -Be 'New'
        $devices[0].UserPrincipalName | Should -Be 'old@contoso.com'
        $devices[2].GroupTag | Should -Be 'Old'
        $devices[2].UserPrincipalName | Should -Be 'new@contoso.com'
        @(Get-BatchItem updateDeviceProperties).Count | Should -Be 2
    }

    It 'looks nothing up without the switch, and the remedy names it' {
        $result = New-TaggedRow U-1 New | Import-AutopilotDevice -WarningAction Ignore
        $result.Status | Should -Be 'AlreadyPresent'
        $result.Remedy | Should -BeLike '*-UpdateExisting*Set-AutopilotRegistration*'
        Get-IntuneSandboxRequest batch | Should -BeNullOrEmpty
        @($Sandbox.Tenant.Registrations)[0].GroupTag | Should -Be 'Old'
    }

    It 'looks nothing up for a row without values' {
        (New-TaggedRow U-1 | Import-AutopilotDevice -UpdateExisting -WarningAction Ignore).Status | Should -Be 'AlreadyPresent'
        Get-IntuneSandboxRequest batch | Should -BeNullOrEmpty
    }

    It 'fails the row whose update fails, and only that' {
        $Sandbox.Faults.Add([IntuneImportModule.Sandbox.SandboxFault]::Status(400).For('updateDeviceProperties'))
        $results = (New-TaggedRow U-1 New), (New-TaggedRow U-2 New) | Import-AutopilotDevice -UpdateExisting -WarningAction Ignore -ErrorVariable bad -ErrorAction SilentlyContinue
        $results.Status | Should -Be 'Failed', 'Updated'
        $results[0].Message | Should -BeLike '*registered already, but was not updated*'
        $bad | Should -HaveCount 1
    }

    It 'keeps the order over several batches' {
        foreach ($n in 4..60) { $null = $Sandbox.Tenant.AddRegistration("U-$n", 'Old') }
        $rows = foreach ($n in 1..120) { New-TaggedRow "U-$n" New }
        $results = $rows | Import-AutopilotDevice -UpdateExisting -BatchSize 25 -WarningAction Ignore
        $results.SerialNumber | Should -Be (1..120 | ForEach-Object { "U-$_" })
        @($results | Where-Object Status -EQ Updated).Count | Should -Be 60
        @($results | Where-Object Status -EQ Imported).Count | Should -Be 60
        $Sandbox.Tenant.Registrations.GroupTag | Sort-Object -Unique | Should -Be 'New'
    }

    It 'gives every row its result when the permission for updates is missing, then ends' {
        $Sandbox.Faults.Add([IntuneImportModule.Sandbox.SandboxFault]::Forbidden().For('updateDeviceProperties').Always())
        $results = [System.Collections.Generic.List[object]]::new()
        { (New-TaggedRow U-1 New), (New-TaggedRow NEW-1 New) | Import-AutopilotDevice -UpdateExisting -WarningAction Ignore -ErrorAction SilentlyContinue |
                ForEach-Object { $results.Add($_) } } | Should -Throw -ErrorId 'PermissionMissing,*'
        $results.Status | Should -Be 'AlreadyPresent', 'Imported'
        $results[0].Message | Should -BeLike '*not updated*'
    }

    It 'sends nothing with -WhatIf' {
        $null = New-TaggedRow U-1 New | Import-AutopilotDevice -UpdateExisting -CleanUp -WaitForProfile -WhatIf
        Get-IntuneSandboxRequest | Should -BeNullOrEmpty
    }

    It 'cannot be had without waiting' {
        { New-TaggedRow U-1 New | Import-AutopilotDevice -UpdateExisting -NoWait } | Should -Throw -ErrorId 'NoWaitConflict,*'
    }
}

Describe '-CleanUp' {
    It 'removes the settled records of this run and no other' {
        $null = Connect-TestSandbox
        $null = $Sandbox.Tenant.AddImportRecord('FOREIGN-1')
        $null = $Sandbox.Tenant.AddImportRecord('PST-1')
        $Sandbox.Tenant.AddRegistrationOfAnotherTenant('PST-2')
        $results = New-ManyRow 45 -Autopilot | Import-AutopilotDevice -CleanUp -BatchSize 20 -WarningAction Ignore -ErrorAction SilentlyContinue
        $results | Should -HaveCount 45
        $results[1].Status | Should -Be 'Failed'
        $Sandbox.Tenant.ImportRecords.SerialNumber | Should -Be 'FOREIGN-1', 'PST-1'
        Stop-IntuneSandbox
    }

    It 'leaves records alone that are still worked on' {
        $null = Connect-TestSandbox @{ ProcessingTimeSec = 600 }
        (New-ManyRow 2 -Autopilot | Import-AutopilotDevice -CleanUp -TimeoutSec 1 -WarningAction Ignore).Status | Should -Be 'Pending', 'Pending'
        $Sandbox.Tenant.ImportRecords | Should -HaveCount 2
        Stop-IntuneSandbox
    }

    It 'warns of records that stay, and fails no row' {
        $null = Connect-TestSandbox
        $Sandbox.Faults.Add([IntuneImportModule.Sandbox.SandboxFault]::Status(400).For('delete'))
        $results = New-ManyRow 2 -Autopilot | Import-AutopilotDevice -CleanUp -WarningVariable warned -WarningAction SilentlyContinue
        $results.Status | Should -Be 'Imported', 'Imported'
        "$warned" | Should -BeLike '*could not be removed: 1*'
        Stop-IntuneSandbox
    }
}

Describe '-WaitForProfile' {
    BeforeEach {
        $null = Connect-TestSandbox @{ TimeScale = 60 }
        $null = $Sandbox.Tenant.AddDeploymentProfile('Standard', 'Pester')
    }
    AfterEach { Stop-IntuneSandbox }

    It 'syncs once and waits for the profile of every device, over batches' {
        $results = 1..45 | ForEach-Object { New-AutopilotRow $_ } | Import-AutopilotDevice -WaitForProfile -BatchSize 20 -WarningAction Ignore
        $results.Row | Should -Be (1..45)
        $results.Status | Sort-Object -Unique | Should -Be 'Imported'
        $results.Profile | Sort-Object -Unique | Should -Be 'Standard'
        $results[0].ProfileAssignedDateTime | Should -BeGreaterThan ([datetimeoffset]::UtcNow.AddMinutes(-5))
        @(Get-IntuneSandboxRequest sync).Count | Should -Be 1
    }

    It 'is Pending without a profile when patience is over' {
        $result = @{ SerialNumber = 'X'; HardwareHash = (New-Hash 1); GroupTag = 'Other' } |
            Import-AutopilotDevice -WaitForProfile -ProfileTimeoutSec 4 -WarningVariable warned -WarningAction SilentlyContinue
        $result.Status | Should -Be 'Pending'
        "$warned" | Should -BeLike '*profile was not there in time*'
    }

    It 'fails a device whose profile cannot be assigned' {
        $Sandbox.Tenant.SetProfileStatus('PST-00001', 'failed')
        $result = New-AutopilotRow 1 | Import-AutopilotDevice -WaitForProfile -WarningAction Ignore -ErrorAction SilentlyContinue
        $result.Status | Should -Be 'Failed'
        $result.ErrorName | Should -Be 'ProfileFailed'
    }

    It 'does it all: update, clean up, profile' {
        $null = $Sandbox.Tenant.AddRegistration('PST-00001', 'Old')
        $results = 1..3 | ForEach-Object { New-AutopilotRow $_ } | Import-AutopilotDevice -UpdateExisting -CleanUp -WaitForProfile -WarningAction Ignore
        $results.Status | Should -Be 'Updated', 'Imported', 'Imported'
        $results.Profile | Should -Be 'Standard', 'Standard', 'Standard'
        $Sandbox.Tenant.ImportRecords | Should -BeNullOrEmpty
    }
}

Describe '-UpdateExisting with -WaitForProfile, where the device has a profile already' {
    BeforeEach {
        $null = Connect-TestSandbox @{ TimeScale = 300 }
        $null = $Sandbox.Tenant.AddRegistration('U-1', 'Old')
        $null = $Sandbox.Tenant.AddRegistration('U-2', 'Old')
    }
    AfterEach { Stop-IntuneSandbox }

    It 'waits for the profile of the new tag, and for the ten minutes before the sync that brings it' {
        $null = $Sandbox.Tenant.AddDeploymentProfile('Old PC', 'Old')
        $null = $Sandbox.Tenant.AddDeploymentProfile('New PC', 'New')
        $null = Sync-AutopilotService
        while ((Get-AutopilotRegistration U-1 -WithProfile).Profile -ne 'Old PC') { Start-Sleep -Milliseconds 100 }
        $null = Get-IntuneSandboxRequest -Clear

        $results = (New-TaggedRow U-1 New), (New-TaggedRow U-2 Old) | Import-AutopilotDevice -UpdateExisting -WaitForProfile -WarningAction Ignore
        $results.Status | Should -Be 'Updated', 'AlreadyPresent'
        $results.Profile | Should -Be 'New PC', 'Old PC'
        $results[0].ProfileAssignedDateTime | Should -BeGreaterThan $results[1].ProfileAssignedDateTime
        (Get-AutopilotRegistration U-1 -WithProfile).Profile | Should -Be 'New PC'
        (Get-IntuneSandboxRequest sync).StatusCode | Should -Be 204 -Because 'no request runs into the rule, and one sync is enough'
    }

    It 'is Pending, and says why, where the profile stays the same and nothing shows that it is that of the new tag' {
        $null = $Sandbox.Tenant.AddDeploymentProfile('Everybody')
        $null = Sync-AutopilotService
        while ((Get-AutopilotRegistration U-1 -WithProfile).Profile -ne 'Everybody') { Start-Sleep -Milliseconds 100 }

        $result = New-TaggedRow U-1 New | Import-AutopilotDevice -UpdateExisting -WaitForProfile -ProfileTimeoutSec 5 -WarningVariable warned -WarningAction SilentlyContinue
        $result.Status | Should -Be 'Pending'
        $result.OldGroupTag | Should -Be 'Old'
        $result.Message | Should -BeLike "Updated. The device has the profile 'Everybody', but nothing showed within 5 seconds*"
        $result.Remedy | Should -BeLike '*Get-AutopilotRegistration -WithProfile*'
        "$warned" | Should -BeLike '*profile was not there in time*'
    }
}

Describe 'A journal with what comes after the import' {
    BeforeEach {
        $null = Connect-TestSandbox
        $null = $Sandbox.Tenant.AddRegistration('U-1', 'Old')
        $null = $Sandbox.Tenant.AddImportRecord('FOREIGN-1')
        $script:Journal = Join-Path $TestDrive "$([guid]::NewGuid()).journal"
    }
    AfterEach { Stop-IntuneSandbox }

    It 'lets a second run remove the records of the first, once' {
        $rows = (New-TaggedRow U-1 New), (New-TaggedRow NEW-1 New)
        $first = $rows | Import-AutopilotDevice -Journal $Journal -WarningAction Ignore
        $Sandbox.Tenant.ImportRecords | Should -HaveCount 3
        $second = $rows | Import-AutopilotDevice -Journal $Journal -CleanUp -WarningAction Ignore
        $Sandbox.Tenant.ImportRecords.SerialNumber | Should -Be 'FOREIGN-1'
        $null = Get-IntuneSandboxRequest -Clear
        $third = $rows | Import-AutopilotDevice -Journal $Journal -CleanUp -WarningAction Ignore
        Get-IntuneSandboxRequest | Should -BeNullOrEmpty
        foreach ($results in $first, $second, $third) { $results.Status | Should -Be 'AlreadyPresent', 'Imported' }
    }

    It 'keeps what an update has replaced' {
        $first = New-TaggedRow U-1 New | Import-AutopilotDevice -Journal $Journal -UpdateExisting -CleanUp -WarningAction Ignore
        $second = New-TaggedRow U-1 New | Import-AutopilotDevice -Journal $Journal -UpdateExisting -CleanUp -WarningAction Ignore
        $second.Status | Should -Be 'Updated'
        $second.OldGroupTag | Should -Be $first.OldGroupTag
        $second.Resumed | Should -BeTrue
    }
}

Describe 'Single calls inside a batch' {
    BeforeEach {
        $null = Connect-TestSandbox
        foreach ($n in 1..3) { $null = $Sandbox.Tenant.AddRegistration("U-$n", 'Old') }
    }
    AfterEach { Stop-IntuneSandbox }

    It 'are repeated after <Status>, for updates and removals' -ForEach @(foreach ($status in 500, 502, 503, 504, 408) { @{ Status = $status } }) {
        $Sandbox.Faults.Add([IntuneImportModule.Sandbox.SandboxFault]::StatusAfterProcessing($Status).For('updateDeviceProperties'))
        (Get-AutopilotRegistration | Set-AutopilotRegistration -GroupTag New).Status | Should -Be 'Updated', 'Updated', 'Updated'
        @(Get-BatchItem updateDeviceProperties).Count | Should -Be 4
        $Sandbox.Faults.Add([IntuneImportModule.Sandbox.SandboxFault]::StatusAfterProcessing($Status).For('delete'))
        (Get-AutopilotRegistration | Remove-AutopilotRegistration -Confirm:$false).Status | Should -Be 'Removed', 'Removed', 'Removed'
    }

    It 'are Unconfirmed when patience is over, the others not' {
        $Sandbox.Faults.Add([IntuneImportModule.Sandbox.SandboxFault]::Status(500).For('updateDeviceProperties').After(1).Repeated(1))
        $Sandbox.Faults.Add([IntuneImportModule.Sandbox.SandboxFault]::Status(500).For('updateDeviceProperties').After(2).Always())
        $results = Get-AutopilotRegistration | Set-AutopilotRegistration -GroupTag New -RequestTimeoutSec 2 -ErrorVariable bad -ErrorAction SilentlyContinue
        $results.Status | Should -Contain 'Unconfirmed'
        @($results | Where-Object Status -EQ Updated) | Should -Not -BeNullOrEmpty
        foreach ($result in $results | Where-Object Status -EQ Updated) { ($Sandbox.Tenant.Registrations | Where-Object SerialNumber -EQ $result.SerialNumber).GroupTag | Should -Be 'New' }
        $bad.Count | Should -Be @($results | Where-Object Status -EQ Unconfirmed).Count
    }
}
