# What a hardware hash says, and how little is said of one that cannot be read.
BeforeAll {
    . $PSScriptRoot/Common.ps1
    $script:File = Join-Path $PSScriptRoot '../../samples/autopilot-devices.csv'
    $script:Rows = @(Import-Csv $File)
    $script:Hash = $Rows[0].'Hardware Hash'
}

Describe 'ConvertFrom-AutopilotHardwareHash' {
    It 'decodes the rows of a portal''s CSV' {
        $devices = Import-Csv $File | ConvertFrom-AutopilotHardwareHash
        $devices | Should -HaveCount $Rows.Count
        $devices[0] | Should -BeOfType ([IntuneImportModule.Core.Devices.HardwareHashInfo])
        $devices.SerialNumber | Should -Be $Rows.'Device Serial Number'
        $devices.ChecksumValid | Sort-Object -Unique | Should -BeTrue
        $devices[0].Manufacturer | Should -Be 'Contoso'
        $devices[0].TpmVersion | Should -BeLike 'TPM-Version:2.0*'
        $devices[0].NetworkAdapters[0].MacAddress | Should -Match '^([0-9A-F]{2}:){5}[0-9A-F]{2}$'
        $devices[0].UnknownBlocks | Should -Not -BeNullOrEmpty -Because 'the sample holds a block of a type that nobody knows'
    }

    It 'takes <Form>' -ForEach @(
        @{ Form = 'a plain string'; Give = { $Hash } }
        @{ Form = 'a hashtable'; Give = { @{ SerialNumber = 'X'; HardwareHash = $Hash } } }
        @{ Form = 'a CIM name'; Give = { [pscustomobject]@{ DeviceHardwareData = $Hash } } }
        @{ Form = 'a Graph object with bytes'; Give = { [pscustomobject]@{ serialNumber = 'X'; hardwareIdentifier = [convert]::FromBase64String($Hash) } } }
        @{ Form = 'an array within the pipeline'; Give = { , @($Hash) } }
    ) {
        (& $Give | ConvertFrom-AutopilotHardwareHash).SerialNumber | Should -Be 'SMP-0001'
    }

    It 'takes a parameter, an array and bytes' {
        (ConvertFrom-AutopilotHardwareHash -HardwareHash $Hash).SerialNumber | Should -Be 'SMP-0001'
        ConvertFrom-AutopilotHardwareHash $Rows | Should -HaveCount $Rows.Count
        (ConvertFrom-AutopilotHardwareHash ([convert]::FromBase64String($Hash))).SerialNumber | Should -Be 'SMP-0001'
    }

    It 'gives one error for each bad hash and goes on' {
        $bad = $Hash, 'no base64!', '', $null, 'AAAA', 4711, @{ Colour = 'red' }, @{ SerialNumber = 'NONE' }, $Hash
        $devices = $bad | ConvertFrom-AutopilotHardwareHash -ErrorVariable problems -ErrorAction SilentlyContinue
        $devices | Should -HaveCount 2
        $problems | Should -HaveCount 7
        $problems.FullyQualifiedErrorId | Sort-Object -Unique | Should -Be 'HardwareHashUnreadable,IntuneImportModule.Commands.ConvertFromAutopilotHardwareHashCommand'
        "$($problems[0])" | Should -BeLike 'Row 2: *'
        "$($problems[6])" | Should -BeLike 'Row 8, NONE: *empty*'
    }

    It 'reads on where only the checksum is wrong, and says so' {
        $bytes = [convert]::FromBase64String($Hash)
        $bytes[60] = $bytes[60] -bxor 1
        $device = ConvertFrom-AutopilotHardwareHash -HardwareHash ([convert]::ToBase64String($bytes))
        $device.ChecksumValid | Should -BeFalse
        $device.Warning | Should -BeLike '*checksum*'
    }

    It 'keeps the text of a hash out of its errors, the category''s words included' {
        $torn = $Hash.Substring(0, 401) + '!'
        $given = $torn, [pscustomobject]@{ SerialNumber = 'X'; HardwareHash = $torn }, @{ HardwareHash = $torn }
        $null = $given | ConvertFrom-AutopilotHardwareHash -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems | Should -HaveCount 3
        $null = ConvertFrom-AutopilotHardwareHash -HardwareHash $torn -ErrorVariable +problems -ErrorAction SilentlyContinue
        $problems[0].TargetObject | Should -BeNullOrEmpty
        foreach ($problem in $problems) {
            $text = "$problem", $problem.Exception.ToString(), "$($problem.CategoryInfo)", $problem.CategoryInfo.TargetName, $problem.ErrorDetails.Message, $problem.ErrorDetails.RecommendedAction | Out-String
            $text | Should -Not -BeLike "*$($torn.Substring(0, 12))*"
        }
    }

    It 'keeps it out of the category of an import''s error too' {
        $null = Connect-TestSandbox
        try {
            $null = [pscustomobject]@{ SerialNumber = 'X'; HardwareHash = 'T0GWAwEAHAAA!' } | Import-AutopilotDevice -ErrorVariable problems -ErrorAction SilentlyContinue
            "$($problems[0].CategoryInfo)" | Should -Not -BeLike '*T0GW*'
            $problems[0].CategoryInfo.TargetName | Should -Be 'Row 1, X'
        }
        finally { Stop-IntuneSandbox }
    }

    It 'shows a table that fits 100 columns' {
        $lines = Show-Wide ($Rows | ConvertFrom-AutopilotHardwareHash)
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 100
        $lines -join "`n" | Should -Match 'SMP-0001\s+Contoso\s+Tablet 2\s+True'
    }
}
