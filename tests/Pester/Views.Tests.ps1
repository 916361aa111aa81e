# What people see: nothing wider than 100 columns, what matters first, colours where there are any, and no secrets.
BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    $views = [xml](Get-Content -Raw (Join-Path (Split-Path $script:ModulePath) 'IntuneImportModule.Format.ps1xml'))
    $script:Shown = $views.Configuration.ViewDefinitions.View | Where-Object { $_['TableControl'] } | ForEach-Object {
        @{ Name = $_.ViewSelectedBy.TypeName; Labels = @($_.TableControl.TableHeaders.TableColumnHeader.Label) }
    }
}
BeforeAll {
    . $PSScriptRoot/Common.ps1
    $null = Connect-TestSandbox @{ OtherTenantSerialNumber = 'PST-00002' }
    $long = 'A-serial-number-that-is-much-longer-than-any-column-of-the-table-0123456789'
    $script:Autopilot = @((New-AutopilotRow 1), (New-AutopilotRow 2), 'nonsense', @{ SerialNumber = $long; HardwareHash = '?'; GroupTag = 'A group tag that is long as well' }) |
        Import-AutopilotDevice -ErrorAction Ignore -WarningAction Ignore
    $script:Identities = @(@{ Imei = '356938035643809' }, @{ Imei = '3.5E+14' }, @{ Manufacturer = 'Hewlett-Packard Enterprise Co.'; Model = 'EliteBook 840 14 inch G10 Notebook PC'; SerialNumber = '5CG1234567' }) |
        Import-DeviceIdentityList -ErrorAction Ignore -WarningAction Ignore
    $script:Libraries = [IntuneImportModule.Session.IntuneImportContext].Assembly, [IntuneImportModule.Core.Import.ImportResult].Assembly, [IntuneImportModule.Sandbox.IntuneSandbox].Assembly

    # An object of a type with something, and not too little, in each property.
    function New-Filled([string]$TypeName) {
        switch ($TypeName) {
            'IntuneImportModule.Session.IntuneImportContext' { return Get-IntuneImportContext }
            'IntuneImportModule.Sandbox.IntuneSandbox' { return $Sandbox }
            'IntuneImportModule.Sandbox.SandboxTenant' { return $Sandbox.Tenant }
        }

        $type = $Libraries | ForEach-Object { $_.GetType($TypeName) } | Select-Object -First 1
        $object = [System.Runtime.Serialization.FormatterServices]::GetUninitializedObject($type)
        foreach ($property in $type.GetProperties() | Where-Object CanWrite) {
            $kind = [System.Nullable]::GetUnderlyingType($property.PropertyType)
            if (-not $kind) { $kind = $property.PropertyType }
            $value = if ($kind -eq [string]) { 'Words of some length, and-a-rather-long-one_0123456789-without-a-blank.' }
            elseif ($kind.IsEnum) { [System.Enum]::GetValues($kind) | Sort-Object { "$_".Length } -Descending | Select-Object -First 1 }
            elseif ($kind -eq [System.DateTimeOffset]) { [System.DateTimeOffset]::new(2026, 1, 31, 12, 0, 0, [timespan]::Zero) }
            elseif ($kind -eq [timespan]) { [timespan]::FromDays(1.5) }
            elseif ($kind -eq [bool]) { $true }
            elseif ($kind.IsPrimitive) { 12345 -as $kind }
            if ($null -ne $value) { $property.SetValue($object, $value) }
        }

        $object
    }
}
AfterAll { Stop-IntuneSandbox }

Describe 'The views of <Name>' -ForEach $Shown {
    It 'fit a window of 100 columns, headers in one line' {
        $lines = @(Show-Wide (New-Filled $Name) { $_ | Format-Table } | Where-Object { $_ })
        foreach ($label in $Labels) { $lines[0] | Should -BeLike "*$([WildcardPattern]::Escape($label))*" }
        $lines[1] | Should -Match '^[- ]+$' -Because 'else a header is broken'
        foreach ($format in { $_ | Format-Table }, { $_ | Format-List }, { $_ | Format-Wide }, { $_ }) {
            $lines = Show-Wide (New-Filled $Name) $format
            ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 100
        }
    }

    It 'show the status' {
        $object = New-Filled $Name
        if ($object.psobject.Properties['Status'].Value -isnot [enum]) { return }
        foreach ($format in { $_ | Format-Table }, { $_ | Format-List }) { "$(Show-Wide $object $format)" | Should -Match "\b$($object.Status)\b" }
    }
}

