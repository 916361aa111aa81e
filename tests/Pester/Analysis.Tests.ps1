# The manifest and the scripts by PowerShell's own measures.
BeforeDiscovery {
    $hasAnalyzer = [bool](Get-Module PSScriptAnalyzer -ListAvailable)
    if (-not $hasAnalyzer) { Write-Warning 'PSScriptAnalyzer is not installed: THE SCRIPTS ARE NOT ANALYSED.' }
    $root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
    $files = @(Get-Item (Join-Path $root 'build.ps1')) +
        @(Get-ChildItem (Join-Path $root 'module'), (Join-Path $root 'samples'), (Join-Path $root 'docs'), (Join-Path $root 'tests/Pester') -Recurse -Include *.ps1, *.psm1, *.psd1)
    $scripts = foreach ($file in $files) { @{ Name = $file.FullName.Substring($root.Length + 1).Replace('\', '/'); File = $file.FullName } }
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
        BeforeAll {
            $script:Rules = @{
                Severity     = 'Error', 'Warning'
                # Windows PowerShell 5.1 has to read every file, also those whose tests it skips.
                Rules        = @{ PSUseCompatibleSyntax = @{ Enable = $true; TargetVersions = '5.1', '7.4' } }
                ExcludeRules = @()
            }
            # What a test may do: Pester and dot-sourcing carry variables to where the rules do not look; helpers make rows and nothing
            # lasting; secrets are markers.
            $script:TestRules = $Rules.Clone()
            $TestRules.ExcludeRules = 'PSUseDeclaredVarsMoreThanAssignments', 'PSUseShouldProcessForStateChangingFunctions', 'PSAvoidUsingConvertToSecureStringWithPlainText', 'PSUseUsingScopeModifierInNewRunspaces', 'PSReviewUnusedParameter'
        }

        It 'has nothing against <Name>' -ForEach $scripts {
            $settings = if ($Name -like '*.Tests.ps1' -or $Name -like 'tests/*') { $TestRules } else { $Rules }
            Invoke-ScriptAnalyzer -Path $File -Settings $settings | ForEach-Object { "$($_.Line): $($_.RuleName): $($_.Message)" } | Should -BeNullOrEmpty
        }

        It 'would tell a script that Windows PowerShell cannot read' {
            (Invoke-ScriptAnalyzer -ScriptDefinition '$true ? 1 : 2' -Settings $Rules).RuleName | Should -Contain 'PSUseCompatibleSyntax'
        }
    }
}
