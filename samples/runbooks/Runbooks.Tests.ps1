# How a runbook is tested: run it on the sandbox and look at what it emits and at what reached the tenant.
BeforeAll {
    # The runbooks import the module by name, as where it was installed.
    $root = Resolve-Path (Join-Path $PSScriptRoot '../..')
    $script:modulePath = $env:PSModulePath
    $env:PSModulePath = (Join-Path $root 'output') + [System.IO.Path]::PathSeparator + $modulePath
    $script:samples = Join-Path $root 'samples'
}

AfterAll { $env:PSModulePath = $modulePath }

Describe 'The runbook for Azure Automation' {
    BeforeEach { $null = Start-IntuneSandbox -ProcessingTimeSec 0.5 -OtherTenantSerialNumber SMP-0007 }
    AfterEach { Stop-IntuneSandbox }

    It 'takes strings, imports every row, and fails when one did not get through' {
        $csv = Get-Content (Join-Path $samples 'autopilot-devices.csv') -Raw
        $out = [System.Collections.Generic.List[object]]::new()

        { & (Join-Path $PSScriptRoot 'Import-AutopilotFromAutomation.ps1') -CsvText $csv -GroupTag Factory -Sandbox 'true' | ForEach-Object { $out.Add($_) } } |
            Should -Throw '1 of 12 rows are not done.'
        $out.Count | Should -Be 12
        ($out | Where-Object Status -eq Failed).Remedy | Should -Match 'deregister'
    }

    It 'succeeds when all rows do, with the group tag on each' {
        $csv = (Get-Content (Join-Path $samples 'autopilot-devices.csv') | Where-Object { $_ -notmatch 'SMP-0007' }) -join "`n"
        $out = & (Join-Path $PSScriptRoot 'Import-AutopilotFromAutomation.ps1') -CsvText $csv -GroupTag Factory -Sandbox 'true'

        $out.Status | Sort-Object -Unique | Should -Be 'Imported'
        (Get-IntuneSandboxRequest -Action import).Rows | Should -Be 11
    }
}

Describe 'The script for GitHub Actions' {
    It 'keeps every result and the summary where the permission ends in mid-run' {
        $forbidden = [IntuneImportModule.Sandbox.SandboxFault]::Forbidden().For('import').Always()
        $null = Start-IntuneSandbox -ProcessingTimeSec 0.5 -Fault $forbidden
        $env:GITHUB_STEP_SUMMARY = Join-Path $TestDrive 'forbidden.md'
        $out = [System.Collections.Generic.List[object]]::new()
        try {
            { & (Join-Path $PSScriptRoot 'Import-AutopilotFromRepository.ps1') -Path (Join-Path $samples 'autopilot-devices.csv') -Sandbox | ForEach-Object { $out.Add($_) } } |
                Should -Throw -ErrorId 'PermissionMissing,*'
        }
        finally {
            Remove-Item Env:GITHUB_STEP_SUMMARY
        }

        $out.Count | Should -Be 12
        $out.Status | Sort-Object -Unique | Should -Be 'NotSent'
        Get-Content (Join-Path $TestDrive 'forbidden.md') -Raw | Should -Match 'Not sent'
        Stop-IntuneSandbox
    }

    It 'writes a job summary' {
        $null = Start-IntuneSandbox -ProcessingTimeSec 0.5
        $env:GITHUB_STEP_SUMMARY = Join-Path $TestDrive 'summary.md'
        try {
            $out = & (Join-Path $PSScriptRoot 'Import-AutopilotFromRepository.ps1') -Path (Join-Path $samples 'autopilot-devices.csv') -Sandbox
        }
        finally {
            Remove-Item Env:GITHUB_STEP_SUMMARY
        }

        $out.Count | Should -Be 12
        Get-Content (Join-Path $TestDrive 'summary.md') -Raw | Should -Match 'Imported'
        Stop-IntuneSandbox
    }
}

Describe 'The script for a workstation' {
    It 'leaves a report, and a file of what has to be done again' {
        $null = Start-IntuneSandbox -ProcessingTimeSec 0.5 -OtherTenantSerialNumber SMP-0007
        $csv = Join-Path $TestDrive 'devices.csv'
        Copy-Item (Join-Path $samples 'autopilot-devices.csv') $csv
        $out = & (Join-Path $PSScriptRoot 'Import-AutopilotAtWorkstation.ps1') -Path $csv -Sandbox -WarningAction SilentlyContinue

        $out.Count | Should -Be 12
        Get-Content (Join-Path $TestDrive 'devices.html') -Raw | Should -Match 'SMP-0007'
        @(Import-Csv (Join-Path $TestDrive 'devices.again.csv')).'Device Serial Number' | Should -Be 'SMP-0007'
        Stop-IntuneSandbox
    }
}

Describe 'The script from a CSV to devices that are ready' {
    It 'updates what was registered, waits for profiles, cleans up its own records only, and reports' {
        $sandbox = Start-IntuneSandbox -ProcessingTimeSec 0.5 -TimeScale 120
        $null = $sandbox.Tenant.AddDeploymentProfile('Standard PC')
        $null = $sandbox.Tenant.AddDeploymentProfile('Old PC', 'Old tag')
        $null = $sandbox.Tenant.AddRegistration('SMP-0002', 'Old tag')
        $null = $sandbox.Tenant.AddImportRecord('FOREIGN-1')
        $null = Connect-IntuneImport -Sandbox -WarningAction SilentlyContinue

        # The device that is registered has its profile from an earlier sync.
        $null = Sync-AutopilotService
        while ((Get-AutopilotRegistration SMP-0002 -WithProfile).Profile -ne 'Old PC') { Start-Sleep -Milliseconds 200 }
        $null = Get-IntuneSandboxRequest -Clear
        $csv = Join-Path $TestDrive 'ready.csv'
        Copy-Item (Join-Path $samples 'autopilot-devices.csv') $csv
        $out = & (Join-Path $PSScriptRoot 'Import-AutopilotToReady.ps1') -Path $csv -ProfileTimeoutSec 120

        $out.Count | Should -Be 12
        $updated = $out | Where-Object SerialNumber -eq 'SMP-0002'
        $updated.Status | Should -Be 'Updated'
        $updated.OldGroupTag | Should -Be 'Old tag'
        $out.Profile | Sort-Object -Unique | Should -Be 'Standard PC'
        (Get-IntuneSandboxRequest -Action sync).StatusCode | Should -Be 204
        $sandbox.Tenant.ImportRecords.SerialNumber | Should -Be 'FOREIGN-1'
        Get-Content (Join-Path $TestDrive 'ready.html') -Raw | Should -Match 'Updated'
        Stop-IntuneSandbox
    }
}
