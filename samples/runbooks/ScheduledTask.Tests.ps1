# The scheduled task: what a run does with its folder, and what would be registered. Nothing is registered here.
BeforeAll {
    $root = Resolve-Path (Join-Path $PSScriptRoot '../..')
    $script:modulePath = $env:PSModulePath
    $env:PSModulePath = (Join-Path $root 'output') + [System.IO.Path]::PathSeparator + $modulePath
    $script:rows = @(Get-Content (Join-Path $root 'samples/autopilot-devices.csv'))

    function Get-Place([string]$Name) { @(Get-ChildItem (Join-Path $folder $Name) -ErrorAction Ignore).Name -replace '^\d{8}-\d{6}-' }
}

AfterAll { $env:PSModulePath = $modulePath }

Describe 'Import-AutopilotFromFolder.ps1' {
    BeforeEach {
        Import-Module IntuneImportModule
        $script:folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        $script:runbook = Join-Path $PSScriptRoot 'Import-AutopilotFromFolder.ps1'
    }
    AfterEach { Stop-IntuneSandbox }

    It 'imports every file and puts it away, with a report and what has to be done again' {
        $sandbox = Start-IntuneSandbox -ProcessingTimeSec 0 -OtherTenantSerialNumber SMP-0007
        $rows[0..3] | Set-Content (Join-Path $folder 'monday.csv')
        $rows[0], $rows[7], $rows[8] | Set-Content (Join-Path $folder 'tuesday.csv')
        $out = [System.Collections.Generic.List[object]]::new()
        { & $runbook -Folder $folder -Sandbox | ForEach-Object { $out.Add($_) } } | Should -Throw '1 rows are not done*'

        $out.Status | Should -Be 'Imported', 'Imported', 'Imported', 'Failed', 'Imported'
        Get-Place 'done' | Should -Be 'monday.csv', 'tuesday.csv'
        Get-Place 'reports' | Should -Be 'monday.html', 'tuesday.html'
        (Get-ChildItem (Join-Path $folder again) | Import-Csv).'Device Serial Number' | Should -Be 'SMP-0007'
        @(Get-ChildItem $folder -File) | Should -BeNullOrEmpty
        $sandbox.Tenant.Registrations.Count | Should -Be 4
    }

    It 'leaves a file that is not finished where it is, and goes on there in the next run without sending it again' {
        $sandbox = Start-IntuneSandbox -ProcessingTimeSec 4
        $rows[0..3] | Set-Content (Join-Path $folder 'devices.csv')
        { & $runbook -Folder $folder -TimeoutSec 1 -Sandbox -WarningAction SilentlyContinue } | Should -Throw '3 rows are not done*'
        @(Get-ChildItem $folder -File).Name | Should -Be 'devices.csv', 'devices.csv.journal'

        $out = & $runbook -Folder $folder -Sandbox
        $out.Status | Sort-Object -Unique | Should -Be 'Imported'
        @(Get-ChildItem $folder -File) | Should -BeNullOrEmpty
        $sandbox.Tenant.AcceptedAutopilotRows.Count | Should -Be 3
    }

    It 'leaves a file that breaks off where it is, says so, and does the others' {
        $null = Start-IntuneSandbox -ProcessingTimeSec 0
        @($rows[0..3]) + 'SMP-9999,,"never closed' | Set-Content (Join-Path $folder 'broken.csv')
        $rows[0], $rows[4] | Set-Content (Join-Path $folder 'good.csv')
        $out = [System.Collections.Generic.List[object]]::new()

        { & $runbook -Folder $folder -Sandbox | ForEach-Object { $out.Add($_) } } | Should -Throw -ErrorId 'CsvFormat,*'
        $out.Status | Should -Be 'Imported', 'Imported', 'Imported', 'Imported'
        Get-Place 'done' | Should -Be 'good.csv'
        @(Get-ChildItem $folder -File).Name | Should -Contain 'broken.csv'
    }

    It 'signs in with the certificate, and not at all where there is nothing to do' {
        Mock Connect-IntuneImport { throw 'signed in' }
        & $runbook -Folder $folder -TenantId contoso.com -ClientId app -CertificateThumbprint 0123
        Should -Invoke Connect-IntuneImport -Times 0

        $rows[0..3] | Set-Content (Join-Path $folder 'devices.csv')
        { & $runbook -Folder $folder -TenantId contoso.com -ClientId app -CertificateThumbprint 0123 } | Should -Throw 'signed in'
        Should -Invoke Connect-IntuneImport -Times 1 -Exactly -ParameterFilter { $CertificateThumbprint -eq '0123' -and $TenantId -eq 'contoso.com' -and $ClientId -eq 'app' }
    }
}

Describe 'Register-AutopilotImportTask.ps1' {
    BeforeAll {
        # Only Windows has these; elsewhere stand-ins of the same shape are mocked.
        $standIns = @{
            'New-ScheduledTaskAction'      = 'param($Execute, $Argument)'
            'New-ScheduledTaskTrigger'     = 'param([switch]$Daily, $At)'
            'New-ScheduledTaskPrincipal'   = 'param($UserId, $LogonType)'
            'New-ScheduledTaskSettingsSet' = 'param($MultipleInstances, [switch]$StartWhenAvailable, $ExecutionTimeLimit)'
            'Register-ScheduledTask'       = 'param($TaskName, $Action, $Trigger, $Principal, $Settings)'
        }
        foreach ($name in $standIns.Keys) {
            if (-not (Get-Command $name -ErrorAction Ignore)) { Set-Item "function:$name" ([scriptblock]::Create($standIns[$name])) }
        }

        Mock New-ScheduledTaskAction { [pscustomobject]@{ Execute = $Execute; Argument = $Argument } }
        Mock New-ScheduledTaskTrigger { $At }
        Mock New-ScheduledTaskPrincipal { $UserId }
        Mock New-ScheduledTaskSettingsSet { 'settings' }
        Mock Register-ScheduledTask { } -RemoveParameterType Action, Trigger, Principal, Settings
        $script:register = Join-Path $PSScriptRoot 'Register-AutopilotImportTask.ps1'
        $script:task = @{ Folder = 'D:\Import files\'; TenantId = 'contoso.com'; ClientId = 'app'; CertificateThumbprint = '0123'; UserId = 'CONTOSO\intune-import$' }
    }

    It 'asks first' {
        (Get-Command $register).ScriptBlock.Attributes.Where({ $_ -is [System.Management.Automation.CmdletBindingAttribute] }).ConfirmImpact | Should -Be 'High'
        & $register @task -WhatIf
        Should -Invoke Register-ScheduledTask -Times 0
    }

    It 'registers a task that runs the script with the folder and the certificate, as the account that was named' {
        & $register @task -Confirm:$false
        Should -Invoke Register-ScheduledTask -Times 1 -Exactly -ParameterFilter {
            $TaskName -eq 'Import Autopilot devices' -and $Principal -eq 'CONTOSO\intune-import$' -and
            $Action.Argument -like '*-File "*Import-AutopilotFromFolder.ps1" -Folder "D:\Import files" -TenantId contoso.com -ClientId app -CertificateThumbprint 0123'
        }
    }
}
