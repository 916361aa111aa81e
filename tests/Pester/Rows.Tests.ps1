# Whatever comes through the pipeline gets exactly one result, and every spelling of a row means the same.
BeforeAll {
    . $PSScriptRoot/Common.ps1
    $null = Connect-TestSandbox
}
AfterAll { Stop-IntuneSandbox }

Describe 'Rows of an Autopilot import' {
    BeforeAll {
        $hash = New-Hash 1
        $csv = "Device Serial Number,Windows Product ID,Hardware Hash,Group Tag,Assigned User`nCSV-1,,$hash,Kiosk,a@b.c" | ConvertFrom-Csv
        $partner = "Device serial number;Hardware hash;OrderID;Manufacturer name`nCSV-2;$hash;Kiosk;Contoso" | ConvertFrom-Csv -Delimiter ';'
        $cim = [pscustomobject]@{ SerialNumber = 'CIM-1'; DeviceHardwareData = $hash; GroupTag = 'Kiosk' }
        $graph = [pscustomobject]@{
            '@odata.type'      = '#microsoft.graph.importedWindowsAutopilotDeviceIdentity'
            id                 = 'some'; serialNumber = 'GRAPH-1'; hardwareIdentifier = [convert]::FromBase64String($hash); groupTag = 'Kiosk'
            state              = [pscustomobject]@{ deviceImportStatus = 'unknown'; deviceErrorCode = 0 }
        }
        $table = [System.Data.DataTable]::new()
        'SerialNumber', 'HardwareHash', 'GroupTag' | ForEach-Object { $null = $table.Columns.Add($_) }
        $null = $table.Rows.Add('TABLE-1', $hash, 'Kiosk')
        $expando = [System.Dynamic.ExpandoObject]::new()
        $expando.SerialNumber = 'EXP-1'; $expando.HardwareHash = $hash; $expando.GroupTag = 'Kiosk'
        $dictionary = [System.Collections.Generic.Dictionary[string, object]]::new()
        $dictionary['serial number'] = 'DIC-1'; $dictionary['hardware-hash'] = $hash; $dictionary['GROUP_TAG'] = 'Kiosk'
        $script:Good = @(
            $csv, $partner, $cim, $graph, $table.Rows[0], $expando, $dictionary,
            @{ SerialNumber = 'HASH-1'; HardwareHash = $hash; GroupTag = 'Kiosk' },
            [ordered]@{ Serial = 'ORD-1'; 'Hardware Hash' = $hash; 'Group Tag' = ''; OrderID = 'Kiosk' },
            [pscustomobject]@{ SerialNumber = 4711; HardwareHash = $hash; GroupTag = 'Kiosk' })
        $script:GoodResults = $script:Good | Import-AutopilotDevice -NoWait -WarningAction Ignore
    }

    It 'takes each kind of object' {
        $GoodResults.SerialNumber | Should -Be 'CSV-1', 'CSV-2', 'CIM-1', 'GRAPH-1', 'TABLE-1', 'EXP-1', 'DIC-1', 'HASH-1', 'ORD-1', '4711'
        $GoodResults.Status | Sort-Object -Unique | Should -Be 'Pending'
        $GoodResults.GroupTag | Sort-Object -Unique | Should -Be 'Kiosk'
        $GoodResults.Row | Should -Be (1..10)
        $Sandbox.Tenant.ImportRecords.HardwareHashDigest | Sort-Object -Unique | Should -HaveCount 1
    }

    It 'gives nonsense one Invalid result each, with the caller''s object as target' {
        $throws = [pscustomobject]@{ SerialNumber = 'THROWS' } | Add-Member -PassThru ScriptProperty HardwareHash { throw 'no way' }
        $nonsense = 1, 'text', $null, @(), @{}, @{ Colour = 'red' }, [datetime]::Now, $throws, @{ SerialNumber = 'NOHASH' }, @{ HardwareHash = (New-Hash 2) }, { }, [pscustomobject]@{}
        $results = $nonsense | Import-AutopilotDevice -ErrorVariable problems -ErrorAction SilentlyContinue
        $results | Should -HaveCount $nonsense.Count
        $results.Row | Should -Be (1..$nonsense.Count)
        $results.Status | Sort-Object -Unique | Should -Be 'Invalid'
        $results.Message | Should -Not -Contain $null
        $problems | Should -HaveCount $nonsense.Count
        $results[7].SerialNumber | Should -Be 'THROWS'
        $results[7].Message | Should -BeLike '*no way*'
        [object]::ReferenceEquals($problems[7].TargetObject, $throws) | Should -BeTrue
        [object]::ReferenceEquals($problems[5].TargetObject, $nonsense[5]) | Should -BeTrue
    }

    It 'takes its own results back: without their hash they are Invalid, one by one' {
        $again = $GoodResults | Import-AutopilotDevice -ErrorAction SilentlyContinue -ErrorVariable problems
        $again | Should -HaveCount 10
        $problems.FullyQualifiedErrorId | Sort-Object -Unique | Should -Be 'HashNotCarried,IntuneImportModule.Commands.ImportAutopilotDeviceCommand'
    }

    It 'takes an array given to -InputObject row by row' {
        $rows = @(@{ SerialNumber = 'ARR-1'; HardwareHash = (New-Hash 3) }, 1, @{ SerialNumber = 'ARR-2'; HardwareHash = (New-Hash 4) })
        $results = Import-AutopilotDevice -InputObject $rows -NoWait -ErrorAction SilentlyContinue -WarningAction Ignore
        $results.SerialNumber | Should -Be 'ARR-1', $null, 'ARR-2'
    }

    It 'takes an array that arrives as one object, as ConvertFrom-Json of Windows PowerShell hands it over' {
        $results = , @((New-AutopilotRow 91), (New-AutopilotRow 92)) | Import-AutopilotDevice -NoWait -WarningAction Ignore
        $results.SerialNumber | Should -Be 'PST-00091', 'PST-00092'
    }

    It 'takes a whole table given to -InputObject' {
        $table = [System.Data.DataTable]::new()
        'SerialNumber', 'HardwareHash' | ForEach-Object { $null = $table.Columns.Add($_) }
        $null = $table.Rows.Add('TAB-1', (New-Hash 5))
        $null = $table.Rows.Add('TAB-2', (New-Hash 6))
        (Import-AutopilotDevice -InputObject $table -NoWait -WarningAction Ignore).SerialNumber | Should -Be 'TAB-1', 'TAB-2'
    }

    It 'says what is missing when there are no rows at all' {
        { Import-AutopilotDevice } | Should -Throw -ErrorId 'NothingToImport,*'
        { @() | Import-AutopilotDevice } | Should -Throw -ErrorId 'NothingToImport,*'
        { Import-AutopilotDevice -InputObject @() } | Should -Throw -ErrorId 'NothingToImport,*'
        { Import-DeviceIdentityList -Overwrite -Delimiter ';' } | Should -Throw -ErrorId 'NothingToImport,*'
        { @() | Import-DeviceIdentityList -Encoding utf8 } | Should -Throw -ErrorId 'NothingToImport,*'
    }

    It 'imports a single device from parameters' {
        $result = Import-AutopilotDevice -SerialNumber ONE -HardwareHash (New-Hash 7) -GroupTag T -AssignedUser u@v.w -NoWait -WarningAction Ignore
        $result.SerialNumber, $result.GroupTag, $result.AssignedUserPrincipalName | Should -Be 'ONE', 'T', 'u@v.w'
        $empty = Import-AutopilotDevice -SerialNumber TWO -HardwareHash '' -ErrorAction SilentlyContinue
        $empty.ErrorName | Should -Be 'HardwareHashMissing'
    }

    It 'lets -GroupTag and -AssignedUser count for every row' {
        $results = (New-AutopilotRow 81), (New-AutopilotRow 82) | Import-AutopilotDevice -GroupTag All -AssignedUser x@y.z -NoWait -WarningAction Ignore
        $results.GroupTag | Should -Be 'All', 'All'
        $results.AssignedUserPrincipalName | Should -Be 'x@y.z', 'x@y.z'
    }
}

