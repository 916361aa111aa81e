# The import's rules without an import: row by row, or one Boolean for a pull request.
BeforeAll {
    . $PSScriptRoot/Common.ps1
    Get-IntuneImportContext | Disconnect-IntuneImport
    $script:Samples = Join-Path $PSScriptRoot '../../samples'
}

Describe 'Test-AutopilotDevice' {
    It 'needs no connection and gives one object per row, in order' {
        $rows = (New-AutopilotRow 1), $null, 'text', @{ SerialNumber = 'X' }, (New-AutopilotRow 2), (New-AutopilotRow 1)
        $results = $rows | Test-AutopilotDevice -ErrorVariable problems
        $results | Should -HaveCount 6
        $results[0] | Should -BeOfType ([IntuneImportModule.Core.Import.AutopilotTestResult])
        $results.Row | Should -Be (1..6)
        $results.IsValid | Should -Be $true, $false, $false, $false, $true, $false
        $results[3].ErrorName | Should -Be 'HardwareHashMissing'
        $results[3].Remedy | Should -Not -BeNullOrEmpty
        $results[5].ErrorName | Should -Be 'Duplicate'
        $results[5].Problem | Should -BeLike '*row 1*'
        $problems | Should -BeNullOrEmpty -Because 'the object says it'
    }

    It 'says of every row what the import says' {
        $null = Connect-TestSandbox
        try {
            $rows = @(
                New-AutopilotRow 1; New-AutopilotRow 2; New-AutopilotRow 2; $null; @{ SerialNumber = 'NO' }; @{ HardwareHash = 'x' }
                @{ SerialNumber = 'PST-9'; HardwareHash = (New-Hash 1) }; @{ SerialNumber = 'Default string'; HardwareHash = (New-Hash 8) }
                @{ SerialNumber = 'BAD'; HardwareHash = 'no base64 at all!' }; @{ SerialNumber = "A$([char]0xFFFD)"; HardwareHash = (New-Hash 9) })
            $imported = $rows | Import-AutopilotDevice -NoWait -ErrorAction Ignore -WarningAction Ignore
            $tested = $rows | Test-AutopilotDevice
            $tested.IsValid | Should -Be @($imported.Status | ForEach-Object { $_ -eq 'Pending' })
            $tested.Warning | Should -Be $imported.Warning
            $tested.SerialNumber | Should -Be $imported.SerialNumber
            foreach ($i in 0..9) { if (-not $tested[$i].IsValid) { $tested[$i].Problem | Should -Be $imported[$i].Message } }
        }
        finally { Stop-IntuneSandbox }
    }

    It 'reads files as the import does and names file and line' {
        $file = Join-Path $TestDrive 'devices.csv'
        Set-Content $file "Device Serial Number;Windows Product ID;Hardware Hash;Group Tag`nA-1;;$(New-Hash 1);K`nA-2;;;K`nA-3;;$(New-Hash 3);K"
        $results = Test-AutopilotDevice $file
        $results.IsValid | Should -Be $true, $false, $true
        $results[1].Source | Should -Be "${file}:3"
        (Get-Item $file | Test-AutopilotDevice -GroupTag Mine).GroupTag | Sort-Object -Unique | Should -Be 'Mine'
        Test-AutopilotDevice -LiteralPath $file -Delimiter ';' -Encoding utf8 | Should -HaveCount 3
    }

    It 'finds the samples sound' {
        Test-AutopilotDevice -Path (Join-Path $Samples 'autopilot-*.csv') -Quiet | Should -BeTrue
        Test-DeviceIdentity -Path (Join-Path $Samples 'corporate-imei.csv') -ImportedDeviceIdentityType imei -Quiet | Should -BeTrue
        Test-DeviceIdentity -Path (Join-Path $Samples 'corporate-identifiers.csv') -ImportedDeviceIdentityType manufacturerModelSerial -Quiet | Should -BeTrue
    }

    It 'tells an unreadable file by an error and reads the others' {
        $file = Join-Path $TestDrive 'one.csv'
        Set-Content $file "Device Serial Number,Windows Product ID,Hardware Hash`nA-1,,$(New-Hash 1)"
        $results = Test-AutopilotDevice (Join-Path $TestDrive 'missing.csv'), $file -ErrorVariable problems -ErrorAction SilentlyContinue
        $results | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -Be 'FileNotFound,IntuneImportModule.Commands.TestAutopilotDeviceCommand'
    }

    It 'says so when there is nothing to test' {
        { Test-AutopilotDevice } | Should -Throw -ErrorId 'NothingToTest,*'
        { @() | Test-AutopilotDevice } | Should -Throw -ErrorId 'NothingToTest,*'
    }

    It 'shows a table that fits 100 columns' {
        $lines = Show-Wide ((New-AutopilotRow 1), @{ SerialNumber = 'X' } | Test-AutopilotDevice)
        $lines -join "`n" | Should -Match 'Row\s+SerialNumber\s+GroupTag\s+IsValid\s+Problem or warning'
        $lines -join "`n" | Should -Match 'The hardware hash is empty\.'
    }
}

