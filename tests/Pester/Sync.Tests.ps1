# The tenant's sync with the Autopilot service.
BeforeAll { . $PSScriptRoot/Common.ps1 }

Describe 'Sync-AutopilotService' {
    BeforeEach { $null = Connect-TestSandbox @{ TimeScale = 120 } }
    AfterEach { Stop-IntuneSandbox }

    It 'starts a sync and waits for its end' {
        $result = Sync-AutopilotService
        $result.Status | Should -Be 'Completed'
        $result.Started | Should -BeTrue
        $result.LastSyncDateTime | Should -BeGreaterThan ([datetimeoffset]::UtcNow.AddMinutes(-1))
        (Get-IntuneSandboxRequest).Action[0] | Should -Be 'getSettings' -Because 'the last trigger is read first'
    }

    It 'waits for the rule instead of running into it' {
        $null = Sync-AutopilotService
        $again = Sync-AutopilotService
        $again.Status | Should -Be 'Completed'
        $again.Started | Should -BeTrue
        (Get-IntuneSandboxRequest sync).StatusCode | Should -Be 204, 204
    }

    It 'says when the next one is allowed with -NoWait' {
        $first = Sync-AutopilotService
        $again = Sync-AutopilotService -NoWait
        $again.Status | Should -Be 'TooEarly'
        $again.Started | Should -BeFalse
        $again.NextAllowedDateTime | Should -BeGreaterThan $first.LastManualSyncTriggerDateTime
        @(Get-IntuneSandboxRequest sync).Count | Should -Be 1
    }

    It 'takes a running one as its own' {
        $null = Sync-AutopilotService -NoWait
        $joined = Sync-AutopilotService
        $joined.Status | Should -Be 'Completed'
        $joined.Started | Should -BeFalse
        @(Get-IntuneSandboxRequest sync).Count | Should -Be 1
    }

    It 'takes 409 as running' {
        $Sandbox.Faults.Add([IntuneImportModule.Sandbox.SandboxFault]::Status(409).For('sync'))
        (Sync-AutopilotService -NoWait).Started | Should -BeFalse
    }

    It 'does nothing with -WhatIf' {
        Sync-AutopilotService -WhatIf | Should -BeNullOrEmpty
        Get-IntuneSandboxRequest | Should -BeNullOrEmpty
    }

    It 'says which permission is missing' {
        $Sandbox.Faults.Add([IntuneImportModule.Sandbox.SandboxFault]::Forbidden().Always())
        { Sync-AutopilotService } | Should -Throw -ErrorId 'PermissionMissing,*'
    }

    It 'can be stopped while it waits' {
        $shell = New-TestShell
        try {
            $running = $shell.AddScript('Sync-AutopilotService').BeginInvoke()
            Start-Sleep -Seconds 2
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 5
            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
            $shell.Streams.Error | Should -BeNullOrEmpty
            $running.IsCompleted | Should -BeTrue
        }
        finally { Close-TestShell $shell }
    }

    It 'is Running when patience is over' {
        Stop-IntuneSandbox
        $null = Connect-TestSandbox
        (Sync-AutopilotService -TimeoutSec 2).Status | Should -Be 'Running'
    }
}
