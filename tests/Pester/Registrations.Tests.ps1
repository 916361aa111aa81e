# Registered Autopilot devices: listed, looked up, changed, removed.
BeforeAll { . $PSScriptRoot/Common.ps1 }

Describe 'Get-AutopilotRegistration' {
    BeforeAll {
        $null = Connect-TestSandbox @{ PageSize = 2 }
        foreach ($serial in 'SER-1', 'SER-10', 'SER-100', 'A B C', '4543-2134-8765-1234') { $null = $Sandbox.Tenant.AddRegistration($serial, 'Tag', 'a@contoso.com', 'Contoso', 'M1') }
    }
    AfterAll { Stop-IntuneSandbox }

    It 'lists all over pages' { Get-AutopilotRegistration | Should -HaveCount 5 }

    It 'lists nothing for an empty pipeline' { @() | Get-AutopilotRegistration | Should -BeNullOrEmpty }

    It 'finds exactly <_>' -ForEach 'SER-1', 'ser-10', 'A B C', '4543-2134-8765-1234' {
        $found = @(Get-AutopilotRegistration $_)
        $found | Should -HaveCount 1
        $found[0].SerialNumber | Should -Be $_
    }

    It 'finds a serial number that no filter takes' {
        $null = $Sandbox.Tenant.AddRegistration('12-34-56-78')
        (Get-AutopilotRegistration '12-34-56-78').SerialNumber | Should -Be '12-34-56-78'
    }

    It 'finds a short one that is part of many, over the pages of the filter' {
        foreach ($n in 1..7) { $null = $Sandbox.Tenant.AddRegistration("XY$n") }
        $null = $Sandbox.Tenant.AddRegistration('XY')
        (Get-AutopilotRegistration 'XY').SerialNumber | Should -Be 'XY'
    }

    It 'finds by wildcard' { (Get-AutopilotRegistration 'ser-1?*').SerialNumber | Should -Be 'SER-10', 'SER-100' }

    It 'gives properties, and null for what is empty' {
        $one = Get-AutopilotRegistration SER-1
        $one.Manufacturer | Should -Be 'Contoso'
        $one.UserPrincipalName | Should -Be 'a@contoso.com'
        $one.DisplayName | Should -BeNullOrEmpty
        $one.LastContactedDateTime | Should -BeNullOrEmpty
        $one.ManagedDeviceId | Should -BeNullOrEmpty
    }

    It 'says what is missing, and goes on' {
        $found = 'SER-1', 'NONE', 'SER-10' | Get-AutopilotRegistration -ErrorVariable missing -ErrorAction SilentlyContinue
        $found.SerialNumber | Should -Be 'SER-1', 'SER-10'
        $missing[0].FullyQualifiedErrorId | Should -BeLike 'ObjectNotFound,*'
    }

    It 'ends at the first missing one with -ErrorAction Stop' {
        { 'NONE' | Get-AutopilotRegistration -ErrorAction Stop } | Should -Throw -ErrorId 'ObjectNotFound,*'
    }

    It 'takes ids, CSV rows and its own output' {
        $one = Get-AutopilotRegistration SER-1
        (Get-AutopilotRegistration -Id $one.Id).SerialNumber | Should -Be 'SER-1'
        ($one | Get-AutopilotRegistration).SerialNumber | Should -Be 'SER-1'
        ("Device Serial Number`nSER-10" | ConvertFrom-Csv | Get-AutopilotRegistration).SerialNumber | Should -Be 'SER-10'
        ([pscustomobject]@{ Id = [guid]::NewGuid(); SerialNumber = 'SER-100' } | Get-AutopilotRegistration).SerialNumber | Should -Be 'SER-100' -Because 'the id is another object''s'
    }

    It 'takes import results' {
        $result = @{ SerialNumber = 'NEW-1'; HardwareHash = (New-Hash 1) } | Import-AutopilotDevice -WarningAction Ignore
        ($result | Get-AutopilotRegistration).Id | Should -Be $result.DeviceRegistrationId
    }

    It 'shows the profile with -WithProfile' {
        $null = $Sandbox.Tenant.AddDeploymentProfile('Standard')
        (Get-AutopilotRegistration SER-1 -WithProfile).DeploymentProfileAssignmentStatus | Should -Be 'unknown'
        (Get-AutopilotRegistration SER-1).DeploymentProfileAssignmentStatus | Should -BeNullOrEmpty
    }
}

Describe 'Get-AutopilotRegistration over pages' {
    It 'streams 3,000' {
        $null = Connect-TestSandbox
        foreach ($n in 1..3000) { $null = $Sandbox.Tenant.AddRegistration("P-$n") }
        @(Get-AutopilotRegistration).Count | Should -Be 3000
        (1..100 | ForEach-Object { "P-$($_ * 30)" } | Get-AutopilotRegistration).Count | Should -Be 100
        @(Get-IntuneSandboxRequest batch).Count | Should -Be 5
        Stop-IntuneSandbox
    }
}

