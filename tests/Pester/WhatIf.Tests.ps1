# -WhatIf sends nothing, in whatever way it is asked for; nothing else holds an import up.
BeforeAll { . $PSScriptRoot/Common.ps1 }

Describe '-WhatIf and -Confirm' {
    BeforeEach { $null = Connect-TestSandbox }
    AfterEach { Stop-IntuneSandbox }

    It 'sends nothing with -WhatIf' {
        $autopilot = New-ManyRow 700 -Autopilot | Import-AutopilotDevice -WhatIf -WarningAction Ignore 6>$null
        $identities = New-ManyRow 1200 | Import-DeviceIdentityList -WhatIf 6>$null
        Get-IntuneSandboxRequest | Should -BeNullOrEmpty
        $autopilot | Should -HaveCount 700
        $identities | Should -HaveCount 1200
        $autopilot.Status + $identities.Status | Sort-Object -Unique | Should -Be 'NotSent'
    }

    It 'sends nothing with $WhatIfPreference' {
        $WhatIfPreference = $true
        $result = @{ SerialNumber = 'W-1' } | Import-DeviceIdentityList
        $WhatIfPreference = $false
        $result.Status | Should -Be 'NotSent'
        Get-IntuneSandboxRequest | Should -BeNullOrEmpty
    }

    It 'sends in spite of $WhatIfPreference with -WhatIf:$false' {
        $WhatIfPreference = $true
        $result = @{ SerialNumber = 'W-1' } | Import-DeviceIdentityList -WhatIf:$false
        $WhatIfPreference = $false
        $result.Status | Should -Be 'Imported'
    }

    It 'still checks the rows with -WhatIf' {
        $results = @{ SerialNumber = 'W-1' }, @{ SerialNumber = 'w-1' }, @{ Imei = '1' } | Import-DeviceIdentityList -WhatIf -ErrorAction SilentlyContinue -WarningAction Ignore
        $results.Status | Should -Be 'NotSent', 'Duplicate', 'Invalid'
    }

    It 'writes no reject file with -WhatIf' {
        $file = Join-Path $TestDrive 'whatif.csv'
        $null = @{ Imei = '1' } | Import-DeviceIdentityList -WhatIf -RejectPath $file -ErrorAction SilentlyContinue
        Test-Path $file | Should -BeFalse
    }

    It 'names the device and the tenant in its question' {
        $shell = New-TestShell
        try {
            $text = $shell.AddScript('Start-Transcript -Path "' + (Join-Path $TestDrive 'whatif.txt') + '" | Out-Null; @{ SerialNumber = "W-9" } | Import-DeviceIdentityList -WhatIf | Out-Null; Stop-Transcript | Out-Null').Invoke()
            $text | Should -BeNullOrEmpty
            Get-Content (Join-Path $TestDrive 'whatif.txt') -Raw | Should -BeLike '*What if: Performing the operation "*into the sandbox" on target "W-9 (row 1)"*'
        }
        finally { Close-TestShell $shell }
    }

    It 'asks nothing with -Confirm:$false although $ConfirmPreference is Low' {
        $ConfirmPreference = 'Low'
        $result = @{ SerialNumber = 'C-1' } | Import-DeviceIdentityList -Confirm:$false
        $ConfirmPreference = 'High'
        $result.Status | Should -Be 'Imported'
    }

    It 'asks nothing by itself' {
        $output = Invoke-ChildShell "Import-Module '$ModulePath'; `$null = Connect-IntuneImport -Sandbox -WarningAction Ignore; (@{ SerialNumber = 'C-2' } | Import-DeviceIdentityList).Status; (@{ SerialNumber = 'A-2'; HardwareHash = 'AAAA' } | Import-AutopilotDevice -NoWait -WarningAction Ignore).Status"
        $output | Should -Be 'Imported', 'Pending'
    }

    It 'fails instead of asking in a shell that cannot be asked' {
        $output = Invoke-ChildShell "Import-Module '$ModulePath'; `$null = Connect-IntuneImport -Sandbox -WarningAction Ignore; try { @{ SerialNumber = 'C-2' } | Import-DeviceIdentityList -Confirm } catch { 'caught' }; @(Get-IntuneSandboxRequest).Count"
        $output[-1] | Should -Be '0'
    }
}

