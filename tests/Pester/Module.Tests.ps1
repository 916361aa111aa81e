# Importing, importing again, removing; and other modules' copies of our libraries.
BeforeAll { . $PSScriptRoot/Common.ps1 }

Describe 'The module' {
    It 'has all its commands after Import-Module -Force, again and again' {
        $output = Invoke-ChildShell @"
            Import-Module '$ModulePath'
            `$first = (Get-Command -Module IntuneImportModule).Count
            1..3 | ForEach-Object { Import-Module '$ModulePath' -Force }
            "`$first `$((Get-Command -Module IntuneImportModule).Count) `$((Get-Module IntuneImportModule).ExportedCmdlets.Count)"
            `$null = Connect-IntuneImport -Sandbox -WarningAction Ignore
            (@{ SerialNumber = 'F-1' } | Import-DeviceIdentityList | Out-String -Width 100).Trim().Split("``n")[0]
"@
        $count = (Import-PowerShellDataFile $ModulePath).CmdletsToExport.Count
        $output[0] | Should -Be "$count $count $count"
        $output[1] | Should -BeLike '*Row Identifier*Status*Message*'
    }

    It 'ends sandbox and context with Import-Module -Force and with Remove-Module: <Name>' -ForEach @(
        @{ Name = '-Force'; Act = 'Import-Module $module -Force; "context: $(Get-IntuneImportContext)"' }
        @{ Name = 'Remove-Module'; Act = 'Remove-Module IntuneImportModule; Import-Module $module; "context: $(Get-IntuneImportContext)"' }
    ) {
        $output = Invoke-ChildShell @"
            `$module = '$ModulePath'
            Import-Module `$module
            `$sandbox = Start-IntuneSandbox
            `$null = Connect-IntuneImport -Sandbox -WarningAction Ignore
            $Act
            try { `$null = Invoke-WebRequest `$sandbox.Endpoint -TimeoutSec 3 -UseBasicParsing; 'answers' } catch { if (`$_.Exception.Response) { 'answers' } else { 'silent' } }
"@
        $output | Should -Be 'context: ', 'silent'
    }

    It 'leaves no commands behind' {
        Invoke-ChildShell "Import-Module '$ModulePath'; Remove-Module IntuneImportModule; @(Get-Command *-IntuneImport, *-AutopilotDevice, *-DeviceIdentityList -CommandType Cmdlet -ErrorAction Ignore | Where-Object { -not `$_.Module.Path }).Count" |
            Should -Be '0'
    }

    It 'writes nothing when it is imported' {
        Invoke-ChildShell "`$VerbosePreference = 'SilentlyContinue'; Import-Module '$ModulePath'" | Should -BeNullOrEmpty
    }

    It 'works under Set-StrictMode and $ErrorActionPreference Stop' {
        Invoke-ChildShell "Set-StrictMode -Version Latest; `$ErrorActionPreference = 'Stop'; Import-Module '$ModulePath'; Import-Module '$ModulePath' -Force; `$null = Connect-IntuneImport -Sandbox -WarningAction Ignore; (@{ SerialNumber = 1 } | Import-DeviceIdentityList).Status" |
            Should -Be 'Imported'
    }

    # Windows PowerShell has no load contexts.
    It 'works beside another <_> that was loaded before' -Skip:($PSVersionTable.PSVersion.Major -lt 7) -ForEach 'Polly.Core', 'CsvHelper', 'IntuneImportModule.Core' {
        $output = Invoke-ChildShell @"
            `$file = Join-Path '$TestDrive' 'other-$_' '$_.dll'
            `$null = New-Item (Split-Path `$file) -ItemType Directory -Force
            # Add-Type gives assemblies random names; the compiler that it brings does as it is told.
            Add-Type -TypeDefinition 'public class WakesTheCompiler { }'
            `$tree = [Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree]::ParseText('namespace Other { public static class Library { public static string Say() => "other"; } }')
            `$core = [Microsoft.CodeAnalysis.MetadataReference]::CreateFromFile([object].Assembly.Location)
            `$options = [Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions]::new('DynamicallyLinkedLibrary')
            `$compilation = [Microsoft.CodeAnalysis.CSharp.CSharpCompilation]::Create('$_', [Microsoft.CodeAnalysis.SyntaxTree[]]`$tree, [Microsoft.CodeAnalysis.MetadataReference[]]`$core, `$options)
            `$stream = [System.IO.File]::Create(`$file)
            `$null = `$compilation.Emit(`$stream)
            `$stream.Dispose()
            Add-Type -Path `$file
            Import-Module '$ModulePath'
            `$null = Connect-IntuneImport -Sandbox -WarningAction Ignore
            `$csv = Join-Path '$TestDrive' '$_.csv'
            'SerialNumber', 'X-1' | Set-Content `$csv
            (Import-DeviceIdentityList -Path `$csv).Status
            [Other.Library]::Say()
            [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq '$_' } | ForEach-Object {
                "`$([System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext(`$_).Name): `$(`$_.Location -eq `$file)"
            } | Sort-Object
"@
        $output | Should -Be 'Imported', 'other', 'Default: True', 'IntuneImportModule: False'
    }

    It 'loads none of its libraries into the default context' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $output = Invoke-ChildShell @"
            Import-Module '$ModulePath'
            `$null = Connect-IntuneImport -Sandbox -WarningAction Ignore
            `$null = @{ SerialNumber = 'X-1' } | Import-DeviceIdentityList
            `$bin = [System.IO.Path]::Combine('$(Split-Path $ModulePath)', 'bin')
            [System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies | Where-Object { `$_.Location.StartsWith(`$bin) } | ForEach-Object { `$_.GetName().Name }
"@
        $output | Should -BeIn @('IntuneImportModule.Loader')
    }

    # Windows PowerShell does without.
    It 'rehearses an import when it connects: to its end, with no request, and without the libraries that a token does not need' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $output = Invoke-ChildShell @"
            Import-Module '$ModulePath'
            `$sandbox = Start-IntuneSandbox
            `$null = Connect-IntuneImport -GraphEndpoint `$sandbox.Endpoint -AccessToken (ConvertTo-SecureString `$sandbox.AccessToken -AsPlainText -Force) -WarningAction Ignore
            `$core = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq 'IntuneImportModule.Core' }
            `$rehearsal = `$core.GetType('IntuneImportModule.Core.Import.WarmUp').GetMethod('Begin').Invoke(`$null, @())
            `$rehearsal.Wait(30000)
            `$rehearsal.Status
            `$sandbox.GetRequests().Count
            [AppDomain]::CurrentDomain.GetAssemblies().GetName().Name | Where-Object { `$_ -match '^(Microsoft\.Identity|CsvHelper)' }
