# What a person types: syntax, wrong parameters, values as they come to mind.
BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    $script:Commands = (Get-Command -Module IntuneImportModule).Name
}
BeforeAll { . $PSScriptRoot/Common.ps1 }

Describe 'Syntax' {
    # Before each row the engine looks through the parameters more often where it is otherwise, and never asks a person for one as it is.
    It 'has parameter sets that a person can read, and nothing mandatory: <_>' -ForEach 'Import-AutopilotDevice', 'Import-DeviceIdentityList', 'Test-AutopilotDevice', 'Test-DeviceIdentity' {
        $sets = (Get-Command $_).ParameterSets
        ($sets | Where-Object IsDefault).Name | Should -Be 'Path'
        $sets.Parameters | Where-Object IsMandatory | Should -BeNullOrEmpty
        Get-Command $_ -Syntax | Should -BeLike "*$_ ``[``[-Path``] <string``[``]>``]*"
    }

    It 'takes one file at position 0, and nothing else' {
        $null = Connect-TestSandbox
        { Import-AutopilotDevice a.csv b.csv } | Should -Throw -ErrorId 'PositionalParameterNotFound,*'
        Stop-IntuneSandbox
    }

    It 'refuses rows and a path together' {
        $null = Connect-TestSandbox
        { 1..3 | Import-AutopilotDevice -Path x.csv } | Should -Throw -ErrorId 'InputTwice,*'
        { 1..3 | Import-DeviceIdentityList x.csv } | Should -Throw -ErrorId 'InputTwice,*'
        { 1..3 | Import-DeviceIdentityList -LiteralPath x.csv -Delimiter ';' } | Should -Throw -ErrorId 'InputTwice,*'
        { 1..3 | Import-DeviceIdentityList -SerialNumber x } | Should -Throw -ErrorId 'InputTwice,*'
        { @() | Test-DeviceIdentity -Path x.csv } | Should -Throw -ErrorId 'InputTwice,*'
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

Describe 'Durations' {
    It 'are numbers, TimeSpans or their text: <Command> -<Name>' -ForEach @(
        foreach ($command in Get-Command -Module IntuneImportModule) {
            foreach ($parameter in $command.Parameters.Values | Where-Object { $_.Name -match '(Sec|Ms|Days)$' }) { @{ Command = $command.Name; Name = $parameter.Name } }
        }
    ) {
        $unit = switch -Regex ($Name) { 'Sec$' { 1 } 'Ms$' { 0.001 } 'Days$' { 86400 } }
        $attributes = (Get-Command $Command).Parameters[$Name].Attributes
        $transformation = $attributes | Where-Object { $_ -is [System.Management.Automation.ArgumentTransformationAttribute] }
        $transformation.Transform($ExecutionContext, [timespan]::FromMinutes(1440)) * $unit | Should -Be 86400
        $transformation.Transform($ExecutionContext, '0:30:00') * $unit | Should -Be 1800
        $transformation.Transform($ExecutionContext, '90') | Should -Be '90'
        $transformation.Transform($ExecutionContext, 90) | Should -Be 90
    }

    It 'reach the command' {
        $null = Connect-TestSandbox @{ ProcessingTimeSec = [timespan]::FromMinutes(10); RequestLatencyMs = [timespan]::FromMilliseconds(3) }
        $Sandbox.Options.ProcessingTime | Should -Be ([timespan]::FromMinutes(10))
        $Sandbox.Options.RequestLatency.TotalMilliseconds | Should -Be 3
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $result = New-AutopilotRow 1 | Import-AutopilotDevice -TimeoutSec 0:00:02 -PollingIntervalSec ([timespan]::FromSeconds(1)) -WarningAction Ignore
        $result.Status | Should -Be 'Pending'
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 60
        $null = $Sandbox.Tenant.AddDeviceIdentity('OLD', 'serialNumber', '', [System.DateTimeOffset]::UtcNow.AddDays(-31))
        (Get-DeviceIdentity -NotContactedForDays (New-TimeSpan -Days 30)).ImportedDeviceIdentifier | Should -Be 'OLD'
        Get-DeviceIdentity -NotContactedForDays (New-TimeSpan -Days 32) | Should -BeNullOrEmpty
        Stop-IntuneSandbox
    }

    It 'that are none are refused by the engine, with the limits' {
        { Sync-AutopilotService -TimeoutSec 'soon' } | Should -Throw -ErrorId 'CannotConvertArgumentNoMessage,*'
        { Sync-AutopilotService -TimeoutSec ([timespan]::Zero) } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }
}

Describe 'A fault by its name' {
    AfterEach { Stop-IntuneSandbox }

    It 'is taken as a text, a number and beside others' {
        $null = Connect-TestSandbox @{ Fault = '429 seconds', 500, [IntuneImportModule.Sandbox.SandboxFault]::Status(503) }
        $null = @{ SerialNumber = 'F-1' } | Import-DeviceIdentityList -ErrorAction Ignore -WarningAction Ignore
        (Get-IntuneSandboxRequest).StatusCode[0..2] | Should -Be 429, 500, 503
    }

    It 'that is none is refused with what to do' {
        { Start-IntuneSandbox -Fault 'no such thing' } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -ExpectedMessage "*no fault called 'no such thing'*Tab*"
    }
}

Describe 'The statuses that records amount to' {
    It 'are the only ones that Get-AutopilotImport takes' {
        { Get-AutopilotImport -Status Duplicate } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*' -ExpectedMessage '*Pending,Imported,AlreadyPresent,Failed*'
        $null = Connect-TestSandbox
        $null = $Sandbox.Tenant.AddImportRecord('S-1', 808, 'ZtdDeviceAssignedToOtherTenant')
        $null = $Sandbox.Tenant.AddImportRecord('S-2')
        (Get-AutopilotImport -Status Failed, Pending).SerialNumber | Should -Be 'S-1'
        Stop-IntuneSandbox
    }
}

Describe 'Stop-IntuneSandbox' {
    AfterEach { Stop-IntuneSandbox }

    It 'takes the sandbox from the pipeline, and its connection goes with it' {
        $null = Connect-TestSandbox
        $Sandbox | Stop-IntuneSandbox
        Get-IntuneImportContext | Should -BeNullOrEmpty
        { Get-IntuneSandboxRequest } | Should -Throw -ErrorId 'NoSandbox,*'
    }

    It 'says nothing of one that has ended, and leaves the one that runs' {
        $first = Start-IntuneSandbox
        $second = Connect-TestSandbox
        { $first, $first | Stop-IntuneSandbox -ErrorAction Stop } | Should -Not -Throw
        Stop-IntuneSandbox -Sandbox $first
        @(Get-DeviceIdentity).Count | Should -Be 0 -Because 'it still answers'
        (Get-IntuneImportContext).IsClosed | Should -BeFalse
    }

    It 'ends one that belongs to nobody here' {
        $foreign = [IntuneImportModule.Sandbox.IntuneSandbox]::Start($null)
        $null = Connect-TestSandbox
        $foreign | Stop-IntuneSandbox
        { [System.Net.Sockets.TcpClient]::new('127.0.0.1', $foreign.Endpoint.Port).Dispose() } | Should -Throw
        @(Get-DeviceIdentity).Count | Should -Be 0
    }

    It 'does not take nothing for the one that runs' {
        $null = Connect-TestSandbox
        $null | Stop-IntuneSandbox
        Stop-IntuneSandbox -Sandbox $null
        $Sandbox | Stop-IntuneSandbox -WhatIf
        @(Get-DeviceIdentity).Count | Should -Be 0
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
