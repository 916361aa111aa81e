# Get-Help says what the pages say, and what the pages show is what happens.
BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    $script:Pages = Join-Path $PSScriptRoot '../../docs/en-US'
    $script:Commands = (Get-Command -Module IntuneImportModule).Name
    $script:Topics = (Get-ChildItem $script:Pages -Filter 'about_*.md').BaseName
}
BeforeAll {
    . $PSScriptRoot/Common.ps1
    $script:Pages = Join-Path $PSScriptRoot '../../docs/en-US'

    # The blocks of EXAMPLES, each with the output below it.
    function Get-Example([string]$Command) {
        $page = (Get-Content -Raw (Join-Path $script:Pages "$Command.md")) -replace "`r`n", "`n"
        $part = [regex]::Match($page, '(?s)\n## EXAMPLES\n(.*?)\n## PARAMETERS\n').Groups[1].Value
        foreach ($example in ($part -split '(?m)^### ' | Select-Object -Skip 1)) {
            $code = [regex]::Match($example, '(?ms)^```(powershell(?:-not-run)?)\n(.*?)^```')
            [pscustomobject]@{
                Title  = ($example -split "`n")[0]
                IsRun  = $code.Groups[1].Value -ceq 'powershell'
                Code   = $code.Groups[2].Value
                Output = [regex]::Match($example, '(?ms)^```output\n(.*?)\n```').Groups[1].Value
            }
        }
    }

    # Ports, ids and points in time are others each time. Two streams of a process come in no certain order, so lines are sorted.
    function Get-Gist([string[]]$Lines) {
        $text = @($Lines) -join "`n" -replace '127\.0\.0\.1:\d+', 'HOST' -replace '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'ID' -replace '\d+/\d+/\d{4}[^\n]*?(?=\s{2}|\u2026|$)', 'TIME'
        $text -split "`r?`n" | ForEach-Object { ($_ -replace '\s+', ' ').Trim() } | Where-Object { $_ } | Sort-Object -CaseSensitive
    }
}

Describe 'Get-Help <_>' -ForEach $Commands {
    BeforeAll {
        $name = $_
        $help = Get-Help $name -Full
        $examples = @(Get-Example $name)
    }

    It 'shows synopsis, description and notes' {
        $help.Synopsis.Trim() | Should -Not -BeLike "$name *"
        $help.description.Text | Should -Not -BeNullOrEmpty
        $help.alertSet | Should -Not -BeNullOrEmpty
        @($help.relatedLinks.navigationLink.uri) -like 'https://learn.microsoft.com/*' | Should -Not -BeNullOrEmpty
    }

    It 'describes every parameter' {
        foreach ($parameter in (Get-Command $name).Parameters.Keys | Where-Object { $_ -notin [System.Management.Automation.PSCmdlet]::CommonParameters }) {
            (Get-Help $name -Parameter $parameter).description.Text | Should -Not -BeNullOrEmpty -Because "-$parameter is to be explained"
        }
    }

    It 'shows each parameter set as the command has it' {
        @($help.syntax.syntaxItem).Count | Should -Be (Get-Command $name).ParameterSets.Count
    }

    It 'shows every example of the page, three at least' {
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
        @($help.examples.example).Count | Should -Be $examples.Count
        $text = Get-Help $name -Examples | Out-String -Width 500
        foreach ($example in $examples) { $text | Should -BeLike "*$([WildcardPattern]::Escape($example.Title))*" }
    }

    It 'has examples that are PowerShell, also those that need a tenant' {
        foreach ($example in $examples) {
            $problems = $null
            $null = [System.Management.Automation.Language.Parser]::ParseInput($example.Code, [ref]$null, [ref]$problems)
            $problems | Should -BeNullOrEmpty -Because $example.Title
        }
    }

    # The pages show PowerShell 7; tables and errors of Windows PowerShell look different.
    It 'has examples that print what the page shows' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive $name)
        $printed = & $ShellPath -NoLogo -NoProfile -NonInteractive -File (Join-Path $PSScriptRoot 'HelpExamples.ps1') `
            -ModulePath $script:ModulePath -Page (Join-Path $script:Pages "$name.md") -Folder $folder.FullName 2>&1 |
            ForEach-Object { "$_" }
        $LASTEXITCODE | Should -Be 0 -Because ($printed -join "`n")
        $printed[-1] | Should -Be '#### done'
        $shown = $examples | Where-Object IsRun | ForEach-Object { $_.Output -split "`n" }
        Get-Gist ($printed | Where-Object { $_ -notlike '####*' }) | Should -Be (Get-Gist $shown)
    }
}

Describe 'Get-Help about_' {
    BeforeAll {
        $before = $env:PSModulePath
        $env:PSModulePath = (Resolve-Path (Join-Path $PSScriptRoot '../../output')).Path + [System.IO.Path]::PathSeparator + $before
    }
    AfterAll { $env:PSModulePath = $before }

    It 'lists the topics with their synopsis' {
        $found = Get-Help 'about_IntuneImport*'
        ($found.Name | Sort-Object -Unique) | Should -Be ($Topics | Sort-Object)
        foreach ($topic in $found) { "$($topic.Synopsis)" | Should -Not -BeNullOrEmpty -Because $topic.Name }
    } -TestCases @{ Topics = $Topics }

    It 'shows <_>' -ForEach $Topics {
        $text = Get-Help $_ | Out-String
        $text | Should -BeLike "*$_*"
        $text | Should -Match 'LONG DESCRIPTION'
    }

    It 'has examples in <_> that are PowerShell' -ForEach $Topics {
        $page = (Get-Content -Raw (Join-Path $script:Pages "$_.md")) -replace "`r`n", "`n"
        foreach ($code in [regex]::Matches($page, '(?ms)^```powershell\n(.*?)^```')) {
            $problems = $null
            $null = [System.Management.Automation.Language.Parser]::ParseInput($code.Groups[1].Value, [ref]$null, [ref]$problems)
            $problems | Should -BeNullOrEmpty
        }
    }

    It 'has a guide to testing whose own tests pass' {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive guide)).FullName
        $page = (Get-Content -Raw (Join-Path $script:Pages 'about_IntuneImport_Testing.md')) -replace "`r`n", "`n"
        $number = 0
        foreach ($block in [regex]::Matches($page, '(?ms)^```powershell\n(.*?)^```')) {
            # A script says its name in its first line; the others are test files.
            $name = if ($block.Groups[1].Value -match '\A# (\S+\.ps1)\n') { $Matches[1] } else { $number++; "$number.Tests.ps1" }
            Set-Content (Join-Path $folder $name) $block.Groups[1].Value
        }

        Set-Content (Join-Path $folder run.ps1) @"
`$Folder = '$folder'
. '$PSScriptRoot/HelpFiles.ps1'
`$run = Invoke-Pester . -PassThru -Output None
`$run.Failed | ForEach-Object { "`$(`$_.ExpandedPath): `$(`$_.ErrorRecord)" }
"`$(`$run.PassedCount) of `$(`$run.TotalCount)"
"@
        $before = $env:PSModulePath
        $env:PSModulePath = (Resolve-Path (Join-Path $PSScriptRoot '../../output')).Path + [System.IO.Path]::PathSeparator + $before
        try { $printed = & $ShellPath -NoLogo -NoProfile -NonInteractive -File (Join-Path $folder run.ps1) 2>&1 | ForEach-Object { "$_" } }
        finally { $env:PSModulePath = $before }
        $tests = [regex]::Matches($page, "(?m)^    It '").Count
        $tests | Should -BeGreaterThan 5
        $printed | Should -Be "$tests of $tests"
    }
}
