# Results and contexts leave the session as JSON, CliXml and CSV: whole, and without secrets.
BeforeAll {
    . $PSScriptRoot/Common.ps1
    $script:Context = Connect-TestSandbox @{ OtherTenantSerialNumber = 'PST-00002' }
    $script:Hash = (New-AutopilotRow 1).'Hardware Hash'
    $script:Autopilot = 1..3 | ForEach-Object { New-AutopilotRow $_ } | Import-AutopilotDevice -ErrorAction Ignore -WarningAction Ignore -ErrorVariable problems
    $script:Identities = @{ Imei = '356938035643809'; Description = "$([char]0xE4) ""quoted"", text" }, @{ Imei = '1' } | Import-DeviceIdentityList -ErrorAction Ignore -WarningAction Ignore
}
AfterAll { Stop-IntuneSandbox }

Describe 'Serialised <Name>' -ForEach @(
    @{ Name = 'Autopilot results'; Get = { $Autopilot } }
    @{ Name = 'identifier results'; Get = { $Identities } }
    @{ Name = 'context'; Get = { $Context } }
) {
    BeforeAll { $script:Objects = & $Get }

    It 'keeps every property in CliXml' {
        $file = Join-Path $TestDrive 'objects.xml'
        $Objects | Export-Clixml $file
        $back = @(Import-Clixml $file)
        $back | Should -HaveCount @($Objects).Count
        foreach ($property in @($Objects)[0].psobject.Properties) { "$($back[0].($property.Name))" | Should -Be "$($property.Value)" }
        Get-Content $file -Raw | Should -Not -BeLike "*$($Sandbox.AccessToken)*"
        Get-Content $file -Raw | Should -Not -BeLike "*$Hash*"
    }

    # Windows PowerShell writes statuses to JSON as numbers.
    It 'keeps every property in JSON' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $json = $Objects | ConvertTo-Json -Depth 6 -EnumsAsStrings -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty -Because 'nothing lies deeper than that'
        $back = @($json | ConvertFrom-Json)
        foreach ($property in @($Objects)[0].psobject.Properties) { $back[0].psobject.Properties.Name | Should -Contain $property.Name }
        $json | Should -Not -BeLike "*$($Sandbox.AccessToken)*"
        $json | Should -Not -BeLike "*$Hash*"
    }

}

Describe 'Results that come back' {
    It 'make a CSV without type names in its cells' {
        "$($Autopilot + $Identities | ForEach-Object { $_ | ConvertTo-Csv })" | Should -Not -BeLike '*System.*'
    }

    It 'are found by their status after CliXml' {
        $back = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($Autopilot))
        $back | Where-Object Status -EQ 'Failed' | Should -HaveCount 1
    }

    It 'say after CliXml whether they succeeded' {
        $back = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($Autopilot))
        $back.Succeeded | Should -Be $true, $false, $true
        $back[0].Succeeded | Should -BeOfType [bool]
        @($back | Where-Object Succeeded) | Should -HaveCount 2
    }

    It 'of changes keep status and success' {
        $changes = Set-AutopilotRegistration 'PST-00001', 'NOPE' -GroupTag New -ErrorAction Ignore
        $back = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($changes))
        $back.Status | Should -Be 'Updated', 'NotFound'
        $back.Succeeded | Should -Be $true, $false
    }

    It 'are found by their status after a job' {
        $job = Start-Job { Import-Module $using:ModulePath; $null = Connect-IntuneImport -Sandbox -WarningAction Ignore; @{ SerialNumber = 'J-1' }, 7 | Import-DeviceIdentityList -ErrorAction Ignore }
        ($job | Receive-Job -Wait -AutoRemoveJob).Status | Should -Be 'Imported', 'Invalid'
    }

    It 'are rows again after CliXml' {
        $file = Join-Path $TestDrive 'again.xml'
        $Identities[0] | Export-Clixml $file
        $again = Import-Clixml $file | Import-DeviceIdentityList -WarningAction Ignore
        $again.Status | Should -Be 'AlreadyPresent'
        $again.Description | Should -Be "$([char]0xE4) ""quoted"", text"
    }

    It 'are rows again after CSV' {
        $again = $Identities[0] | ConvertTo-Csv | ConvertFrom-Csv | Import-DeviceIdentityList -WarningAction Ignore
        $again.Status | Should -Be 'AlreadyPresent'
    }
}
