# A run that was interrupted goes on where it ended: nothing lost, nothing sent twice.
BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
}

Describe 'The journal' {
    BeforeEach {
        $context = Connect-TestSandbox
        $journal = Join-Path $TestDrive "$([guid]::NewGuid()).journal"
        $rows = 1..20 | ForEach-Object { New-AutopilotRow $_ }
    }

    AfterEach { Stop-IntuneSandbox }

    It 'gives finished rows back without sending them again' {
        $first = $rows | Import-AutopilotDevice -Journal $journal
        $null = Get-IntuneSandboxRequest -Clear
        $second = $rows | Import-AutopilotDevice -Journal $journal

        $second.Status | Should -Be $first.Status
        $second.Resumed | Should -Not -Contain $false
        $second.DeviceRegistrationId | Should -Be $first.DeviceRegistrationId
        Get-IntuneSandboxRequest -Action import | Should -BeNullOrEmpty
    }

    It 'sends only what is new' {
        $null = $rows[0..9] | Import-AutopilotDevice -Journal $journal
        $null = Get-IntuneSandboxRequest -Clear
        $null = $rows | Import-AutopilotDevice -Journal $journal

        (Get-IntuneSandboxRequest -Action import).Rows | Should -Be 10
    }

    It 'is not written by -WhatIf' {
        $null = $rows | Import-AutopilotDevice -Journal $journal -WhatIf

        Test-Path $journal | Should -BeFalse
    }

    It 'holds no hash and no token' {
        $null = $rows | Import-AutopilotDevice -Journal $journal
        $text = Get-Content $journal -Raw

        foreach ($row in $rows) { $text | Should -Not -BeLike "*$($row.'Hardware Hash'.Substring(0, 20))*" }
        $text | Should -Not -BeLike "*$($Sandbox.AccessToken)*"
    }

    It 'of another action is refused and left as it is' {
        $null = $rows | Import-AutopilotDevice -Journal $journal
        $before = Get-FileHash $journal

        { Import-DeviceIdentityList -SerialNumber SN1 -Journal $journal } | Should -Throw -ErrorId 'Journal*,IntuneImportModule.Commands.ImportDeviceIdentityListCommand'
        (Get-FileHash $journal).Hash | Should -Be $before.Hash
    }

    # Windows lets nobody else write to it.
    It 'that is cut under a run ends it by its name, and can be used again' -Skip:(-not ($IsLinux -or $IsMacOS)) {
        $null = $rows | Import-AutopilotDevice -Journal $journal -WarningAction Ignore
        $whole = [System.IO.File]::ReadAllBytes($journal)
        { & { /bin/sh -c ": > '$journal'"; $rows } | Import-AutopilotDevice -Journal $journal -WarningAction Ignore } |
            Should -Throw -ErrorId 'JournalUnusable,IntuneImportModule.Commands.ImportAutopilotDeviceCommand'
        [System.IO.File]::WriteAllBytes($journal, $whole)

        ($rows | Import-AutopilotDevice -Journal $journal).Resumed | Should -Not -Contain $false
    }

    It 'that cannot be written any longer ends the run by its name, and can be used again' -Skip:(-not $IsLinux) {
        $many = New-ManyRow 300 -Autopilot
        $run = @{ Journal = $journal; BatchSize = 10; NoWait = $true; WarningAction = 'Ignore' }
        { & { $many[0..19]; Set-DiskFull $journal; $many[20..299] } | Import-AutopilotDevice @run } | Should -Throw -ErrorId 'Journal*,IntuneImportModule.Commands.ImportAutopilotDeviceCommand'
        Get-ChildItem /proc/self/fd | Where-Object Target -EQ '/dev/full' | Should -BeNullOrEmpty

        ($many | Import-AutopilotDevice @run).Status | Should -Be (@('Pending') * 300)
    }
}

Describe 'The journal, where the second run asks for more' {
    AfterEach { Stop-IntuneSandbox }

    It 'updates a device that the first run has found registered, without sending it again' {
        $null = Connect-TestSandbox @{ RegisteredSerialNumber = 'PST-00001' }
        $journal = Join-Path $TestDrive 'update.journal'
        $first = New-AutopilotRow 1 | Import-AutopilotDevice -Journal $journal
        $first.Status | Should -Be 'AlreadyPresent'
        $null = Get-IntuneSandboxRequest -Clear
        $second = New-AutopilotRow 1 | Import-AutopilotDevice -Journal $journal -UpdateExisting

        $second.Status | Should -Be 'Updated'
        ($Sandbox.Tenant.Registrations | Where-Object SerialNumber -eq 'PST-00001').GroupTag | Should -Be 'Pester'
        Get-IntuneSandboxRequest -Action import | Should -BeNullOrEmpty
    }

    It 'waits for the profile of a device that the first run has imported' {
        $null = Connect-TestSandbox @{ TimeScale = 120 }
        $null = $Sandbox.Tenant.AddDeploymentProfile('Standard PC')
        $journal = Join-Path $TestDrive 'profile.journal'
        (New-AutopilotRow 2 | Import-AutopilotDevice -Journal $journal).Status | Should -Be 'Imported'
        $null = Get-IntuneSandboxRequest -Clear
        $second = New-AutopilotRow 2 | Import-AutopilotDevice -Journal $journal -WaitForProfile -ProfileTimeoutSec 120

        $second.Profile | Should -Be 'Standard PC'
        Get-IntuneSandboxRequest -Action import | Should -BeNullOrEmpty
    }
}