Describe 'Rows of an identifier import' {
    It 'finds the type from the columns' {
        $results = @(
            @{ IMEI = '35 693803-564380 9' }
            @{ 'Serial Number' = 'SER-1' }
            [pscustomobject]@{ Manufacturer = 'Dell Inc.'; Model = 'Latitude 5440'; SerialNumber = 'ABC' }
            @{ importedDeviceIdentifier = 'SER-2'; importedDeviceIdentityType = 'serialNumber'; description = 'd' }
        ) | Import-DeviceIdentityList -WarningAction Ignore
        $results.ImportedDeviceIdentityType | Should -Be 'imei', 'serialNumber', 'manufacturerModelSerial', 'serialNumber'
        $results.ImportedDeviceIdentifier | Should -Be '356938035643809', 'SER-1', 'Dell Inc,Latitude 5440,ABC', 'SER-2'
        $results.Status | Sort-Object -Unique | Should -Be 'Imported'
    }

    It 'reads an IMEI that arrives as <Kind>' -ForEach @(
        @{ Kind = 'long'; Imei = 490154203237518L }
        @{ Kind = 'double'; Imei = [double]490154203237518 }
        @{ Kind = 'decimal with a scale'; Imei = 490154203237518.0d }
        @{ Kind = 'JSON number'; Imei = ('{"imei":490154203237518}' | ConvertFrom-Json).imei }
        @{ Kind = 'BigInteger'; Imei = [bigint]490154203237518 }
    ) {
        $result = @{ Imei = $Imei } | Import-DeviceIdentityList -WarningAction Ignore
        $result.ImportedDeviceIdentifier | Should -Be '490154203237518'
    }

    It 'says that Excel turned an IMEI into a number' {
        $result = @{ Imei = '3.56E+14' } | Import-DeviceIdentityList -ErrorAction SilentlyContinue
        $result.Status | Should -Be 'Invalid'
        $result.Message | Should -BeLike '*Excel*'
    }

    It 'takes its own results back as AlreadyPresent' {
        $first = @{ SerialNumber = 'BACK-1'; Description = 'x' }, @{ SerialNumber = 'BACK-2' } | Import-DeviceIdentityList
        $again = $first | Import-DeviceIdentityList
        $again.Status | Should -Be 'AlreadyPresent', 'AlreadyPresent'
        $again.Description | Should -Be 'x', $null
    }

    It 'gives nonsense one Invalid result each' {
        $nonsense = 1, 'text', $null, @(), @{}, { }, @{ Imei = '1'; SerialNumber = '2' }, @{ ImportedDeviceIdentifier = 'x' }, @{ SerialNumber = '   ' }
        $results = $nonsense | Import-DeviceIdentityList -ErrorVariable problems -ErrorAction SilentlyContinue
        $results.Status | Should -Be (@('Invalid') * $nonsense.Count)
        $problems | Should -HaveCount $nonsense.Count
    }

    It 'imports a single device from <Name>' -ForEach @(
        @{ Name = '-Imei'; Parameters = @{ Imei = '356938035643817' }; Type = 'imei' }
        @{ Name = '-SerialNumber'; Parameters = @{ SerialNumber = 'P-1' }; Type = 'serialNumber' }
        @{ Name = 'the triple'; Parameters = @{ Manufacturer = 'M'; Model = 'N'; SerialNumber = 'P-2' }; Type = 'manufacturerModelSerial' }
        @{ Name = '-ImportedDeviceIdentifier'; Parameters = @{ ImportedDeviceIdentifier = 'P-3'; ImportedDeviceIdentityType = 'serialNumber' }; Type = 'serialNumber' }
    ) {
        $result = Import-DeviceIdentityList @Parameters -Description note -WarningAction Ignore
        $result.Status | Should -Be 'Imported'
        $result.ImportedDeviceIdentityType | Should -Be $Type
        $result.Description | Should -Be 'note'
    }
}

