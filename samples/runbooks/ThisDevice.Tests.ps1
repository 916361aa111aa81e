# One device during setup. The function that reads its hash is mocked: here is no such device.
BeforeAll {
    $root = Resolve-Path (Join-Path $PSScriptRoot '../..')
    $script:modulePath = $env:PSModulePath
    $env:PSModulePath = (Join-Path $root 'output') + [System.IO.Path]::PathSeparator + $modulePath
    Import-Module IntuneImportModule
    . (Join-Path $PSScriptRoot 'Import-ThisDevice.ps1')
    $script:row = Import-Csv (Join-Path $root 'samples/autopilot-devices.csv') | Select-Object -First 1
}

AfterAll { $env:PSModulePath = $modulePath }

Describe 'Import-ThisDevice' {
    BeforeEach {
        $script:tenant = (Start-IntuneSandbox -ProcessingTimeSec 0 -TimeScale 120).Tenant
        $null = $tenant.AddDeploymentProfile('Kiosk PC', 'Kiosk')
        Mock Get-ThisDevice { [pscustomobject]@{ SerialNumber = $row.'Device Serial Number'; HardwareHash = $row.'Hardware Hash' } }
    }
    AfterEach { Stop-IntuneSandbox }

    It 'imports the device with its group tag and waits for its profile' {
        $out = Import-ThisDevice -GroupTag Kiosk -AssignedUser kim@contoso.com -Sandbox
        $out.Status | Should -Be 'Imported'
        $out.Profile | Should -Be 'Kiosk PC'
        $device = Get-AutopilotRegistration -SerialNumber 'SMP-0001'
        $device.GroupTag | Should -Be 'Kiosk'
        $device.UserPrincipalName | Should -Be 'kim@contoso.com'
    }

    It 'gives a device that is registered already the new group tag' {
        $null = $tenant.AddRegistration('SMP-0001', 'Office')
        $out = Import-ThisDevice -GroupTag Kiosk -Sandbox
        $out.Status | Should -Be 'Updated'
        $out.OldGroupTag | Should -Be 'Office'
    }

    It 'says that the device belongs to somebody else' {
        $tenant.AddRegistrationOfAnotherTenant('SMP-0001')
        $result, $problem = Import-ThisDevice -Sandbox 2>&1
        $result.Status | Should -Be 'Failed'
        $problem.FullyQualifiedErrorId | Should -BeLike 'ZtdDeviceAssignedToOtherTenant,*'
    }

    It 'asks nobody to sign in for a device that cannot be imported' {
        Mock Get-ThisDevice { [pscustomobject]@{ SerialNumber = ''; HardwareHash = $row.'Hardware Hash' } }
        Mock Connect-IntuneImport { }
        { Import-ThisDevice -TenantId contoso.com -ClientId app } | Should -Throw 'This device cannot be imported*'
        Should -Invoke Connect-IntuneImport -Times 0
    }

    It 'signs in with a code' {
        Mock Connect-IntuneImport { throw 'signed in' }
        { Import-ThisDevice -TenantId contoso.com -ClientId app } | Should -Throw 'signed in'
        Should -Invoke Connect-IntuneImport -Times 1 -Exactly -ParameterFilter { $UseDeviceCode -and $TenantId -eq 'contoso.com' -and $ClientId -eq 'app' }
    }
}

Describe 'Get-ThisDevice' {
    BeforeAll {
        # Only Windows has it; elsewhere a stand-in of the same shape is mocked.
        if (-not (Get-Command Get-CimInstance -ErrorAction Ignore)) {
            Set-Item function:Get-CimInstance ([scriptblock]::Create('param($Namespace, $ClassName, $Filter)'))
        }
        Mock Get-CimInstance { [pscustomobject]@{ SerialNumber = 'SMP-0001' } } -ParameterFilter { $ClassName -eq 'Win32_BIOS' }
    }

    It 'reads serial number and hash' {
        Mock Get-CimInstance { [pscustomobject]@{ DeviceHardwareData = 'T0E=' } } -ParameterFilter { $Namespace -eq 'root/cimv2/mdm/dmmap' -and $ClassName -eq 'MDM_DevDetail_Ext01' }
        $device = Get-ThisDevice
        $device.SerialNumber | Should -Be 'SMP-0001'
        $device.HardwareHash | Should -Be 'T0E='
    }

    It 'says what is missing where Windows gives no hash' {
        Mock Get-CimInstance { } -ParameterFilter { $ClassName -eq 'MDM_DevDetail_Ext01' }
        { Get-ThisDevice } | Should -Throw '*Run this as administrator.'
    }
}