# $PSStyle came with PowerShell 7.2; Windows PowerShell shows the same without colours.
Describe 'Colours' -Skip:($PSVersionTable.PSVersion -lt '7.2') {
    BeforeAll {
        $before = $PSStyle.OutputRendering
        $esc = [char]27
        $types = 'Core.Import.AutopilotImportResult', 'Core.Import.DeviceIdentityImportResult', 'Core.Registrations.AutopilotRegistrationChange', 'Core.Identities.DeviceIdentityRemoval', 'Core.Import.AutopilotImportRemoval'
        function Show-Rendered([string]$Rendering, $InputObject, [scriptblock]$Format = { $_ | Format-Table }) {
            $PSStyle.OutputRendering = $Rendering
            (Show-Wide $InputObject $Format) -join "`n"
        }
    }
    AfterEach { $PSStyle.OutputRendering = $before }

    It 'paint <Status> <Colour>' -ForEach @(
        @{ Status = 'Imported'; Colour = 'green' }, @{ Status = 'Updated'; Colour = 'green' }, @{ Status = 'AlreadyPresent'; Colour = 'green' }
        @{ Status = 'Unchanged'; Colour = 'green' }, @{ Status = 'Removed'; Colour = 'green' }
        @{ Status = 'Failed'; Colour = 'red' }, @{ Status = 'Invalid'; Colour = 'red' }, @{ Status = 'NotFound'; Colour = 'red' }
        @{ Status = 'Pending'; Colour = 'yellow' }, @{ Status = 'Unconfirmed'; Colour = 'yellow' }, @{ Status = 'NotSent'; Colour = 'yellow' }, @{ Status = 'Duplicate'; Colour = 'yellow' }
    ) {
        $code = @{ green = '32m'; red = '31;1m'; yellow = '33;1m' }[$Colour]
        $seen = 0
        foreach ($name in $types) {
            $object = New-Filled "IntuneImportModule.$name"
            if ($object.Status.GetType().GetEnumNames() -notcontains $Status) { continue }
            $object.GetType().GetProperty('Status').SetValue($object, $Status -as $object.Status.GetType())
            foreach ($format in { $_ | Format-Table }, { $_ | Format-List }, { $_ | Format-Wide }) {
                Show-Rendered Ansi $object $format | Should -BeLike "*$esc``[$code$Status$esc``[0m*"
            }
            $seen++
        }
        $seen | Should -BeGreaterThan 0
    }

    It 'name every status that there is' {
        foreach ($name in $types + 'Core.Sync.AutopilotSyncResult') {
            $object = New-Filled "IntuneImportModule.$name"
            foreach ($status in [enum]::GetValues($object.Status.GetType())) {
                $object.GetType().GetProperty('Status').SetValue($object, $status)
                Show-Rendered Ansi $object | Should -BeLike "*m$status$esc``[0m*"
            }
        }
    }

    It 'paint what a test, a checksum and an answer say' {
        $PSStyle.OutputRendering = 'Ansi'
        $good, $bad = (New-AutopilotRow 1), @{ SerialNumber = 'X' } | Test-AutopilotDevice
        Show-Rendered Ansi $good | Should -BeLike "*$esc``[32mTrue*"
        Show-Rendered Ansi $bad | Should -BeLike "*$esc``[31;1mFalse*"
        Show-Rendered Ansi (Get-IntuneSandboxRequest import) | Should -BeLike "*$esc``[32m200*"
        Show-Rendered Ansi (New-Filled 'IntuneImportModule.Core.Devices.HardwareHashInfo') | Should -BeLike "*$esc``[32mTrue*"
        $refused = New-Filled 'IntuneImportModule.Sandbox.SandboxRequest'
        $refused.GetType().GetProperty('StatusCode').SetValue($refused, 429)
        Show-Rendered Ansi $refused | Should -BeLike "*$esc``[31;1m429*"
    }

    It 'take no room: without them every line is the same' {
        foreach ($objects in $Autopilot, $Identities) {
            foreach ($format in { $_ | Format-Table }, { $_ | Format-List }, { $_ | Format-Wide }) {
                $painted = Show-Rendered Ansi $objects $format
                $painted | Should -Match $esc
                (($painted -replace "$esc\[[\d;]*m") -split "`n").TrimEnd() | Should -Be ((Show-Rendered PlainText $objects $format) -split "`n")
            }
        }
    }

    It 'are gone as plain text, in a text and in a file' {
        Show-Rendered PlainText $Autopilot | Should -Not -Match $esc
        Show-Rendered Host $Autopilot | Should -Not -Match $esc
        $PSStyle.OutputRendering = 'Host'
        $Autopilot > (Join-Path $TestDrive results.txt)
        $text = Get-Content -Raw (Join-Path $TestDrive results.txt)
        $text | Should -Not -Match $esc
        $text | Should -BeLike '*Imported*Failed*'
        $Autopilot | ConvertTo-Csv | Should -Not -Match $esc
    }

    It 'of errors and warnings are the user''s' {
        $theirs = $PSStyle.Formatting.Error
        try {
            $PSStyle.Formatting.Error = $PSStyle.Foreground.Blue
            Show-Rendered Ansi $Autopilot[1] | Should -BeLike "*$esc``[34mFailed*"
        }
        finally { $PSStyle.Formatting.Error = $theirs }
    }
}

