# Results become a page or a summary, wherever they come from and whatever stands in them.
BeforeAll {
    . $PSScriptRoot/Common.ps1
    $null = Connect-TestSandbox @{ RegisteredSerialNumber = 'PST-00003'; OtherTenantSerialNumber = 'PST-00004' }
    $devices = @(1..5 | ForEach-Object { New-AutopilotRow $_ }) + @{ SerialNumber = 'NOHASH' } | Import-AutopilotDevice -PollingIntervalSec 1 -ErrorAction Ignore -WarningAction Ignore
    $identities = @{ Imei = '490154203237518' }, @{ SerialNumber = 'S-1' }, @{ SerialNumber = 's-1' }, @{ Imei = '1' } | Import-DeviceIdentityList -ErrorAction Ignore -WarningAction Ignore
    $script:Results = @($devices) + @($identities)
    function Get-Page($Results) {
        $file = Join-Path $TestDrive "$([guid]::NewGuid()).html"
        $Results | Export-IntuneImportReport $file
        Get-Content -Raw -LiteralPath $file
    }
}
AfterAll { Stop-IntuneSandbox }

Describe 'Export-IntuneImportReport' {
    It 'writes both kinds of results to one page' {
        $page = Get-Page $Results
        [regex]::Matches($page, '<tr data-status=').Count | Should -Be 10
        foreach ($text in 'PST-00001', 'ZtdDeviceAssignedToOtherTenant', 'HardwareHashMissing', '490154203237518', 'manufacturer', 'S-1', 'class="timeline"') {
            if ($text -ne 'manufacturer') { $page | Should -BeLike "*$text*" }
        }
        $page | Should -Not -Match 'https?://'
    }

    It 'is silent, passes results on with -PassThru, and takes -Title' {
        $file = Join-Path $TestDrive 'titled.html'
        $Results | Export-IntuneImportReport $file -Title 'May <rollout>' | Should -BeNullOrEmpty
        Get-Content -Raw $file | Should -BeLike '*<h1>May &lt;rollout&gt;</h1>*'
        $passed = $Results | Export-IntuneImportReport $file -PassThru
        $passed | Should -HaveCount 10
        [object]::ReferenceEquals($passed[0], $Results[0]) | Should -BeTrue
        Export-IntuneImportReport $file -InputObject $Results
        [regex]::Matches((Get-Content -Raw $file), '<tr data-status=').Count | Should -Be 10
    }

    It 'keeps markup in serial numbers and group tags text' {
        $attack = '</script><script>document.title="hit"</script><img src=x onerror=alert(1)>'
        $rows = @{ SerialNumber = "E-1$attack"; Description = $attack }, @{ ImportedDeviceIdentifier = $attack; ImportedDeviceIdentityType = $attack }
        $page = Get-Page @($rows | Import-DeviceIdentityList -ErrorAction Ignore -WarningAction Ignore)
        [regex]::Matches($page, '<script').Count | Should -Be 1
        $page | Should -Not -Match '<img'
        $page | Should -BeLike '*&lt;img src=x*'
    }

    # Windows PowerShell writes statuses to JSON as numbers.
    It 'takes results back from <From>' -Skip:($PSVersionTable.PSVersion.Major -lt 7) -ForEach @(
        @{ From = 'CliXml'; Convert = { $file = Join-Path $TestDrive 'r.xml'; $Results | Export-Clixml $file; Import-Clixml $file } }
        @{ From = 'JSON'; Convert = { $Results | ForEach-Object { ConvertTo-Json $_ -EnumsAsStrings } | ForEach-Object { ConvertFrom-Json $_ } } }
        @{ From = 'CSV'; Convert = { $Results[0..5] | ConvertTo-Csv | ConvertFrom-Csv; $Results[6..9] | ConvertTo-Csv | ConvertFrom-Csv } }
    ) {
        $page = Get-Page @(& $Convert)
        $direct = Get-Page $Results
        $statuses = { param($text) [regex]::Matches($text, '<tr data-status="(\w+)"').ForEach{ $_.Groups[1].Value } }
        & $statuses $page | Should -Be (& $statuses $direct)
        $page | Should -BeLike '*class="timeline"*'
    }

    It 'gives Markdown to the pipeline or to a file' {
        $text = $Results | Export-IntuneImportReport -Markdown
        $text | Should -BeOfType ([string])
        $text | Should -HaveCount 1
        $text | Should -BeLike '*| Failed | 1 |*'
        $text | Should -BeLike '*ZtdDeviceAssignedToOtherTenant*'
        $file = Join-Path $TestDrive 'summary.md'
        $Results | Export-IntuneImportReport $file -Markdown | Should -BeNullOrEmpty
        Get-Content $file | Select-Object -First 1 | Should -Be '## Intune import'
    }

    It 'is dated when it is written, not when the first result came' {
        $file = Join-Path $TestDrive 'dated.html'
        & { $Results[0]; Start-Sleep -Seconds 2; $script:last = [datetime]::UtcNow; $Results[1] } | Export-IntuneImportReport $file
        (Get-Content -Raw $file) -match 'report of (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) UTC' | Should -BeTrue
        [datetime]::Parse($Matches[1], [cultureinfo]::InvariantCulture) | Should -BeGreaterOrEqual $last.AddSeconds(-1)
    }

    It 'refuses what is no result, one error each, and goes on' {
        $file = Join-Path $TestDrive 'mixed.html'
        'text', $Results[0], $null, [pscustomobject]@{ Row = 1; Status = 'Imported' } | Export-IntuneImportReport $file -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems.FullyQualifiedErrorId | Should -Be (@('ReportInputUnknown,IntuneImportModule.Commands.ExportIntuneImportReportCommand') * 3)
        [regex]::Matches((Get-Content -Raw $file), '<tr data-status=').Count | Should -Be 1
    }

    It 'says so when there is nothing to report, and writes no file' {
        $file = Join-Path $TestDrive 'none.html'
        { @() | Export-IntuneImportReport $file } | Should -Throw -ErrorId 'NothingToReport,*'
        { Export-IntuneImportReport $file } | Should -Throw -ErrorId 'NothingToReport,*'
        $file | Should -Not -Exist
    }
}