Describe 'Test-AutopilotDevice -Quiet' {
    It 'gives one Boolean: <Expected> for <Case>' -ForEach @(
        @{ Case = 'good rows'; Expected = $true; Rows = { New-AutopilotRow 1; New-AutopilotRow 2 } }
        @{ Case = 'a bad row'; Expected = $false; Rows = { New-AutopilotRow 1; @{ SerialNumber = 'X' } } }
        @{ Case = 'a duplicate'; Expected = $false; Rows = { New-AutopilotRow 1; New-AutopilotRow 1 } }
        @{ Case = 'no row'; Expected = $false; Rows = { } }
    ) {
        $answer = @(& $Rows | Test-AutopilotDevice -Quiet)
        $answer | Should -HaveCount 1
        $answer[0] | Should -BeOfType ([bool])
        $answer[0] | Should -Be $Expected
    }

    It 'is false for a file that is missing, and no exception even with Stop' {
        $good = Join-Path $TestDrive 'good.csv'
        Set-Content $good "Device Serial Number,Windows Product ID,Hardware Hash`nA-1,,$(New-Hash 1)"
        Test-AutopilotDevice $good -Quiet | Should -BeTrue
        Test-AutopilotDevice $good, (Join-Path $TestDrive 'missing.csv') -Quiet -ErrorAction Stop -WarningVariable told -WarningAction SilentlyContinue | Should -BeFalse
        $told | Should -BeLike '*missing.csv*'
    }

    It 'is false for a file without rows and for nothing at all' {
        $empty = Join-Path $TestDrive 'empty.csv'
        Set-Content $empty 'Device Serial Number,Windows Product ID,Hardware Hash'
        Test-AutopilotDevice $empty -Quiet -WarningAction Ignore | Should -BeFalse
        Test-AutopilotDevice -Quiet | Should -BeFalse
    }
}

Describe 'Test-DeviceIdentity' {
    It 'tests identifiers of every kind' {
        $rows = @{ Imei = '490154203237518' }, @{ Imei = '1' }, @{ SerialNumber = 'S-1' }, @{ Manufacturer = 'Contoso'; Model = 'M'; SerialNumber = 'S-1' }, @{ Serial = ' s-1 ' }
        $results = $rows | Test-DeviceIdentity
        $results.IsValid | Should -Be $true, $false, $true, $true, $false
        $results.ImportedDeviceIdentityType | Should -Be 'imei', 'imei', 'serialNumber', 'manufacturerModelSerial', 'serialNumber'
        $results[1].ErrorName | Should -Be 'ImeiInvalid'
    }

    It 'takes the values for all rows that the import takes' {
        $long = 'x' * 129
        (@{ Identifier = '490154203237518' } | Test-DeviceIdentity -ImportedDeviceIdentityType imei).IsValid | Should -BeTrue
        (@{ Identifier = '490154203237518' } | Test-DeviceIdentity).ErrorName | Should -Be 'IdentityTypeMissing'
        (@{ SerialNumber = 'S' } | Test-DeviceIdentity -Description $long).ErrorName | Should -Be 'DescriptionTooLong'
    }

    It 'tests a single device at the prompt' {
        Test-DeviceIdentity -Imei '49-015420-323751-8' -Quiet | Should -BeTrue
        Test-DeviceIdentity -SerialNumber '' -Quiet | Should -BeFalse
        (Test-AutopilotDevice -SerialNumber S -HardwareHash '').ErrorName | Should -Be 'HardwareHashMissing'
    }
}
