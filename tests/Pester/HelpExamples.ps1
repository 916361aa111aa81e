# Runs the examples of one help page, each after the other, on a sandbox of its own, and prints what a person would see in a
# window of 100 columns. Every page finds the same files and the same tenant. With -Page alone it is for who writes a page.
param(
    [Parameter(Mandatory)][string]$Page,
    [string]$ModulePath = (Get-ChildItem (Join-Path $PSScriptRoot '../../output/IntuneImportModule/*/IntuneImportModule.psd1') | Select-Object -Last 1).FullName,
    [string]$Folder = (New-Item -ItemType Directory (Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid()))).FullName
)

$Page = (Resolve-Path -LiteralPath $Page).Path
Import-Module $ModulePath -ErrorAction Stop
. $PSScriptRoot/HelpFiles.ps1

# Pages show no colours, whatever the terminal can do.
if ($PSStyle) { $PSStyle.OutputRendering = 'PlainText' }

# SMP-0003 is registered already, and SMP-0007 belongs to somebody else. A minute of the service takes a tenth of a second.
$sandbox = Start-IntuneSandbox -ProcessingTimeSec 0 -TimeScale 600 -RegisteredSerialNumber SMP-0003 -OtherTenantSerialNumber SMP-0007
$null = $sandbox.Tenant.AddRegistration('OLD-0001', 'Kiosk', 'kim@contoso.com', 'Contoso', 'Tablet 2')
$null = $sandbox.Tenant.AddRegistration('OLD-0002', '', '', 'Fabrikam', 'Desktop 700')
$null = $sandbox.Tenant.AddImportRecord('OLD-0001')
$null = $sandbox.Tenant.AddImportRecord('OLD-0009', 808, 'ZtdDeviceAssignedToOtherTenant')
$null = $sandbox.Tenant.AddDeploymentProfile('Standard')
$null = $sandbox.Tenant.AddDeviceIdentity('490154203237518', 'imei', 'Warehouse')
$null = $sandbox.Tenant.AddDeviceIdentity('SMP1001', 'serialNumber', 'Office', '2024-01-15', 'enrolled', '2024-03-01')
$null = Connect-IntuneImport -Sandbox -WarningAction SilentlyContinue
$null = $sandbox.ClearRequests()
$ProgressPreference = 'SilentlyContinue'

# A line of an output may look like a heading.
$examples = [regex]::Match((Get-Content -Raw -LiteralPath $Page), '(?s)\n## EXAMPLES\r?\n(.*?)\n## PARAMETERS\r?\n').Groups[1].Value
$blocks = [regex]::Matches($examples, '(?ms)^```powershell\r?\n(.*?)^```')
$number = 0
foreach ($block in $blocks) {
    $number++
    [Console]::Out.WriteLine("#### $number")
    [Console]::Out.Flush()
    try {
        . ([scriptblock]::Create($block.Groups[1].Value.TrimEnd())) | Out-String -Stream -Width 100 | ForEach-Object TrimEnd
    }
    catch {
        "#### ENDED: $_"
        exit 1
    }
}
"#### done"