Describe 'The journal and the reject file' {
    BeforeEach { $null = Connect-TestSandbox }
    AfterEach { Stop-IntuneSandbox }

    It 'are not the same file' {
        $file = Join-Path $TestDrive 'same'
        { New-AutopilotRow 1 | Import-AutopilotDevice -Journal $file -RejectPath $file } | Should -Throw -ErrorId 'JournalIsRejectPath,*'
        Get-IntuneSandboxRequest | Should -BeNullOrEmpty
    }

    It 'a journal of an earlier run is not replaced by rejects' {
        $journal = Join-Path $TestDrive 'earlier.journal'
        $null = New-AutopilotRow 1 | Import-AutopilotDevice -Journal $journal
        $before = Get-FileHash $journal

        { New-AutopilotRow 2 | Import-AutopilotDevice -RejectPath $journal } | Should -Throw -ErrorId 'RejectPathRefused,*'
        (Get-FileHash $journal).Hash | Should -Be $before.Hash
    }
}

Describe 'A run that is killed with SIGKILL thirty times' {
    It 'ends with every row accepted once and every row reported' {
        $sandbox = Start-IntuneSandbox -ProcessingTimeSec 0.2 -RequestLatencyMs 15
        $csv = Join-Path $TestDrive 'devices.csv'
        1..5000 | ForEach-Object { New-AutopilotRow $_ } | Export-Csv $csv -NoTypeInformation
        $out = Join-Path $TestDrive 'results.csv'
        $script = @"
`$ErrorActionPreference = 'Stop'
Import-Module '$ModulePath'
`$null = Connect-IntuneImport -GraphEndpoint '$($sandbox.Endpoint)' -AccessToken (ConvertTo-SecureString `$env:SANDBOX_TOKEN -AsPlainText -Force)
Import-AutopilotDevice '$csv' -Journal '$(Join-Path $TestDrive 'kill.journal')' -BatchSize 50 -PollingIntervalSec 1 |
    Select-Object Row, SerialNumber, Status, Resumed | Export-Csv '$out' -NoTypeInformation
"@
        $file = Join-Path $TestDrive 'import.ps1'
        Set-Content $file $script
        $env:SANDBOX_TOKEN = $sandbox.AccessToken
        $random = [System.Random]::new(20261121)
        try {
            $kills = 0
            $starts = 0
            do {
                if (++$starts -gt 60) { throw "The import does not come to its end: $(Get-Content "$out.log" -Raw)" }
                $seen = (Get-IntuneSandboxRequest).Count
                $child = Start-Process pwsh -ArgumentList '-NoProfile', '-NonInteractive', '-File', $file -PassThru -RedirectStandardOutput "$out.log"
                $killAfter = $seen + $random.Next(1, 8)
                while ($kills -lt 30 -and -not $child.HasExited -and (Get-IntuneSandboxRequest).Count -lt $killAfter) { Start-Sleep -Milliseconds 5 }
                if ($kills -lt 30 -and -not $child.HasExited) {
                    Start-Sleep -Milliseconds $random.Next(0, 30)
                    $child.Kill()
                    $kills++
                    $child.WaitForExit()
                    continue
                }

                $child.WaitForExit()
            } until ($child.ExitCode -eq 0)
        }
        finally {
            Remove-Item Env:SANDBOX_TOKEN
            if (-not $child.HasExited) { $child.Kill() }
        }

        $kills | Should -Be 30
        $accepted = $sandbox.Tenant.AcceptedAutopilotRows
        @($accepted | Group-Object Identifier | Where-Object Count -ne 1) | Should -BeNullOrEmpty -Because 'no row may be accepted twice'
        $accepted.Count | Should -Be 5000
        $results = Import-Csv $out
        $results.Count | Should -Be 5000
        @($results | Where-Object Status -ne Imported) | Should -BeNullOrEmpty
        [int[]]$results.Row | Should -Be (1..5000)
        Stop-IntuneSandbox
    }
}
