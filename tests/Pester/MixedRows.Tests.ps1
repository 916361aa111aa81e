# 2,500 rows of every fate, through both imports: order, statuses, errors, and nothing lost.
BeforeAll { . $PSScriptRoot/Common.ps1 }

Describe 'A mixed import of 2,500 Autopilot rows' {
    BeforeAll {
        # Every 10th row is invalid, every 10th + 1 repeats its predecessor but one, every 50th + 5 is somebody else's, every 50th + 7 is registered here.
        $script:Rows = foreach ($i in 0..2499) {
            $row = [pscustomobject]@{ 'Device Serial Number' = "MIX-$i"; 'Hardware Hash' = [convert]::ToBase64String([BitConverter]::GetBytes([long]$i)); 'Group Tag' = 'Mix' }
            switch ($i % 10) {
                3 { $row.'Device Serial Number' = '' }
                4 { $row.'Device Serial Number' = "mix-$($i - 2) " }
            }
            $row
        }
        $others = 5..2499 | Where-Object { $_ % 50 -eq 5 } | ForEach-Object { "MIX-$_" }
        $ours = 7..2499 | Where-Object { $_ % 50 -eq 7 } | ForEach-Object { "MIX-$_" }
        $null = Connect-TestSandbox @{ OtherTenantSerialNumber = $others; RegisteredSerialNumber = $ours }
        $script:Results = $script:Rows | Import-AutopilotDevice -ErrorVariable problems -ErrorAction SilentlyContinue -WarningVariable warnings -WarningAction SilentlyContinue
        $script:Problems = $problems
        $script:Warnings = $warnings
    }
    AfterAll { Stop-IntuneSandbox }

    It 'returns one result per row in input order' {
        $Results | Should -HaveCount 2500
        ($Results.Row -join ',') | Should -Be ((1..2500) -join ',')
    }

    It 'tells each row its own fate' {
        $wrong = foreach ($i in 0..2499) {
            $expected = if ($i % 10 -eq 3) { 'Invalid' } elseif ($i % 10 -eq 4) { 'Duplicate' } elseif ($i % 50 -eq 5) { 'Failed' } elseif ($i % 50 -eq 7) { 'AlreadyPresent' } else { 'Imported' }
            if ($Results[$i].Status -ne $expected) { "$i is $($Results[$i].Status) instead of $expected" }
        }
        $wrong | Should -BeNullOrEmpty
    }

    It 'writes one error per invalid or failed row, about the caller''s own row' {
        $Problems | Should -HaveCount 300
        $wrong = foreach ($problem in $Problems) {
            $isOther = $problem.FullyQualifiedErrorId -eq 'ZtdDeviceAssignedToOtherTenant,IntuneImportModule.Commands.ImportAutopilotDeviceCommand'
            $isInvalid = $problem.FullyQualifiedErrorId -eq 'SerialNumberMissing,IntuneImportModule.Commands.ImportAutopilotDeviceCommand'
            $category = if ($isOther) { 'InvalidResult' } else { 'InvalidData' }
            $isRight = ($isOther -xor $isInvalid) -and $problem.CategoryInfo.Category -eq $category -and $problem.ErrorDetails.RecommendedAction
            if (-not $isRight) { $problem }
        }
        $wrong | Should -BeNullOrEmpty
        [object]::ReferenceEquals($Problems[0].TargetObject, $Rows[3]) | Should -BeTrue
        "$($Problems[1])" | Should -BeLike 'Row 6, MIX-5: *'
        [object]::ReferenceEquals($Problems[1].TargetObject, $Rows[5]) | Should -BeTrue
    }

    It 'sends every admissible row once' {
        $accepted = $Sandbox.Tenant.AcceptedAutopilotRows.Identifier
        $accepted | Should -HaveCount 2000
        $accepted | Sort-Object -Unique | Should -HaveCount 2000
        (Get-IntuneSandboxRequest import).Rows | Should -Be 500, 500, 500, 500
    }

    It 'sums warnings up instead of one per row' {
        $Warnings.Count | Should -BeLessOrEqual 4
        "$Warnings" | Should -BeLike '*250*'
    }

    It 'says in the result what 806 and 808 mean' {
        $Results[5].ErrorCode, $Results[5].ErrorName | Should -Be '808', 'ZtdDeviceAssignedToOtherTenant'
        $Results[5].Remedy | Should -Not -BeNullOrEmpty
        $Results[7].Status | Should -Be 'AlreadyPresent'
        $Results[7].DeviceErrorCode | Should -Be 806
    }
}

Describe 'A mixed import of 2,500 identifiers' {
    BeforeAll {
        $script:Rows = foreach ($i in 0..2499) {
            switch ($i % 10) {
                3 { [pscustomobject]@{ Imei = '12'; SerialNumber = $null; Description = 'no IMEI' } }
                4 { [pscustomobject]@{ Imei = $null; SerialNumber = " mix-$($i - 2)"; Description = 'again' } }
                default { [pscustomobject]@{ Imei = $null; SerialNumber = "MIX-$i"; Description = "row $i" } }
            }
        }
        $null = Connect-TestSandbox
        # One identifier makes the service refuse its whole batch, one is refused by its own answer, one is there already.
        $Sandbox.Faults.Add([IntuneImportModule.Sandbox.SandboxFault]::RowRefused('MIX-1205'))
        $Sandbox.Tenant.RefuseDeviceIdentity('MIX-2100')
        $null = $Sandbox.Tenant.AddDeviceIdentity('MIX-7', 'serialNumber', 'before')
        $script:Results = $script:Rows | Import-DeviceIdentityList -Overwrite -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $script:Problems = $problems
    }
    AfterAll { Stop-IntuneSandbox }

    It 'returns one result per row in input order' {
        $Results | Should -HaveCount 2500
        ($Results.Row -join ',') | Should -Be ((1..2500) -join ',')
    }

    It 'tells each row its own fate' {
        $wrong = foreach ($i in 0..2499) {
            $expected = if ($i % 10 -eq 3) { 'Invalid' } elseif ($i % 10 -eq 4) { 'Duplicate' } elseif ($i -in 1205, 2100) { 'Failed' } elseif ($i -eq 7) { 'Updated' } else { 'Imported' }
            if ($Results[$i].Status -ne $expected) { "$i is $($Results[$i].Status) instead of $expected" }
        }
        $wrong | Should -BeNullOrEmpty
    }

    It 'writes one error per invalid or failed row, about the caller''s own row' {
        $Problems | Should -HaveCount 252
        $refused = $Problems | Where-Object TargetObject -EQ $Rows[1205]
        $refused.CategoryInfo.Category | Should -Be 'InvalidResult'
        "$refused" | Should -BeLike 'Row 1206, MIX-1205: *'
        [object]::ReferenceEquals($Problems[0].TargetObject, $Rows[3]) | Should -BeTrue
        $Problems[0].FullyQualifiedErrorId | Should -Be 'ImeiInvalid,IntuneImportModule.Commands.ImportDeviceIdentityListCommand'
    }

    It 'keeps the other rows of the refused batch, each once' {
        $accepted = $Sandbox.Tenant.DeviceIdentities.ImportedDeviceIdentifier
        $accepted | Should -HaveCount 1998
        $accepted | Should -Not -Contain 'MIX-1205'
    }
}
