# The report in a real browser: it filters and sorts, says nothing on the console, asks nobody for anything, and runs nothing that came with the data.
BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Browser.ps1
    $script:Attack = '</script><script>document.title="hit"</script><img src=x onerror=''document.title="hit"''><svg onload=document.title="hit">" autofocus onfocus=document.title="hit'
    $null = Connect-TestSandbox @{ RegisteredSerialNumber = 'PST-00003'; OtherTenantSerialNumber = 'PST-00004' }
    $rows = @(1..300 | ForEach-Object { New-AutopilotRow $_ }) + @(
        @{ SerialNumber = 'NOHASH' }
        @{ SerialNumber = "EVIL $Attack"; HardwareHash = (New-Hash 999); GroupTag = $Attack; AssignedUser = $Attack })
    $script:Page = Join-Path $TestDrive 'report.html'
    $rows | Import-AutopilotDevice -ErrorAction Ignore -WarningAction Ignore | Export-IntuneImportReport $Page -Title "Rollout $Attack"
    Stop-IntuneSandbox
    $file = Find-Browser
    if ($file) {
        $profilePath = Join-Path $TestDrive 'profile'
        $null = New-Item -ItemType Directory $profilePath
        $script:Browser = Start-Browser $file $profilePath
    }
    else { Write-Warning 'NO CHROMIUM, CHROME OR EDGE WAS FOUND BY NAME: the report was not looked at in a browser.' }
}

AfterAll { if ($Browser) { Stop-Browser $Browser } }

Describe 'The report in a browser' {
    BeforeEach {
        if (-not $Browser) { Set-ItResult -Inconclusive -Because 'there is no browser of the Chromium family on this machine' }
        Open-Page $Browser $Page
    }

    It 'shows the first rows of all, and more where asked' {
        Get-PageValue $Browser 'document.querySelectorAll("#table tbody tr").length' | Should -Be 200
        Get-PageValue $Browser 'document.getElementById("shown").textContent' | Should -Be '302 of 302 rows'
        Get-PageValue $Browser 'document.getElementById("more").click(); document.querySelectorAll("#table tbody tr").length' | Should -Be 302
        Get-ConsoleLine $Browser | Should -BeNullOrEmpty
    }

    It 'filters by what is typed into the search box' {
        Get-PageValue $Browser 'document.getElementById("search").focus()'
        $null = Invoke-Browser $Browser 'Input.insertText' @{ text = 'pst-00004' }
        Get-PageValue $Browser 'document.getElementById("shown").textContent' | Should -Be '1 of 302 rows'
        Get-PageValue $Browser 'Array.from(document.querySelectorAll("#table tbody tr"), row => row.cells[2].textContent).join()' | Should -Be 'PST-00004'
        $null = Invoke-Browser $Browser 'Input.insertText' @{ text = ' nothing like it' }
        Get-PageValue $Browser 'document.querySelectorAll("#table tbody tr").length' | Should -Be 0
        Get-ConsoleLine $Browser | Should -BeNullOrEmpty
    }

    It 'filters by status, and by the links of the errors' {
        Get-PageValue $Browser 'document.querySelector("a[href=\"#status=Invalid\"]").click()'
        Get-PageValue $Browser 'new Promise(done => setTimeout(done, 50))' | Out-Null
        Get-PageValue $Browser 'document.getElementById("shown").textContent' | Should -Be '1 of 302 rows'
        Get-PageValue $Browser 'document.querySelector(".problem a").click()'
        Get-PageValue $Browser 'document.getElementById("search").value' | Should -Be 'ZtdDeviceAssignedToOtherTenant'
        Get-ConsoleLine $Browser | Should -BeNullOrEmpty
    }

    It 'sorts by a column, and back' {
        $first = 'document.querySelector("#table tbody tr").cells[0].textContent'
        Get-PageValue $Browser "document.querySelectorAll('th button')[0].click(); document.querySelectorAll('th button')[0].click(); $first" | Should -Be '1'
        Get-PageValue $Browser "document.querySelectorAll('th button')[0].click(); $first" | Should -Be '302'
        Get-PageValue $Browser "document.querySelectorAll('th button')[1].click(); document.querySelector('#table tbody tr').dataset.status" | Should -Be 'Failed'
        Get-ConsoleLine $Browser | Should -BeNullOrEmpty
    }

    It 'draws the run' {
        Get-PageValue $Browser 'document.querySelector(".timeline .area.good").getBBox().width' | Should -BeGreaterThan 20
        Get-PageValue $Browser 'document.querySelector(".timeline .area.good").getBBox().height' | Should -BeGreaterThan 50
    }

    It 'keeps what came with the data as text' {
        Get-PageValue $Browser 'document.title' | Should -BeLike 'Rollout </script>*'
        Get-PageValue $Browser 'document.querySelectorAll("img, [onload], [onerror], [onfocus]").length' | Should -Be 0
        Get-PageValue $Browser 'document.scripts.length' | Should -Be 1
        Get-PageValue $Browser 'document.getElementById("search").focus()'
        $null = Invoke-Browser $Browser 'Input.insertText' @{ text = 'evil' }
        Get-PageValue $Browser 'document.querySelector("#table tbody tr").cells[2].textContent' | Should -Be "EVIL $Attack"
        Get-PageValue $Browser 'document.querySelector("#table tbody tr").cells[4].textContent' | Should -Be $Attack
        Get-PageValue $Browser 'document.title' | Should -BeLike 'Rollout </script>*'
        Get-ConsoleLine $Browser | Should -BeNullOrEmpty
    }

    It 'asks for nothing but itself' {
        @($Browser.Events | Where-Object method -EQ 'Network.requestWillBeSent').params.request.url | Should -Be ([uri]::new($Page).AbsoluteUri)
    }

    It 'is watched by eyes that see' {
        Get-PageValue $Browser 'console.log("seen"); const late = document.createElement("script"); late.textContent = "1"; document.body.append(late); 1' | Out-Null
        $lines = Get-ConsoleLine $Browser
        $lines | Should -Contain 'log: seen'
        "$lines" | Should -BeLike '*Content Security Policy*' -Because 'a script that was added is refused'
    }
}
