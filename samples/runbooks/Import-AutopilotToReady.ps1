<#
.SYNOPSIS
    From a CSV to devices that can be handed out: import, correct what was registered before, sync, wait for the profile, report.
.PARAMETER Path
    The CSV file.
.PARAMETER ReportPath
    Where the HTML report goes.
.PARAMETER ProfileTimeoutSec
    Patience for the deployment profiles.
.PARAMETER Context
    A connection; the session's default otherwise. Connect before, so that this script works with every way of signing in.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [string]$Path,

    [string]$ReportPath = [System.IO.Path]::ChangeExtension($Path, '.html'),

    [int]$ProfileTimeoutSec = 3600,

    [object]$Context = (Get-IntuneImportContext)
)

$ErrorActionPreference = 'Stop'

# -UpdateExisting brings group tag and user of registered devices to what the file says; an empty cell changes nothing.
# -WaitForProfile starts the tenant's sync and waits for the profiles. -CleanUp removes the import records of this run, and no others.
Import-AutopilotDevice -Path $Path -Context $Context -UpdateExisting -WaitForProfile -ProfileTimeoutSec $ProfileTimeoutSec -CleanUp -ErrorAction SilentlyContinue |
    Export-IntuneImportReport -Path $ReportPath -PassThru
