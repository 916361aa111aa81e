# -Path, -LiteralPath and piped files: every way to name a file, and one bad file costs that file.
BeforeAll {
    . $PSScriptRoot/Common.ps1
    $null = Connect-TestSandbox
    Push-Location $TestDrive
    $script:Header = 'Device Serial Number,Windows Product ID,Hardware Hash,Group Tag'
    function Set-File([string]$Name, [string[]]$Line, [int]$CodePage) {
        # Not Set-Content, whose names for encodings differ between the PowerShells.
        $encoding = if ($CodePage) { [System.Text.Encoding]::GetEncoding($CodePage) } else { [System.Text.UTF8Encoding]::new($false) }
        [System.IO.File]::WriteAllLines((Join-Path $TestDrive $Name), $Line, $encoding)
    }
    Set-File 'one.csv' $Header, 'ONE-1,,AAAA,a', 'ONE-2,,AAAA,b'
    Set-File 'two.csv' $Header, 'TWO-1,,AAAA,c'
    Set-File 'broken.csv' 'Colour,Shape', 'red,round'
    Set-File 'with [1] brackets.csv' $Header, 'BRA-1,,AAAA,d'
    Set-File 'tab.csv' ($Header -replace ',', "`t"), "TAB-1`t`tAAAA`tx;y"
    Set-File 'latin.csv' $Header, "LAT-1,,AAAA,B$([char]0xFC)ro" 28591
    Set-File 'pipe.csv' ($Header -replace ',', '|'), 'PIP-1||AAAA|p'
    function Get-Serial { $input.SerialNumber }
}
AfterAll { Pop-Location; Stop-IntuneSandbox }

