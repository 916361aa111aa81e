# Ctrl+C and a pipeline that has enough: nothing more is sent, and nothing is left running.
BeforeAll {
    . $PSScriptRoot/Common.ps1

    # Waits until the shell has sent something.
    function Wait-Request($Sandbox) {
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        while ($Sandbox.GetRequests().Count -eq 0 -and $clock.Elapsed.TotalSeconds -lt 20) { Start-Sleep -Milliseconds 20 }
    }

    function Assert-Quiet($Sandbox) {
        $sent = $Sandbox.GetRequests().Count
        Start-Sleep -Milliseconds 1200
        $Sandbox.GetRequests().Count | Should -Be $sent
    }
}

Describe 'Ctrl+C' {
    BeforeEach {
        $script:Shell = New-TestShell '$sandbox = Start-IntuneSandbox -ProcessingTimeSec 600 -RequestLatencyMs 300; $null = Connect-IntuneImport -Sandbox -WarningAction Ignore'
        $script:Tenant = $Shell.Runspace.SessionStateProxy.GetVariable('sandbox')
    }
    AfterEach { Close-TestShell $Shell }

    It 'ends <Name> within six seconds' -ForEach @(
        @{ Name = 'an identifier import that is sending'; Script = '1..5000 | ForEach-Object { @{ SerialNumber = "S-$_" } } | Import-DeviceIdentityList -BatchSize 10' }
        @{ Name = 'an Autopilot import that is waiting'; Script = '1..50 | ForEach-Object { @{ SerialNumber = "S-$_"; HardwareHash = "AAAA" } } | Import-AutopilotDevice' }
        @{ Name = 'an import that waits for its next row'; Script = '& { 1..50 | ForEach-Object { @{ SerialNumber = "S-$_" } }; Start-Sleep 60 } | Import-DeviceIdentityList -BatchSize 10' }
    ) {
        $null = $Shell.AddScript($Script).BeginInvoke()
        Wait-Request $Tenant
        Start-Sleep -Milliseconds 700
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $Shell.Stop()
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 6
        $Shell.InvocationStateInfo.State | Should -Be 'Stopped'
        Assert-Quiet $Tenant
    }

    It 'waits for a request under way, so that its outcome is known, but not for ever' {
        $Tenant.Faults.Add([IntuneImportModule.Sandbox.SandboxFault]::HangUntilTimeout())
        $null = $Shell.AddScript('@{ SerialNumber = "S-1" } | Import-DeviceIdentityList').BeginInvoke()
        Wait-Request $Tenant
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $Shell.Stop()
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 8
        Assert-Quiet $Tenant
    }
}

Describe 'Select-Object -First' {
    BeforeAll { $null = Connect-TestSandbox @{ RequestLatencyMs = 50 } }
    AfterAll { Stop-IntuneSandbox }

    It 'ends an import after the first result' {
        $result = New-ManyRow 500 | Import-DeviceIdentityList -BatchSize 10 | Select-Object -First 1
        $result.Row | Should -Be 1
        @(Get-IntuneSandboxRequest).Count | Should -BeLessThan 20
        Assert-Quiet $Sandbox
    }

    It 'leaves the session usable' {
        (@{ SerialNumber = 'AFTER' } | Import-DeviceIdentityList).Status | Should -Be 'Imported'
    }
}
