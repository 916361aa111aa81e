<#
.SYNOPSIS
    One new device during setup: reads its hardware hash, imports it, and waits for its deployment profile.
.DESCRIPTION
    At the first page of the setup press Shift+F10, start PowerShell, and run this; it needs the module and administrator rights, which
    the setup has. You sign in with a code on another device. The script restarts nothing: when it is done, restart by yourself.
.PARAMETER TenantId
    The tenant; not needed with -Sandbox.
.PARAMETER ClientId
    The application; not needed with -Sandbox.
.PARAMETER GroupTag
    The device's group tag.
.PARAMETER AssignedUser
    The device's user.
.PARAMETER ProfileTimeoutSec
    Patience for the deployment profile.
.PARAMETER Sandbox
    Rehearses on the offline tenant.
#>
[CmdletBinding()]
param(
    [string]$TenantId,

    [string]$ClientId,

    [string]$GroupTag,

    [string]$AssignedUser,

    [int]$ProfileTimeoutSec = 3600,

    [switch]$Sandbox
)

# A function of its own, so that a test can take its place where there is no such device.
function Get-ThisDevice {
    $query = @{ Namespace = 'root/cimv2/mdm/dmmap'; ClassName = 'MDM_DevDetail_Ext01'; Filter = "InstanceID='Ext' AND ParentID='./DevDetail'" }
    $detail = Get-CimInstance @query -ErrorAction Stop
    if (-not $detail.DeviceHardwareData) { throw 'Windows gives no hardware hash. Run this as administrator.' }
    [pscustomobject]@{
        SerialNumber = (Get-CimInstance -ClassName Win32_BIOS -ErrorAction Stop).SerialNumber
        HardwareHash = $detail.DeviceHardwareData
    }
}

function Import-ThisDevice {
    [CmdletBinding()]
    param([string]$TenantId, [string]$ClientId, [string]$GroupTag, [string]$AssignedUser, [int]$ProfileTimeoutSec = 3600, [switch]$Sandbox)

    $ErrorActionPreference = 'Stop'
    Import-Module IntuneImportModule

    # Before anybody signs in: what cannot be imported is told at once.
    $device = Get-ThisDevice
    $check = $device | Test-AutopilotDevice
    if (-not $check.IsValid) { throw "This device cannot be imported: $($check.Problem)" }

    if ($Sandbox) {
        $null = Connect-IntuneImport -Sandbox -WarningAction SilentlyContinue
    }
    else {
        $null = Connect-IntuneImport -TenantId $TenantId -ClientId $ClientId -UseDeviceCode
    }

    $wanted = @{}
    if ($GroupTag) { $wanted.GroupTag = $GroupTag }
    if ($AssignedUser) { $wanted.AssignedUser = $AssignedUser }

    # The result is to be seen also where it is a refusal; the error that follows says what to do.
    $device | Import-AutopilotDevice @wanted -UpdateExisting -WaitForProfile -ProfileTimeoutSec $ProfileTimeoutSec -ErrorAction Continue
}

# Dot-sourced, it only brings its functions: that is how its test reads it.
if ($MyInvocation.InvocationName -ne '.') { Import-ThisDevice @PSBoundParameters }
