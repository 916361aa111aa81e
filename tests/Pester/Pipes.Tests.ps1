# Every command's output goes into the next: as objects, and by way of a file.
BeforeDiscovery {
    $Ways = @(
        @{ Way = 'as objects'; Pass = { $input } }
        @{ Way = 'by way of CliXml'; Pass = { $file = Join-Path $TestDrive "$([guid]::NewGuid()).xml"; $input | Export-Clixml $file; Import-Clixml $file } }
        @{ Way = 'by way of JSON'; Pass = { ConvertTo-Json @($input) -EnumsAsStrings | ConvertFrom-Json } }
        @{ Way = 'by way of CSV'; Pass = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    function Get-Device([string]$Serial) { $Sandbox.Tenant.Registrations | Where-Object { $_.SerialNumber -eq $Serial -and -not $_.IsBeingDeleted } }
}

Describe 'Autopilot: <From>' -ForEach @(
    @{ From = 'rows of a CSV'; Make = { "Device Serial Number,Group Tag`nP-1,Csv" | ConvertFrom-Csv } ; HasRecord = $false }
    @{ From = 'results of Test-AutopilotDevice'; Make = { @{ SerialNumber = 'P-1'; HardwareHash = (New-Hash 1) } | Test-AutopilotDevice }; HasRecord = $false }
    @{ From = 'results of ConvertFrom-AutopilotHardwareHash'; HasRecord = $false
        Make = { $info = Import-Csv (Join-Path $PSScriptRoot '../../samples/autopilot-devices.csv') | Select-Object -First 1 | ConvertFrom-AutopilotHardwareHash; $info.PSObject.Copy() | Select-Object @{ Name = 'SerialNumber'; Expression = { 'P-1' } }, Manufacturer, Model }
    }
    @{ From = 'results of Import-AutopilotDevice'; Make = { $Imported }; HasRecord = $true }
    @{ From = 'results of Wait-AutopilotImport'; Make = { $Imported | Wait-AutopilotImport }; HasRecord = $true }
    @{ From = 'records of Get-AutopilotImport'; Make = { Get-AutopilotImport P-1 }; HasRecord = $true }
    @{ From = 'Get-AutopilotRegistration'; Make = { Get-AutopilotRegistration P-1 -WithProfile }; HasRecord = $false }
    @{ From = 'results of Set-AutopilotRegistration'; Make = { Set-AutopilotRegistration P-1 -DisplayName 'Desk' }; HasRecord = $false }
) {
    Context '<Way>' -ForEach $Ways {
        BeforeEach {
            $null = Connect-TestSandbox
            $script:Imported = @{ SerialNumber = 'P-1'; HardwareHash = (New-Hash 1); GroupTag = 'First' }, @{ SerialNumber = 'P-2'; HardwareHash = (New-Hash 2) } |
                Import-AutopilotDevice -NoWait -WarningAction Ignore | Wait-AutopilotImport | Where-Object SerialNumber -EQ 'P-1'
            $script:Given = & $Make | & $Pass
            $Given | Should -HaveCount 1
        }
        AfterEach { Stop-IntuneSandbox }

        It 'names the registration to look up, change and remove' {
            ($Given | Get-AutopilotRegistration).SerialNumber | Should -Be 'P-1'
            ($Given | Set-AutopilotRegistration -GroupTag Second).Status | Should -Be 'Updated'
            (Get-Device P-1).GroupTag | Should -Be 'Second'
            ($Given | Remove-AutopilotRegistration -Confirm:$false).Status | Should -Be 'Removed'
            Get-Device P-1 | Should -BeNullOrEmpty
            Get-Device P-2 | Should -Not -BeNullOrEmpty
        }

        It 'names the import record to wait for and remove, where it has one' {
            $waited = $Given | Wait-AutopilotImport -ErrorAction SilentlyContinue
            $removed = $Given | Remove-AutopilotImport -Confirm:$false -ErrorAction SilentlyContinue
            if ($HasRecord) {
                $waited.Status | Should -Be 'Imported'
                $removed.Status | Should -Be 'Removed'
            }
            elseif ($Way -in 'as objects', 'by way of CliXml') {
                $waited.Status | Should -Be 'Invalid' -Because 'a serial number, or the id of a registration, names no record'
                $removed.Status | Should -Be 'Invalid'
            }
            $Sandbox.Tenant.ImportRecords.SerialNumber | Should -Be $(if ($HasRecord) { 'P-2' } else { 'P-1', 'P-2' })
        }
    }
}

Describe 'Corporate identifiers: <From>' -ForEach @(
    @{ From = 'rows of a CSV'; Make = { "SerialNumber,Details`nI-1,one" | ConvertFrom-Csv } }
    @{ From = 'results of Test-DeviceIdentity'; Make = { @{ SerialNumber = 'I-1'; Details = 'one' } | Test-DeviceIdentity } }
    @{ From = 'results of Import-DeviceIdentityList'; Make = { $Imported } }
    @{ From = 'Get-DeviceIdentity'; Make = { Get-DeviceIdentity I-1 } }
    @{ From = 'results of Remove-DeviceIdentity'; Make = { Remove-DeviceIdentity I-1 -WhatIf } }
) {
    Context '<Way>' -ForEach $Ways {
        BeforeEach {
            $null = Connect-TestSandbox
            $script:Imported = @{ SerialNumber = 'I-1'; Details = 'one' }, @{ SerialNumber = 'I-2' } | Import-DeviceIdentityList | Select-Object -First 1
            $script:Given = & $Make | & $Pass
            $Given | Should -HaveCount 1
        }
        AfterEach { Stop-IntuneSandbox }

        It 'are looked up, imported again, removed, and brought back' {
            ($Given | Get-DeviceIdentity).ImportedDeviceIdentifier | Should -Be 'I-1'
            ($Given | Import-DeviceIdentityList -Overwrite -Description two).Status | Should -Be 'Updated'
            (Get-DeviceIdentity I-1).Description | Should -Be 'two'
            $removed = $Given | Remove-DeviceIdentity -Confirm:$false
            $removed.Status | Should -Be 'Removed'
            $Sandbox.Tenant.DeviceIdentities.ImportedDeviceIdentifier | Should -Be 'I-2'
            ($removed | Import-DeviceIdentityList).Status | Should -Be 'Imported'
        }
    }
}

Describe 'What goes into a report' {
    It 'is every kind of import result, pending, waited for or listed' {
        $null = Connect-TestSandbox @{ ProcessingTimeSec = 2 }
        $pending = 1..2 | ForEach-Object { New-AutopilotRow $_ } | Import-AutopilotDevice -NoWait -WarningAction Ignore
        $waited = $pending | Wait-AutopilotImport
        $listed = Get-AutopilotImport
        $identities = @{ SerialNumber = 'I-1' } | Import-DeviceIdentityList
        $file = Join-Path $TestDrive 'all.html'
        @($pending) + @($waited) + @($listed) + @($identities) | Export-IntuneImportReport $file -ErrorAction Stop
        [regex]::Matches((Get-Content -Raw $file), '<tr data-status="(\w+)"').ForEach{ $_.Groups[1].Value } |
            Should -Be 'Pending', 'Pending', 'Imported', 'Imported', 'Imported', 'Imported', 'Imported'
        Stop-IntuneSandbox
    }
}
