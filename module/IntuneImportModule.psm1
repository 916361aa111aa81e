# The cmdlets live in an assembly. PowerShell 7 loads it into a context of its own, so that its libraries and those of
# other modules do not meet; Windows PowerShell has no such thing and loads it as usual.
$moduleAssembly = if ($PSVersionTable.PSEdition -eq 'Core') {
    # LoadFrom, not Add-Type, which costs 0.1 s more.
    $loader = [System.Reflection.Assembly]::LoadFrom([System.IO.Path]::Combine($PSScriptRoot, 'bin', 'net8.0', 'IntuneImportModule.Loader.dll'))
    $loader.GetType('IntuneImportModule.Loader.ModuleLoadContext').GetMethod('Initialize').Invoke($null, @())
}
else {
    [System.Reflection.Assembly]::LoadFrom([System.IO.Path]::Combine($PSScriptRoot, 'bin', 'net472', 'IntuneImportModule.dll'))
}

$inner = Import-Module -Assembly $moduleAssembly -PassThru -ErrorAction Stop

# A second Import-Module -Force finds the inner module loaded and does not hand its cmdlets to this one
# (PowerShell issue 20710); they are handed over here.
if ($MyInvocation.MyCommand.ScriptBlock.Module.ExportedCmdlets.Count -eq 0) {
    $export = [System.Management.Automation.PSModuleInfo].GetMethod('AddExportedCmdlet', [System.Reflection.BindingFlags]'Instance, NonPublic')
    foreach ($cmdlet in $inner.ExportedCmdlets.Values) {
        $null = $export.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet))
    }
}

# Import-Module -Force removes this module without asking the inner one to clean up.
$ExecutionContext.SessionState.Module.OnRemove = { $moduleAssembly.CreateInstance('IntuneImportModule.Session.ModuleLifetime').OnRemove($inner) }