Describe 'Files' {
    BeforeAll { $PSDefaultParameterValues = @{ 'Import-AutopilotDevice:NoWait' = $true; 'Import-AutopilotDevice:WarningAction' = 'Ignore' } }

    It 'are named by a full path, with file and line in the results' {
        $results = Import-AutopilotDevice -Path (Join-Path $TestDrive 'one.csv')
        $results.SerialNumber | Should -Be 'ONE-1', 'ONE-2'
        $results.Source | Should -Be "$(Join-Path $TestDrive 'one.csv'):2", "$(Join-Path $TestDrive 'one.csv'):3"
    }

    It 'are named by position, relative path and wildcard' {
        Import-AutopilotDevice one.csv | Get-Serial | Should -Be 'ONE-1', 'ONE-2'
        Import-AutopilotDevice ./o*.csv, t?o.csv | Get-Serial | Should -Be 'ONE-1', 'ONE-2', 'TWO-1'
    }

    It 'are named by a path of a PSDrive' {
        Import-AutopilotDevice TestDrive:/two.csv | Get-Serial | Should -Be 'TWO-1'
        Import-AutopilotDevice -LiteralPath TestDrive:/two.csv | Get-Serial | Should -Be 'TWO-1'
    }

    It 'are taken as written by -LiteralPath' {
        Import-AutopilotDevice -LiteralPath 'with [1] brackets.csv' | Get-Serial | Should -Be 'BRA-1'
        { Import-AutopilotDevice -Path 'with [1] brackets.csv' -ErrorAction Stop } | Should -Throw -ErrorId 'FileNotFound,*'
    }

    It 'come through the pipeline' {
        Get-ChildItem one.csv, two.csv | Import-AutopilotDevice | Get-Serial | Should -Be 'ONE-1', 'ONE-2', 'TWO-1'
        Get-Item -LiteralPath 'with [1] brackets.csv' | Import-AutopilotDevice | Get-Serial | Should -Be 'BRA-1'
        Import-AutopilotDevice -InputObject (Get-Item two.csv) | Get-Serial | Should -Be 'TWO-1'
    }

    It 'come through the pipeline among rows, in order' {
        @((New-AutopilotRow 1), (Get-Item two.csv), (New-AutopilotRow 2)) | Import-AutopilotDevice | Get-Serial | Should -Be 'PST-00001', 'TWO-1', 'PST-00002'
    }

    It 'cost themselves only when they cannot be read' {
        $results = Import-AutopilotDevice one.csv, broken.csv, missing.csv, two.csv -ErrorVariable problems -ErrorAction SilentlyContinue
        $results.SerialNumber | Should -Be 'ONE-1', 'ONE-2', 'TWO-1'
        $problems.FullyQualifiedErrorId | Should -Be 'CsvFormat,IntuneImportModule.Commands.ImportAutopilotDeviceCommand', 'FileNotFound,IntuneImportModule.Commands.ImportAutopilotDeviceCommand'
        $problems[0].TargetObject | Should -BeLike '*broken.csv'
        "$($problems[0])" | Should -BeLike '*broken.csv*1*'
        "$($problems[1])" | Should -BeLike '*missing.csv*'
    }

    It 'that do not exist are an error about <Path>' -ForEach @(
        @{ Path = 'nothing*.csv'; Id = 'FileNotFound' }
        @{ Path = 'env:PATH'; Id = 'FileNotFound' }
        @{ Path = 'nodrive:/x.csv'; Id = '*' }
        @{ Path = 'open[bracket.csv'; Id = '*' }
        @{ Path = 'folder'; Id = 'FileNotFound' }
    ) {
        $null = New-Item folder -ItemType Directory -Force
        $results = Import-AutopilotDevice $Path, two.csv -ErrorVariable problems -ErrorAction SilentlyContinue
        $results.SerialNumber | Should -Be 'TWO-1'
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike "$Id,IntuneImportModule*"
        $problems[0].TargetObject | Should -Match "$([regex]::Escape($Path))$"
    }

    It 'that another program holds are an error each' {
        $held = [System.IO.File]::Open((Join-Path $TestDrive 'two.csv'), 'Open', 'ReadWrite', 'None')
        try { $results = Import-AutopilotDevice two.csv, one.csv -ErrorVariable problems -ErrorAction SilentlyContinue }
        finally { $held.Dispose() }
        $results.SerialNumber | Should -Be 'ONE-1', 'ONE-2'
        $problems.FullyQualifiedErrorId | Should -Be 'FileNotReadable,IntuneImportModule.Commands.ImportAutopilotDeviceCommand'
    }

    It 'have their delimiter found or given' {
        (Import-AutopilotDevice tab.csv).GroupTag | Should -Be 'x;y'
        (Import-AutopilotDevice pipe.csv -Delimiter '|').SerialNumber | Should -Be 'PIP-1'
    }

    It 'have their encoding found or given as <Encoding>' -ForEach @(
        @{ Encoding = $null }, @{ Encoding = 'ansi' }, @{ Encoding = 'windows-1252' }, @{ Encoding = 1252 }, @{ Encoding = '1252' }, @{ Encoding = 'latin1' }, @{ Encoding = [System.Text.Encoding]::GetEncoding(28591) }
    ) {
        $given = if ($Encoding) { @{ Encoding = $Encoding } } else { @{} }
        (Import-AutopilotDevice latin.csv @given).GroupTag | Should -Be "B$([char]0xFC)ro"
    }

    It 'warn once of bytes that are no UTF-8' {
        $null = Import-AutopilotDevice latin.csv -WarningAction SilentlyContinue -WarningVariable warnings
        @($warnings -like '*latin.csv*') | Should -HaveCount 1
    }

    It 'refuse an encoding that does not exist' {
        { Import-AutopilotDevice one.csv -Encoding klingon } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -ExpectedMessage '*klingon*utf8*'
    }

    It 'without a header need a type for identifiers' {
        Set-File 'ids.csv' 'SER-1,first', 'SER-2,second'
        $results = Import-DeviceIdentityList ids.csv -ImportedDeviceIdentityType serialNumber
        $results.ImportedDeviceIdentifier | Should -Be 'SER-1', 'SER-2'
        $results.Description | Should -Be 'first', 'second'
        { Import-DeviceIdentityList ids.csv -ErrorAction Stop } | Should -Throw -ExpectedMessage '*-ImportedDeviceIdentityType*'
    }

    It 'with a header only give no result and no error' {
        Set-File 'empty.csv' $Header
        Import-AutopilotDevice empty.csv -ErrorVariable problems | Should -BeNullOrEmpty
        $problems | Should -BeNullOrEmpty
    }

    It 'of the samples go through' {
        $samples = Join-Path $PSScriptRoot '../../samples'
        (Import-DeviceIdentityList (Join-Path $samples 'corporate-identifiers.csv') -WarningAction Ignore).Status | Sort-Object -Unique | Should -Be 'Imported'
        (Import-AutopilotDevice (Join-Path $samples 'autopilot-devices.csv')).Status | Sort-Object -Unique | Should -Be 'Pending'
    }
}
