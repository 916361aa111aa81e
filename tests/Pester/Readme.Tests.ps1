# What README shows is what happens.
BeforeAll {
    . $PSScriptRoot/Common.ps1
    $script:Pictures = Join-Path $PSScriptRoot '../../docs/pictures'

    function New-Picture([string[]]$Line) {
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).svg"
        $Line | & (Join-Path $Pictures 'New-TerminalPicture.ps1') -Path $path
        , ([xml](Get-Content -Raw $path)).svg.g.text
    }
}

# $PSStyle, and with it the colours, came with PowerShell 7.2.
Describe 'The pictures' -Skip:($PSVersionTable.PSVersion -lt '7.4') {
    It 'show what a run prints' {
        $printed = & $ShellPath -NoLogo -NoProfile -NonInteractive -File (Join-Path $Pictures 'first-import.ps1')
        $committed = ([xml](Get-Content -Raw (Join-Path $Pictures 'first-import.svg'))).svg.g.text
        (New-Picture $printed).InnerText -join ' ' | Should -Be ($committed.InnerText -join ' ') -Because 'else the picture is to be made again, as first-import.ps1 says'
    }

    It 'keep colours, columns and markup' {
        $esc = [char]27
        $text = New-Picture "$esc[31mred$esc[0m   $esc[1m<b> & c$esc[22m$esc[92m!"
        $text.InnerText | Should -Be 'red', '<b> & c', '!'
        $text[0].fill, $text[1].fill, $text[2].fill | Select-Object -Unique | Should -HaveCount 3
        $text[1].'font-weight' | Should -Be 'bold'
        $text[2].'font-weight' | Should -BeNullOrEmpty
        ([double]$text[1].x - [double]$text[0].x) / 8.4 | Should -BeGreaterThan 5.9
    }

    It 'go on in the next line where one is longer than the window' {
        $text = New-Picture ('x' * 100 + 'yy')
        $text.InnerText | Should -Be ('x' * 100), 'yy'
        [double]$text[1].y | Should -BeGreaterThan ([double]$text[0].y)
    }

    It 'are not made of what they cannot show' {
        { New-Picture "$([char]27)[7mreverse" } | Should -Throw '*the code 7.'
        { New-Picture "$([char]27)[2J" } | Should -Throw '*ESC*'
    }
}

Describe 'Five minutes on the sandbox' {
    It 'are what README says' {
        $page = (Get-Content -Raw (Join-Path $PSScriptRoot '../../README.md')) -replace "`r`n", "`n"
        $code = [regex]::Match($page, '(?ms)^## Five minutes.*?^```powershell\n(.*?)^```').Groups[1].Value
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive five)).FullName
        Copy-Item (Join-Path $PSScriptRoot '../../samples') (Join-Path $folder samples) -Recurse
        $output = (Resolve-Path (Join-Path $PSScriptRoot '../../output')).Path
        $printed = Invoke-ChildShell "`$env:PSModulePath = '$output' + [System.IO.Path]::PathSeparator + `$env:PSModulePath; Set-Location '$folder'`n$code"
        $printed | Should -Not -Match 'Exception|not recognized'
        $printed | Should -Contain 'True'
        "$printed" | Should -Match "SMP-0007.*another organisation's tenant.*deregister"
        @(Import-Csv (Join-Path $folder again.csv)).'Device Serial Number' | Should -Be 'SMP-0007'
        Get-Content -Raw (Join-Path $folder report.html) | Should -Match 'SMP-0007'
    }
}
