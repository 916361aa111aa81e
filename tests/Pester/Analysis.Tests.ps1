# The manifest and the scripts by PowerShell's own measures.
BeforeDiscovery {
    $hasAnalyzer = [bool](Get-Module PSScriptAnalyzer -ListAvailable)
    if (-not $hasAnalyzer) { Write-Warning 'PSScriptAnalyzer is not installed: THE SCRIPTS ARE NOT ANALYSED.' }
    $root = Resolve-Path (Join-Path $PSScriptRoot '../..')
    $scripts = @(Get-ChildItem (Join-Path $root 'module') -Recurse -Include *.ps1, *.psm1, *.psd1) + @(Get-Item (Join-Path $root 'build.ps1')) +
        @(Get-ChildItem (Join-Path $root 'samples') -Recurse -Filter *.ps1) | ForEach-Object { @{ Name = $_.Name; File = $_.FullName } }
}
BeforeAll { . $PSScriptRoot/Common.ps1 }

Describe 'The manifest' {
    It 'passes Test-ModuleManifest' {
        $manifest = Test-ModuleManifest $ModulePath -ErrorAction Stop -WarningAction Stop
        $manifest.ExportedCmdlets.Keys | Should -Contain 'Import-AutopilotDevice'
        $manifest.Description | Should -Not -BeNullOrEmpty
    }

    It 'exports exactly the commands of the module' {
        (Get-Command -Module IntuneImportModule).Name | Sort-Object | Should -Be ((Import-PowerShellDataFile $ModulePath).CmdletsToExport | Sort-Object)
    }
}

if ($hasAnalyzer) {
    Describe 'PSScriptAnalyzer' {
        It 'has nothing against <Name>' -ForEach $scripts {
            Invoke-ScriptAnalyzer -Path $File -Severity Warning, Error | ForEach-Object { "$($_.Line): $($_.RuleName): $($_.Message)" } | Should -BeNullOrEmpty
        }
    }
}
