<#
.SYNOPSIS
    A scheduled task: imports every CSV file of a folder with a certificate.
.DESCRIPTION
    Each file goes to done when every row has its outcome. Its report lies in reports, and what has to be corrected and imported again in again.
    A file that could not be read to its end, or with rows that are not finished or were not sent, stays where it is, with its journal beside it; the next run goes on there.
    Register-AutopilotImportTask.ps1 makes the task.
.PARAMETER Folder
    Where people put the files.
.PARAMETER TenantId
    The tenant; not needed with -Sandbox.
.PARAMETER ClientId
    The application; not needed with -Sandbox.
.PARAMETER CertificateThumbprint
    The application's certificate, in the personal store of the task's account or of the computer; not needed with -Sandbox.
.PARAMETER TimeoutSec
    Patience for one batch.
.PARAMETER Sandbox
    Rehearses on the offline tenant. Files are moved as in a real run, so rehearse with a copy of the folder.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string]$Folder,

    [string]$TenantId,

    [string]$ClientId,

    [string]$CertificateThumbprint,

    [int]$TimeoutSec = 1800,

    [switch]$Sandbox
)

$ErrorActionPreference = 'Stop'
Import-Module IntuneImportModule

$files = @(Get-ChildItem -LiteralPath $Folder -Filter *.csv -File)
if ($files.Count -eq 0) { return }

if ($Sandbox) {
    $null = Connect-IntuneImport -Sandbox -WarningAction SilentlyContinue
}
else {
    $null = Connect-IntuneImport -TenantId $TenantId -ClientId $ClientId -CertificateThumbprint $CertificateThumbprint
}

$places = @{}
foreach ($name in 'done', 'again', 'reports') { $places[$name] = (New-Item -ItemType Directory -Force (Join-Path $Folder $name)).FullName }

$stamp = Get-Date -Format yyyyMMdd-HHmmss
$notDone = 0
$unread = @()
foreach ($file in $files) {
    $name = "$stamp-$($file.BaseName)"
    $again = Join-Path $places.again "$name.csv"
    $journal = "$($file.FullName).journal"
    $results = [System.Collections.Generic.List[object]]::new()
    try {
        Import-AutopilotDevice -LiteralPath $file.FullName -Journal $journal -RejectPath $again -TimeoutSec $TimeoutSec -ErrorAction SilentlyContinue -ErrorVariable problems |
            ForEach-Object { $results.Add($_) }
    }
    finally {
        # Also where the sign-in ended in mid-run: what is known is reported.
        $results
        if ($results.Count -gt 0) { $results | Export-IntuneImportReport -Path (Join-Path $places.reports "$name.html") }
    }

    $notDone += @($results | Where-Object Status -NotIn Imported, Updated, AlreadyPresent, Duplicate).Count

    # An error that is no row's: the file could not be read, or not to its end. What is missing has no result.
    $unread += @($problems | Where-Object { $_.Exception -isnot [IntuneImportModule.Errors.ImportRowException] })
    if ($file.FullName -notin $unread.TargetObject -and -not ($results | Where-Object Status -In Pending, NotSent)) {
        Move-Item -LiteralPath $file.FullName (Join-Path $places.done "$name.csv")
        Remove-Item -LiteralPath $journal
    }
}

# The task's last result is then 1.
$unread | ForEach-Object { throw $_ }
if ($notDone -gt 0) { throw "$notDone rows are not done; see $($places.reports)." }
