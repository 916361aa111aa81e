# What a person types: completion, syntax, wrong parameters.
BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    $script:Commands = (Get-Command -Module IntuneImportModule).Name
}
BeforeAll {
    . $PSScriptRoot/Common.ps1
    function Complete([string]$Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText }
}

Describe 'Completion' {
    It 'offers <Expected> for "<Line>"' -ForEach @(
        @{ Line = 'Import-DeviceIdentityList -ImportedDeviceIdentityType '; Expected = 'imei', 'manufacturerModelSerial', 'serialNumber' }
        @{ Line = 'Import-DeviceIdentityList -Platform win'; Expected = 'windows', 'windowsMobile' }
        @{ Line = 'Start-IntuneSandbox -ImportIdHandling '; Expected = 'Dropped', 'Kept', 'Replaced' }
        @{ Line = 'Import-AutopilotDevice -Encoding utf8'; Expected = 'utf8' }
    ) {
        Complete $Line | Sort-Object | Should -Be $Expected
    }

    It 'knows the properties of results' {
        Complete 'Import-AutopilotDevice -Path x | Where-Object Stat' | Should -Contain 'Status'
        Complete 'Import-DeviceIdentityList -Path x | Select-Object Rem' | Should -Contain 'Remedy'
    }

    It 'knows what the sandbox has seen' {
        $null = Connect-TestSandbox
        $null = @{ SerialNumber = 1 } | Import-DeviceIdentityList
        Complete 'Get-IntuneSandboxRequest import' | Should -Be 'importDeviceIdentityList'
        Stop-IntuneSandbox
    }

    It 'offers files for -Path' {
        Set-Content (Join-Path $TestDrive 'devices.csv') ''
        Push-Location $TestDrive
        try { Complete 'Import-AutopilotDevice -Path dev' | Should -BeLike '*devices.csv*' } finally { Pop-Location }
    }
}

Describe 'Syntax' {
    It 'has parameter sets that a person can read: <_>' -ForEach 'Import-AutopilotDevice', 'Import-DeviceIdentityList' {
        $sets = (Get-Command $_).ParameterSets
        ($sets | Where-Object IsDefault).Name | Should -Be 'InputObject'
        Get-Command $_ -Syntax | Should -BeLike "*$_ ``[-Path``] <string``[``]>*"
    }

    It 'takes one file at position 0, and nothing else' {
        $null = Connect-TestSandbox
        { Import-AutopilotDevice a.csv b.csv } | Should -Throw -ErrorId 'PositionalParameterNotFound,*'
        Stop-IntuneSandbox
    }

    It 'refuses rows and a path together' {
        $null = Connect-TestSandbox
        { 1..3 | Import-AutopilotDevice -Path x.csv } | Should -Throw -ErrorId 'InputTwice,*'
        { 1..3 | Import-DeviceIdentityList -SerialNumber x } | Should -Throw -ErrorId 'InputTwice,*'
        Stop-IntuneSandbox
    }

    It 'keeps validation away from the hash, whose message would print it' {
        (Get-Command Import-AutopilotDevice).Parameters.HardwareHash.Attributes | Where-Object { $_ -is [System.Management.Automation.ValidateArgumentsAttribute] } | Should -BeNullOrEmpty
    }

    It 'has an approved verb everywhere' {
        $verbs = (Get-Verb).Verb
        Get-Command -Module IntuneImportModule | Where-Object Verb -NotIn $verbs | Should -BeNullOrEmpty
    }
}

Describe 'Mocking in a runbook''s own tests' {
    It 'works with the compiled commands' {
        Mock Import-AutopilotDevice { [pscustomobject]@{ Status = 'Imported' } }
        $result = New-AutopilotRow 1 | Import-AutopilotDevice -GroupTag Kiosk
        $result.Status | Should -Be 'Imported'
        Should -Invoke Import-AutopilotDevice -Times 1 -ParameterFilter { $GroupTag -eq 'Kiosk' }
    }

    It 'works with <_>, whatever the types of its parameters' -ForEach $Commands {
        $parameters = (Get-Command $_).Parameters.Count
        Mock $_ { }
        (Get-Command $_ -CommandType Alias).ResolvedCommand.Parameters.Count | Should -Be $parameters
    }
}
