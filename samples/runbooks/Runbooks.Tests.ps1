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

    It 'signs in as the managed identity, and goes on with the journal and the rejects of its folder' {
        # The runbook signs in by itself; the mock hands it the sandbox instead.
        Mock Connect-IntuneImport { IntuneImportModule\Connect-IntuneImport -Sandbox -WarningAction SilentlyContinue } -ParameterFilter { $ManagedIdentity }
        $run = @{ CsvText = Get-Content (Join-Path $samples 'autopilot-devices.csv') -Raw; Folder = $TestDrive; TimeoutSec = '60' }
        $again = [System.Collections.Generic.List[object]]::new()

        { & (Join-Path $PSScriptRoot 'Import-AutopilotFromAutomation.ps1') @run } | Should -Throw '1 of 12 rows are not done.'
        $first = @(Get-IntuneSandboxRequest -Action import).Count
        { & (Join-Path $PSScriptRoot 'Import-AutopilotFromAutomation.ps1') @run | ForEach-Object { $again.Add($_) } } | Should -Throw '1 of 12 rows are not done.'

        Should -Invoke Connect-IntuneImport -Times 2 -Exactly
        ($again | Where-Object Status -eq Imported).Count | Should -Be 11
        @(Get-IntuneSandboxRequest -Action import | Select-Object -Skip $first).Rows | Should -Be @(1) -Because 'only the row that failed is sent again'
        @(Import-Csv (Join-Path $TestDrive 'autopilot.again.csv')).'Device Serial Number' | Should -Be 'SMP-0007'
    }

    It 'rehearses without a journal, which would belong to the rehearsal' {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive 'rehearsal')
        { & (Join-Path $PSScriptRoot 'Import-AutopilotFromAutomation.ps1') -CsvText (Get-Content (Join-Path $samples 'autopilot-devices.csv') -Raw) -Folder $folder -Sandbox 'true' } |
            Should -Throw '1 of 12 rows are not done.'

        (Get-ChildItem $folder).Name | Should -Be 'autopilot.again.csv'
    }
}

Describe 'The workflow for GitHub Actions' {
    BeforeAll {
        $text = (Get-Content (Join-Path $PSScriptRoot 'import-autopilot.yml') -Raw) -replace "`r"
        $script:job = @{}
        foreach ($part in ($text -split '(?m)^jobs:\n')[1] -split '(?m)^(?=  \w+:\n)' | Where-Object { $_ }) { $job[[regex]::Match($part, '\w+').Value] = $part }
        $script:top = ($text -split '(?m)^jobs:\n')[0]

        # What a job runs after the module is installed.
        $script:steps = foreach ($run in [regex]::Matches($job.rehearse, '(?m)^        run: (?:\|\n((?:          .*\n)+)|(.*)\n)')) {
            $run.Groups[1].Value + $run.Groups[2].Value | Where-Object { $_ -notmatch '^Install-Module' }
        }
        Copy-Item (Join-Path $PSScriptRoot 'Import-AutopilotFromRepository.ps1') $TestDrive
    }

    BeforeEach { Push-Location $TestDrive }
    AfterEach { Pop-Location }

    It 'lets only the job that imports ask for a token' {
        $job.Keys | Sort-Object | Should -Be 'import', 'rehearse'
        $top + $job.rehearse | Should -Not -Match 'id-token'
        $job.rehearse | Should -Match "if: github.event_name == 'pull_request'"
        $job.import | Should -Match '(?m)^    permissions:\n      contents: read\n      id-token: write\n'
        $job.import | Should -Match "if: github.event_name == 'push'"
    }

    It 'rehearses a file that is in order' {
        Copy-Item (Join-Path $samples 'autopilot-devices.csv') devices.csv
        $null = Start-IntuneSandbox -ProcessingTimeSec 0.5

        $out = foreach ($step in $steps) { & ([scriptblock]::Create($step)) }

        $steps.Count | Should -Be 2
        $out.Status | Should -Be (@('Imported') * 12)
        Stop-IntuneSandbox
    }

    It 'refuses a file with a bad row, and shows that row only' {
        $rows = Import-Csv (Join-Path $samples 'autopilot-devices.csv')
        $rows[3].'Hardware Hash' = '?'
        $rows | Export-Csv devices.csv
        $out = [System.Collections.Generic.List[object]]::new()

        { & ([scriptblock]::Create($steps[0])) | ForEach-Object { $out.Add($_) } } | Should -Throw 'Some rows cannot be imported.'
        $out.Row | Should -Be 4
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

Describe 'What ends an import early' {
    It 'is what <Script> says, and not that there is nothing to report' -ForEach @(
        @{ Script = 'Import-AutopilotFromRepository.ps1'; More = @{ Sandbox = $true } }
        @{ Script = 'Import-AutopilotToReady.ps1'; More = @{} }
    ) {
        $env:GITHUB_STEP_SUMMARY = Join-Path $TestDrive 'none.md'
        $null = Connect-IntuneImport -Sandbox -WarningAction SilentlyContinue
        try { { & (Join-Path $PSScriptRoot $Script) -Path (Join-Path $TestDrive 'missing.csv') @More } | Should -Throw -ErrorId 'FileNotFound,*' }
        finally {
            Remove-Item Env:GITHUB_STEP_SUMMARY
            Stop-IntuneSandbox
        }
    }

    It 'or breaks off its file is what <Script> says, with the results that there are' -ForEach @(
        @{ Script = 'Import-AutopilotFromRepository.ps1'; More = @{ Sandbox = $true }; Rows = 3 }
        @{ Script = 'Import-AutopilotAtWorkstation.ps1'; More = @{ Sandbox = $true }; Rows = 0 } # It checks the file before.
        @{ Script = 'Import-AutopilotToReady.ps1'; More = @{}; Rows = 3 }
    ) {
        $sandbox = Start-IntuneSandbox -ProcessingTimeSec 0 -TimeScale 120
        $null = $sandbox.Tenant.AddDeploymentProfile('Standard PC')
        $null = Connect-IntuneImport -Sandbox -WarningAction SilentlyContinue
        $csv = Join-Path $TestDrive 'broken.csv'
        @(Get-Content (Join-Path $samples 'autopilot-devices.csv') -TotalCount 4) + 'SMP-9999,,"never closed' | Set-Content $csv
        $out = [System.Collections.Generic.List[object]]::new()

        { & (Join-Path $PSScriptRoot $Script) -Path $csv @More | ForEach-Object { $out.Add($_) } } | Should -Throw -ErrorId 'CsvFormat,*'
        @($out).Count | Should -Be $Rows
        @($sandbox.Tenant.AcceptedAutopilotRows).Count | Should -Be $Rows
        Stop-IntuneSandbox
    }

    It 'is what the script for a workstation says of a journal of another tenant' {
        $csv = Join-Path $TestDrive 'foreign.csv'
        Copy-Item (Join-Path $samples 'autopilot-devices.csv') $csv
        Mock Connect-IntuneImport { IntuneImportModule\Connect-IntuneImport -Sandbox -WarningAction SilentlyContinue } -ParameterFilter { $CacheToken }
        $null = & (Join-Path $PSScriptRoot 'Import-AutopilotAtWorkstation.ps1') -Path $csv
        Stop-IntuneSandbox

        { & (Join-Path $PSScriptRoot 'Import-AutopilotAtWorkstation.ps1') -Path $csv } | Should -Throw -ErrorId 'JournalForeign,*'
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
        Test-Path "$csv.journal" | Should -BeFalse -Because 'the journal of a rehearsal would stop the import itself'
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
