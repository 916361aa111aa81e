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
