# The cmdlets live in an assembly. PowerShell 7 loads it into a context of its own, so that its libraries and those of
# other modules do not meet; Windows PowerShell has no such thing and loads it as usual.
# As little script as possible: in a fresh session every new kind of expression costs milliseconds, Add-Type 0.1 s.
$assembly = if ($PSEdition -eq 'Core') {
    [System.Reflection.Assembly]::LoadFrom("$PSScriptRoot/bin/net8.0/IntuneImportModule.Loader.dll").GetType('IntuneImportModule.Loader.ModuleLoadContext')::Initialize()
}
else {
    [System.Reflection.Assembly]::LoadFrom("$PSScriptRoot/bin/net472/IntuneImportModule.dll")
}

$inner = Import-Module -Assembly $assembly -PassThru -ErrorAction Stop
$lifetime = $assembly.GetType('IntuneImportModule.Session.ModuleLifetime')

# Import-Module -Force removes this module without asking the inner one to clean up.
$lifetime::Join($inner, { $lifetime::new().OnRemove($inner) })