Describe '<Command> asks before it removes' -ForEach @(
    @{ Command = 'Remove-DeviceIdentity'; Named = 'C-1'; Piped = 'Get-DeviceIdentity C-1'; Left = '$s.Tenant.DeviceIdentities.Count' }
    @{ Command = 'Remove-AutopilotImport'; Named = '$s.Tenant.ImportRecords[0].Id'; Piped = 'Get-AutopilotImport'; Left = '$s.Tenant.ImportRecords.Count' }
    @{ Command = 'Remove-AutopilotRegistration'; Named = 'C-1'; Piped = 'Get-AutopilotRegistration C-1'; Left = '@($s.Tenant.Registrations | Where-Object IsBeingDeleted -EQ $false).Count' }
) {
    BeforeAll {
        $script:Prepare = @"
Import-Module '$ModulePath'
`$s = Start-IntuneSandbox -RegisteredSerialNumber C-1
`$null = `$s.Tenant.AddImportRecord('C-1')
`$null = `$s.Tenant.AddDeviceIdentity('C-1', 'serialNumber')
`$null = Connect-IntuneImport -Sandbox -WarningAction Ignore
"@
    }

    It 'and removes nothing in a shell that cannot be asked, named or piped' {
        $output = Invoke-ChildShell @"
$Prepare
try { $Command $Named } catch { "caught `$(`$_.Exception.Message)" }
$Left
try { $Piped | $Command } catch { 'caught' }
$Left
@(Get-IntuneSandboxRequest).Items | Where-Object Action -EQ delete
"@
        $output | Should -HaveCount 4
        $output[0] | Should -BeLike 'caught *NonInteractive*'
        $output[1..3] | Should -Be '1', 'caught', '1'
    }

    It 'and does not ask with -Confirm:$false, nor with $ConfirmPreference None' {
        Invoke-ChildShell "$Prepare`n($Command $Named -Confirm:`$false).Status`n$Left" | Should -Be 'Removed', '0'
        Invoke-ChildShell "$Prepare`n`$ConfirmPreference = 'None'`n($Piped | $Command).Status`n$Left" | Should -Be 'Removed', '0'
    }
}

Describe 'What changes, but takes nothing away' {
    It 'does not ask by itself' {
        $output = Invoke-ChildShell @"
Import-Module '$ModulePath'
`$s = Start-IntuneSandbox -RegisteredSerialNumber C-1 -TimeScale 600
`$null = Connect-IntuneImport -Sandbox -WarningAction Ignore
(Set-AutopilotRegistration C-1 -GroupTag T).Status
(Sync-AutopilotService).Status
@{ SerialNumber = 'C-1'; HardwareHash = 'AAAA'; GroupTag = 'U' } | Import-AutopilotDevice -UpdateExisting -CleanUp -WarningAction Ignore | ForEach-Object Status
"@
        $output | Should -Be 'Updated', 'Completed', 'Updated'
    }
}

Describe '-WhatIf of <Command>' -ForEach @(
    @{ Command = 'Remove-DeviceIdentity'; Run = { Get-DeviceIdentity | Remove-DeviceIdentity -WhatIf } }
    @{ Command = 'Remove-AutopilotImport'; Run = { Get-AutopilotImport | Remove-AutopilotImport -WhatIf } }
    @{ Command = 'Set-AutopilotRegistration'; Run = { Get-AutopilotRegistration | Set-AutopilotRegistration -GroupTag New -WhatIf } }
    @{ Command = 'Remove-AutopilotRegistration'; Run = { Get-AutopilotRegistration | Remove-AutopilotRegistration -Wait -WhatIf } }
    @{ Command = 'Sync-AutopilotService'; Run = { Sync-AutopilotService -WhatIf } }
    @{ Command = 'Import-AutopilotDevice'; Run = { New-AutopilotRow 1 | Import-AutopilotDevice -UpdateExisting -CleanUp -WaitForProfile -WhatIf } }
    @{ Command = 'Import-DeviceIdentityList'; Run = { @{ SerialNumber = 'W-2' } | Import-DeviceIdentityList -Overwrite -WhatIf } }
    @{ Command = 'Export-IntuneImportReport'; Run = { @{ Imei = '1' } | Import-DeviceIdentityList -WhatIf -ErrorAction Ignore | Export-IntuneImportReport (Join-Path $TestDrive 'whatif.html') -WhatIf } }
) {
    It 'asks at most, and changes nothing' {
        $null = Connect-TestSandbox @{ RegisteredSerialNumber = 'W-1' }
        $null = $Sandbox.Tenant.AddImportRecord('W-1')
        $null = $Sandbox.Tenant.AddDeviceIdentity('W-1', 'serialNumber')
        $results = & $Run
        @($results | Where-Object { $_.Status -and $_.Status -ne 'NotSent' }) | Should -BeNullOrEmpty
        $sent = @(Get-IntuneSandboxRequest | ForEach-Object { $_; $_.Items })
        $sent | Where-Object { $_.Method -notin 'GET' -and $_.Action -notin 'batch', 'searchExistingIdentities' } | Should -BeNullOrEmpty
        $Sandbox.Tenant.Registrations.GroupTag | Should -BeNullOrEmpty
        $Sandbox.Tenant.Registrations.IsBeingDeleted | Should -BeFalse
        $Sandbox.Tenant.ImportRecords | Should -HaveCount 1
        $Sandbox.Tenant.DeviceIdentities | Should -HaveCount 1
        Get-ChildItem $TestDrive -Filter *.html | Should -BeNullOrEmpty
        Stop-IntuneSandbox
    }
}

Describe 'Commands that take something away or change it' {
    It 'all know -WhatIf and -Confirm' {
        $changing = Get-Command -Module IntuneImportModule -CommandType Cmdlet | Where-Object Verb -In Import, Set, Remove, Sync, Export, Start, Stop
        $changing.Count | Should -BeGreaterThan 8
        foreach ($command in $changing) { $command.Parameters.Keys | Should -Contain 'WhatIf' -Because "$command changes something" }
    }
}