"@
        $output | Should -Be 'True', 'RanToCompletion', '0'
    }

    # What Windows PowerShell opens and when, nobody has looked at yet.
    It 'opens sandbox, sign-in library and CSV reader when they are used, and not before' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $null = Connect-TestSandbox @{ TimeScale = 100 }
        $file = Join-Path $TestDrive 'one.csv'
        'SerialNumber', 'L-3' | Set-Content $file
        $output = Invoke-ChildShell @"
            function Show-Opened([string]`$After) {
                `$opened = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -match '^(Microsoft\.Identity|CsvHelper|IntuneImportModule\.Sandbox)' }
                "`${After}: `$((`$opened | ForEach-Object { `$_.GetName().Name + ' in ' + [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext(`$_).Name }) -join ', ')"
            }
            Import-Module '$ModulePath'
            `$null = (Get-Command -Module IntuneImportModule).Count
            Show-Opened import
            `$null = Connect-IntuneImport -GraphEndpoint '$($Sandbox.Endpoint)' -AccessToken (ConvertTo-SecureString '$($Sandbox.AccessToken)' -AsPlainText -Force) -WarningAction Ignore
            `$WarningPreference = 'SilentlyContinue'
            (@{ SerialNumber = 'L-1' } | Import-DeviceIdentityList).Status
            (@{ SerialNumber = 'L-2'; HardwareHash = '$(New-Hash 2)' } | Import-AutopilotDevice -PollingIntervalSec 1).Status
            `$null = @{ SerialNumber = 'L-1' } | Test-DeviceIdentity
            `$null = @{ SerialNumber = 'L-2'; HardwareHash = '$(New-Hash 2)' } | Test-AutopilotDevice
            `$null = Get-DeviceIdentity
            `$null = Get-AutopilotImport | Wait-AutopilotImport | Remove-AutopilotImport -Confirm:`$false
            `$null = Get-AutopilotRegistration | Set-AutopilotRegistration -GroupTag L -Confirm:`$false
            `$null = Get-AutopilotRegistration | Remove-AutopilotRegistration -PollingIntervalSec 1 -Confirm:`$false
            `$null = Get-DeviceIdentity | Remove-DeviceIdentity -Confirm:`$false
            `$null = Sync-AutopilotService -PollingIntervalSec 1 -Confirm:`$false
            `$null = Disconnect-IntuneImport
            Show-Opened work
            `$null = 1 | ForEach-Object -Parallel { Import-Module '$ModulePath'; Get-IntuneImportContext }
            Remove-Module IntuneImportModule
            Show-Opened end
            Import-Module '$ModulePath'
            `$null = Connect-IntuneImport -GraphEndpoint '$($Sandbox.Endpoint)' -AccessToken (ConvertTo-SecureString '$($Sandbox.AccessToken)' -AsPlainText -Force)
            [IntuneImportModule.Sandbox.SandboxFault]::Status(503).StatusCode
            Show-Opened fault
            (Import-DeviceIdentityList -Path '$file').Status
            Show-Opened file
            Remove-Module IntuneImportModule
"@
        Stop-IntuneSandbox
        $output | Should -Be @(
            'import: ', 'Imported', 'Imported', 'work: ', 'end: ',
            '503', 'fault: IntuneImportModule.Sandbox in IntuneImportModule',
            'Imported', 'file: IntuneImportModule.Sandbox in IntuneImportModule, CsvHelper in IntuneImportModule'
        )
    }

    It 'has no copy of PowerShell in it' {
        Get-ChildItem (Split-Path $ModulePath) -Recurse -Filter 'System.Management.Automation*' | Should -BeNullOrEmpty
    }
}