Describe 'Default views' {
    It 'are at most 100 columns wide: <Name>' -ForEach @(
        @{ Name = 'Autopilot results'; Get = { $Autopilot } }
        @{ Name = 'identifier results'; Get = { $Identities } }
        @{ Name = 'the context'; Get = { Get-IntuneImportContext } }
        @{ Name = 'the sandbox'; Get = { $Sandbox } }
        @{ Name = 'requests'; Get = { Get-IntuneSandboxRequest } }
        @{ Name = 'lists of results'; Get = { $Autopilot | Format-List } }
    ) {
        $lines = Show-Wide (& $Get)
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 100
        $lines | Where-Object { $_ } | Should -Not -BeNullOrEmpty
        $lines | Where-Object { $_ -match '\u2026' } | Should -BeNullOrEmpty
        "$lines" | Should -Not -BeLike "*$($Sandbox.AccessToken)*"
    }

    It 'are tables of rows, status and message' {
        (Show-Wide $Autopilot | Where-Object { $_ })[0] -split '\s+' | Where-Object { $_ } | Should -Be 'Row', 'SerialNumber', 'GroupTag', 'Status', 'Message'
        (Show-Wide $Identities | Where-Object { $_ })[0] -split '\s+' | Where-Object { $_ } | Should -Be 'Row', 'Identifier', 'Status', 'Message'
        (Show-Wide $Autopilot) -join '' -replace '\s' | Should -BeLike '*organisation''stenant.*'
    }

    It 'show what looked odd where there is no message' {
        (Show-Wide $Identities[2]) -join '' -replace '\s' | Should -BeLike '*Periodsandcommaswereremoved*'
    }

    It 'begin lists with Status, Message, Remedy' {
        $names = Show-Wide ($Autopilot[1] | Format-List) | Where-Object { $_ -match '^(\w+)\s*:' } | ForEach-Object { $Matches[1] }
        $names[0..2] | Should -Be 'Status', 'Message', 'Remedy'
        $missing = $Autopilot[0].psobject.Properties.Name | Where-Object { $_ -notin $names }
        $missing | Should -BeNullOrEmpty -Because 'a list shows everything'
        $names = Show-Wide ($Identities[1] | Format-List) | Where-Object { $_ -match '^(\w+)\s*:' } | ForEach-Object { $Matches[1] }
        $Identities[0].psobject.Properties.Name | Where-Object { $_ -notin $names } | Should -BeNullOrEmpty
    }

    It 'are those of results that come back from a file' {
        $file = Join-Path $TestDrive 'results.xml'
        $Autopilot | Export-Clixml $file
        Show-Wide (Import-Clixml $file) | Should -Be (Show-Wide $Autopilot)
    }

    It 'show in a narrow window what they can, and never a broken word as a header' {
        foreach ($objects in $Autopilot, $Identities) {
            $lines = @($objects | Out-String -Width 80) -split "`r?`n" | Where-Object { $_ }
            $lines[1] | Should -Match '^[- ]+$'
        }
    }

    It 'keep to what matters where objects of several kinds are shown together' {
        $text = $Identities[0], $Autopilot[1], $Sandbox | Out-String -Width 100
        $text | Should -Match 'Remedy +: '
        $text | Should -Not -Match 'Attempts'
        $text | Should -Not -BeLike "*$($Sandbox.AccessToken)*"
    }

    It 'keep the sandbox''s token out of its list' {
        "$(Show-Wide ($Sandbox | Format-List))" | Should -Not -BeLike "*$($Sandbox.AccessToken)*"
        "$Sandbox" | Should -Not -BeLike "*$($Sandbox.AccessToken)*"
    }
}