Describe 'Properties, however they came to an object' {
    BeforeAll {
        $script:Hash = New-Hash 3
        function Get-Tag($Rows) { ($Rows | Import-AutopilotDevice -NoWait -WarningAction Ignore -ErrorAction SilentlyContinue).GroupTag }
        Update-TypeData -TypeName Pester.Device -MemberType ScriptProperty -MemberName GroupTag -Value { 'of ' + $this.SerialNumber } -Force
    }
    AfterAll { Remove-TypeData -TypeName Pester.Device -ErrorAction Ignore }

    It 'are read fast in this PowerShell' -Skip:($PSEdition -ne 'Core') {
        $reader = (Get-Command Import-AutopilotDevice).ImplementingType.Assembly.GetType('IntuneImportModule.Rows.PropertyReader')
        $reader.GetProperty('IsFast', [System.Reflection.BindingFlags]'NonPublic, Static').GetValue($null) | Should -BeTrue
    }

    It 'are found in rows that are not like the first one' {
        Get-Tag @(
            [pscustomobject]@{ SerialNumber = 'MIX-1'; HardwareHash = $Hash }
            [pscustomobject]@{ SerialNumber = 'MIX-2'; HardwareHash = $Hash; GroupTag = 'Late' }
            [pscustomobject]@{ Colour = 'red'; 'Group Tag' = 'Turned'; HardwareHash = $Hash; Serial = 'MIX-3' }
            [pscustomobject]@{ SerialNumber = 'MIX-4'; HardwareHash = $Hash } | Add-Member -PassThru NoteProperty GroupTag Added
            [pscustomobject]@{ SerialNumber = 'MIX-5'; HardwareHash = $Hash } | Add-Member -PassThru ScriptProperty GroupTag { 'Script ' + $this.SerialNumber }
            [pscustomobject]@{ SerialNumber = 'MIX-6'; HardwareHash = $Hash; Tag = 'Alias' } | Add-Member -PassThru AliasProperty GroupTag Tag
            [pscustomobject]@{ SerialNumber = 'MIX-7'; HardwareHash = $Hash } | Select-Object *, @{ Name = 'GroupTag'; Expression = { 'Selected' } }
        ) | Should -Be $null, 'Late', 'Turned', 'Added', 'Script MIX-5', 'Alias', 'Selected'
    }

    It 'are found where the type table adds them, between rows without' {
        Get-Tag @(
            [pscustomobject]@{ SerialNumber = 'ETS-1'; HardwareHash = $Hash; GroupTag = 'Own' }
            [pscustomobject]@{ PSTypeName = 'Pester.Device'; SerialNumber = 'ETS-2'; HardwareHash = $Hash }
            [pscustomobject]@{ PSTypeName = 'Pester.Device'; SerialNumber = 'ETS-3'; HardwareHash = $Hash }
            [pscustomobject]@{ SerialNumber = 'ETS-4'; HardwareHash = $Hash }
        ) | Should -Be 'Own', 'of ETS-2', 'of ETS-3', $null
    }

    It 'are found where the type table adds them, whether or not somebody has asked for the type, and through a wrapper' {
        $asked = [pscustomobject]@{ PSTypeName = 'Pester.Device'; SerialNumber = 'ASK-1'; HardwareHash = $Hash }
        $named = [pscustomobject]@{ SerialNumber = 'ASK-2'; HardwareHash = $Hash }
        $named.PSObject.TypeNames.Insert(0, 'Pester.Device')
        $plain = [pscustomobject]@{ SerialNumber = 'ASK-3'; HardwareHash = $Hash; GroupTag = 'Own' }
        $null = $asked.PSObject.TypeNames, $plain.PSObject.TypeNames
        $inside = [pscustomobject]@{ PSTypeName = 'Pester.Device'; SerialNumber = 'ASK-4'; HardwareHash = $Hash }
        Get-Tag @($plain, $asked, $named, [psobject]::new($inside)) | Should -Be 'Own', 'of ASK-1', 'of ASK-2', 'of ASK-4'
    }

    It 'are found where the type table adds them to every object' {
        Update-TypeData -TypeName System.Management.Automation.PSCustomObject -MemberType ScriptProperty -MemberName OrderID -Value { 'all ' + $this.Serial } -Force
        try {
            Get-Tag @(
                [pscustomobject]@{ Serial = 'ALL-1'; HardwareHash = $Hash; GroupTag = 'Own' }
                [pscustomobject]@{ Serial = 'ALL-2'; HardwareHash = $Hash }
            ) | Should -Be 'Own', 'all ALL-2'
        }
        finally {
            Remove-TypeData -TypeName System.Management.Automation.PSCustomObject
        }
    }
}

Describe 'A row''s approval' {
    It 'is asked for where $ConfirmPreference says so' {
        # Nobody can answer here, so the question itself is the proof.
        $said = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command "
            Import-Module '$ModulePath'
            `$null = Start-IntuneSandbox; `$null = Connect-IntuneImport -Sandbox -WarningAction Ignore
            `$ConfirmPreference = 'Medium'
            try { Import-DeviceIdentityList -Imei 490154203237518 } catch { `$_.FullyQualifiedErrorId }
            @(Get-IntuneSandboxRequest).Count" 2>&1
        $said[0] | Should -BeLike 'InvalidOperation,*'
        $said[-1] | Should -Be 0
    }

    It 'is told with -Verbose' {
        (Import-DeviceIdentityList -Imei 490154203237518 -Verbose 4>&1 | Out-String) | Should -BeLike '*490154203237518*row 1*'
    }
}