Describe 'Set-AutopilotRegistration' {
    BeforeEach {
        $null = Connect-TestSandbox
        foreach ($n in 1..25) { $null = $Sandbox.Tenant.AddRegistration("S-$n", 'Old', 'old@contoso.com') }
    }
    AfterEach { Stop-IntuneSandbox }

    It 'changes what is piped, one result per row, in order' {
        $results = Get-AutopilotRegistration | Set-AutopilotRegistration -GroupTag New
        $results.Row | Should -Be (1..25)
        $results.Status | Sort-Object -Unique | Should -Be 'Updated'
        $results[0].OldGroupTag | Should -Be 'Old'
        $results[0].GroupTag | Should -Be 'New'
        $Sandbox.Tenant.Registrations.GroupTag | Sort-Object -Unique | Should -Be 'New'
        $Sandbox.Tenant.Registrations.UserPrincipalName | Sort-Object -Unique | Should -Be 'old@contoso.com'
    }

    It 'sends nothing where nothing differs' {
        (Get-AutopilotRegistration | Set-AutopilotRegistration -GroupTag Old -AssignedUser OLD@contoso.com).Status | Sort-Object -Unique | Should -Be 'Unchanged'
        Get-BatchItem updateDeviceProperties | Should -BeNullOrEmpty
    }

    It 'clears a tag and takes a user away only when told to' {
        $result = Set-AutopilotRegistration S-1 -GroupTag '' -AssignedUser ''
        $result.Status | Should -Be 'Updated'
        $result.GroupTag | Should -BeNullOrEmpty
        @($Sandbox.Tenant.Registrations)[0].GroupTag | Should -BeNullOrEmpty
        @($Sandbox.Tenant.Registrations)[0].UserPrincipalName | Should -BeNullOrEmpty
        @(Get-BatchItem unassignUserFromDevice).Count | Should -Be 1
    }

    It 'says what was changed where the user could not be taken away (<Code>)' -ForEach @{ Code = 400 }, @{ Code = 403 } {
        $Sandbox.Faults.Add([IntuneImportModule.Sandbox.SandboxFault]::Status($Code).For('unassignUserFromDevice').Always())
        $results = [System.Collections.Generic.List[object]]::new()
        try { Set-AutopilotRegistration S-1 -GroupTag New -AssignedUser '' -ErrorAction SilentlyContinue | ForEach-Object { $results.Add($_) } } catch { $_.FullyQualifiedErrorId | Should -BeLike 'PermissionMissing,*' }
        $results.Status | Should -Be 'Failed'
        $results.Message | Should -BeLike 'Tag and name were changed, but the user was not taken away: *'
        $device = @($Sandbox.Tenant.Registrations)[0]
        $device.GroupTag | Should -Be 'New'
        $device.UserPrincipalName | Should -Be 'old@contoso.com'
    }

    It 'takes values from CSV rows; an empty cell changes nothing' {
        $rows = "SerialNumber,GroupTag,AssignedUser`nS-1,T1,`nS-2,,new@contoso.com`nS-3,,`nNONE,T,"
        $results = $rows | ConvertFrom-Csv | Set-AutopilotRegistration -ErrorAction SilentlyContinue
        $results.Status | Should -Be 'Updated', 'Updated', 'Unchanged', 'NotFound'
        @($Sandbox.Tenant.Registrations)[0].GroupTag | Should -Be 'T1'
        @($Sandbox.Tenant.Registrations)[0].UserPrincipalName | Should -Be 'old@contoso.com'
        @($Sandbox.Tenant.Registrations)[1].GroupTag | Should -Be 'Old'
        @($Sandbox.Tenant.Registrations)[1].UserPrincipalName | Should -Be 'new@contoso.com'
    }

    It 'does not set a snapshot''s old values again' {
        $before = Get-AutopilotRegistration S-1
        $null = Set-AutopilotRegistration S-1 -AssignedUser new@contoso.com
        $file = Join-Path $TestDrive 'before.xml'
        $before | Export-Clixml $file
        $null = $before | Set-AutopilotRegistration -GroupTag T
        $null = Import-Clixml $file | Set-AutopilotRegistration -GroupTag U
        @($Sandbox.Tenant.Registrations)[0].UserPrincipalName | Should -Be 'new@contoso.com'
    }

    It 'sets a display name by id' {
        $id = (Get-AutopilotRegistration S-1).Id
        (Set-AutopilotRegistration -Id $id -DisplayName 'Desk 1').DisplayName | Should -Be 'Desk 1'
        @($Sandbox.Tenant.Registrations)[0].DisplayName | Should -Be 'Desk 1'
    }

    It 'shows old and new with -WhatIf and changes nothing' {
        $shown = Invoke-ChildShell @"
Import-Module '$ModulePath'
`$s = Start-IntuneSandbox -RegisteredSerialNumber W-1
`$null = Connect-IntuneImport -Sandbox -WarningAction Ignore
`$null = Set-AutopilotRegistration W-1 -GroupTag New -WhatIf
`$s.Tenant.Registrations[0].GroupTag -eq `$null
"@
        "$shown" | Should -BeLike "*W-1 (GroupTag '' -> 'New')*True*"
    }

    It 'repeats single rows that were throttled' {
        $Sandbox.Faults.Add([IntuneImportModule.Sandbox.SandboxFault]::Throttled([timespan]::FromSeconds(1)).For('updateDeviceProperties').Repeated(3))
        (Get-AutopilotRegistration | Set-AutopilotRegistration -GroupTag New).Status | Sort-Object -Unique | Should -Be 'Updated'
    }

    It 'gives the row that fails its own error' {
        $Sandbox.Faults.Add([IntuneImportModule.Sandbox.SandboxFault]::Status(400).For('updateDeviceProperties').After(3))
        $results = Get-AutopilotRegistration | Set-AutopilotRegistration -GroupTag New -ErrorVariable bad -ErrorAction SilentlyContinue
        $results | Should -HaveCount 25
        @($results | Where-Object Status -EQ Failed).SerialNumber | Should -Be 'S-4'
        $bad | Should -HaveCount 1
    }

    It 'says that nothing was named, or nothing is to be set' {
        { Set-AutopilotRegistration -GroupTag x } | Should -Throw -ErrorId 'NothingNamed,*'
        { Set-AutopilotRegistration S-1 } | Should -Throw -ErrorId 'NothingToSet,*'
    }

    It 'does not choose between two devices of one serial number' {
        $null = $Sandbox.Tenant.AddRegistration('S-1', 'Other')
        $result = Set-AutopilotRegistration S-1 -GroupTag x -ErrorAction SilentlyContinue
        $result.Status | Should -Be 'Invalid'
        $result.ErrorName | Should -Be 'RegistrationAmbiguous'
    }
}

Describe 'Remove-AutopilotRegistration' {
    BeforeEach {
        $null = Connect-TestSandbox @{ TimeScale = 30 }
        foreach ($n in 1..25) { $null = $Sandbox.Tenant.AddRegistration("D-$n") }
    }
    AfterEach { Stop-IntuneSandbox }

    It 'asks before it removes' {
        (Get-Command Remove-AutopilotRegistration).ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false).ConfirmImpact | Should -Be 'High'
    }

    It 'removes what is named and waits until it is gone' {
        $results = 1..22 | ForEach-Object { "D-$_" } | Remove-AutopilotRegistration -Wait -Confirm:$false
        $results.Status | Sort-Object -Unique | Should -Be 'Removed'
        $results.Row | Should -Be (1..22)
        $Sandbox.Tenant.Registrations.SerialNumber | Should -Be 'D-23', 'D-24', 'D-25'
    }

    It 'counts a deletion in progress and one that is done as success' {
        $device = Get-AutopilotRegistration D-1
        $null = $device | Remove-AutopilotRegistration -Confirm:$false
        $again = $device | Remove-AutopilotRegistration -Confirm:$false
        $again.Status | Should -Be 'Removed'
        $again.Message | Should -BeLike '*under way*'
        $null = $device | Remove-AutopilotRegistration -Wait -Confirm:$false
        ($device | Remove-AutopilotRegistration -Confirm:$false).Status | Should -Be 'Removed'
    }

    It 'is Pending when patience is over' {
        Stop-IntuneSandbox
        $null = Connect-TestSandbox
        $null = $Sandbox.Tenant.AddRegistration('D-1')
        (Remove-AutopilotRegistration D-1 -Wait -TimeoutSec 1 -Confirm:$false).Status | Should -Be 'Pending'
    }

    It 'removes nothing with -WhatIf' {
        (Get-AutopilotRegistration | Remove-AutopilotRegistration -WhatIf).Status | Sort-Object -Unique | Should -Be 'NotSent'
        $Sandbox.Tenant.Registrations | Should -HaveCount 25
        Get-BatchItem delete | Should -BeNullOrEmpty
    }

    It 'removes what was imported' {
        $null = @{ SerialNumber = 'NEW-1'; HardwareHash = (New-Hash 1) } | Import-AutopilotDevice -WarningAction Ignore | Remove-AutopilotRegistration -Wait -Confirm:$false
        $Sandbox.Tenant.Registrations.SerialNumber | Should -Not -Contain 'NEW-1'
    }
}
