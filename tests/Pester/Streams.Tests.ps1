# Verbose lines, warnings and progress: useful, few, and without secrets.
BeforeAll { . $PSScriptRoot/Common.ps1 }

Describe 'Verbose' {
    It 'has a line per request with its id, and neither hash nor token' {
        $null = Connect-TestSandbox
        $hash = New-Hash 5 300
        $everything = @{ SerialNumber = 'V-1'; HardwareHash = $hash } | Import-AutopilotDevice -Verbose -Debug -WarningAction Ignore *>&1
        Stop-IntuneSandbox
        $lines = $everything | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } | ForEach-Object Message
        @($lines -like 'POST *importedWindowsAutopilotDeviceIdentities/import, 1 rows: 200 in * request-id *') | Should -HaveCount 1
        $text = $everything | ForEach-Object { "$_"; $_ | Format-List * | Out-String } | Out-String
        $text | Should -Not -BeLike "*$($hash.Substring(0, 20))*"
        $text | Should -Not -BeLike "*$($Sandbox.AccessToken)*"
        $text | Should -Not -BeLike '*Bearer*'
    }
}

Describe 'Progress' {
    It 'comes at most a few times a second and is completed at the end' {
        $shell = New-TestShell '$null = Start-IntuneSandbox -RequestLatencyMs 150; $null = Connect-IntuneImport -Sandbox -WarningAction Ignore'
        try {
            $clock = [System.Diagnostics.Stopwatch]::StartNew()
            # No warning among it: a warning takes the bar away too.
            $null = $shell.AddScript('1..200 | ForEach-Object { @{ SerialNumber = "P-$_" } } | Import-DeviceIdentityList -BatchSize 10 -ThrottleLimit 2').Invoke()
            $records = @($shell.Streams.Progress)
            $records.Count | Should -BeGreaterThan 1
            $records.Count | Should -BeLessOrEqual (3 * $clock.Elapsed.TotalSeconds + 2)
            $records[-1].RecordType | Should -Be 'Completed'
            $records[0..($records.Count - 2)].RecordType | Should -Not -Contain 'Completed'
            $records.ActivityId | Sort-Object -Unique | Should -HaveCount 1
            $records[-2].StatusDescription | Should -Match '^\d+ rows read, \d+ sent, \d+ settled'
        }
        finally { Close-TestShell $shell }
    }
}

Describe 'Warnings' {
    It 'sum up what many rows share' {
        $null = Connect-TestSandbox
        $rows = @(New-ManyRow 60) + @(New-ManyRow 60)
        $null = $rows | Import-DeviceIdentityList -WarningVariable warnings -WarningAction SilentlyContinue
        Stop-IntuneSandbox
        $warnings | Should -HaveCount 1
        "$warnings" | Should -BeLike '*60*'
    }
}
