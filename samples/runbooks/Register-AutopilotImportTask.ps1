<#
.SYNOPSIS
    Registers the scheduled task that runs Import-AutopilotFromFolder.ps1 each day. Windows only; asks before it does.
.DESCRIPTION
    Run it as administrator on the server. Before that, install the module for all users, install the certificate with its private key in the
    computer's personal store, and let the task's account read that key and change the folder.
.PARAMETER Folder
    Where people put the files.
.PARAMETER TenantId
    The tenant.
.PARAMETER ClientId
    The application.
.PARAMETER CertificateThumbprint
    The application's certificate.
.PARAMETER UserId
    The account that the task runs as: a group managed service account, such as CONTOSO\intune-import$, which has no password to keep.
.PARAMETER At
    When, each day.
.PARAMETER TaskName
    The task's name.
.EXAMPLE
    .\Register-AutopilotImportTask.ps1 -Folder D:\Import -TenantId contoso.com -ClientId <app id> -CertificateThumbprint <thumbprint> -UserId 'CONTOSO\intune-import$' -WhatIf
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [string]$Folder,

    [Parameter(Mandatory)]
    [string]$TenantId,

    [Parameter(Mandatory)]
    [string]$ClientId,

    [Parameter(Mandatory)]
    [string]$CertificateThumbprint,

    [Parameter(Mandatory)]
    [string]$UserId,

    [datetime]$At = '03:00',

    [string]$TaskName = 'Import Autopilot devices'
)

$ErrorActionPreference = 'Stop'

# A backslash before the closing quote would take the quote for part of the text.
$arguments = @(
    '-NoProfile -NonInteractive -File "{0}"' -f (Join-Path $PSScriptRoot 'Import-AutopilotFromFolder.ps1')
    '-Folder "{0}"' -f $Folder.TrimEnd('\')
    '-TenantId {0} -ClientId {1} -CertificateThumbprint {2}' -f $TenantId, $ClientId, $CertificateThumbprint
) -join ' '

$task = @{
    TaskName  = $TaskName
    Action    = New-ScheduledTaskAction -Execute 'pwsh.exe' -Argument $arguments
    Trigger   = New-ScheduledTaskTrigger -Daily -At $At
    # Password is what the Task Scheduler calls the sign-in of a managed service account; none is asked for.
    Principal = New-ScheduledTaskPrincipal -UserId $UserId -LogonType Password
    Settings  = New-ScheduledTaskSettingsSet -MultipleInstances IgnoreNew -StartWhenAvailable -ExecutionTimeLimit (New-TimeSpan -Hours 3)
}
if ($PSCmdlet.ShouldProcess($TaskName, "Register a task that runs daily as $UserId")) {
    Register-ScheduledTask @task
}