Describe 'The report''s file' {
    BeforeEach { $script:File = Join-Path $TestDrive "$([guid]::NewGuid()).html" }

    It 'is not written with -WhatIf' {
        $Results | Export-IntuneImportReport $File -WhatIf
        $File | Should -Not -Exist
    }

    It 'is overwritten, unless -NoClobber says otherwise' {
        Set-Content $File 'old'
        { $Results | Export-IntuneImportReport $File -NoClobber } | Should -Throw -ErrorId 'ReportExists,*'
        Get-Content $File | Should -Be 'old'
        $Results | Export-IntuneImportReport $File
        Get-Content -Raw $File | Should -BeLike '<!DOCTYPE html>*'
        $fresh = "$File.new"
        $Results | Export-IntuneImportReport $fresh -NoClobber
        $fresh | Should -Exist
    }

    It 'is overwritten with -Force when it is read-only' {
        Set-Content $File 'old'
        Set-ItemProperty $File IsReadOnly $true
        $Results | Export-IntuneImportReport $File -Force
        Get-Content -Raw $File | Should -BeLike '<!DOCTYPE html>*'
    }

    It 'may lie where a path has brackets, and not in a folder that is missing' {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive "b[1]$([guid]::NewGuid())")
        $Results | Export-IntuneImportReport (Join-Path $folder.FullName 'r.html')
        [System.IO.File]::Exists((Join-Path $folder.FullName 'r.html')) | Should -BeTrue
        { $Results | Export-IntuneImportReport (Join-Path $TestDrive 'no/such/r.html') } | Should -Throw -ErrorId 'ReportPathRefused,*'
    }
}
