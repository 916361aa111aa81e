@{
    RootModule             = 'IntuneImportModule.psm1'
    ModuleVersion          = '0.1.0'
    GUID                   = '6f5c9f0e-7a35-4d0b-9c1b-3b3a1c2f9e57'
    Author                 = 'IntuneImportModule contributors'
    CompanyName            = 'Community'
    Copyright              = '(c) IntuneImportModule contributors. MIT license.'
    Description            = 'Imports corporate device identifiers and Windows Autopilot devices into Microsoft Intune: in batches, one result per row, nothing lost, nothing sent twice. Brings its own offline tenant.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    FormatsToProcess       = @('IntuneImportModule.Format.ps1xml')
    TypesToProcess         = @('IntuneImportModule.Types.ps1xml')
    FunctionsToExport      = @()
    CmdletsToExport        = @(
        'Connect-IntuneImport'
        'ConvertFrom-AutopilotHardwareHash'
        'Disconnect-IntuneImport'
        'Export-IntuneImportReport'
        'Get-AutopilotImport'
        'Get-AutopilotRegistration'
        'Get-DeviceIdentity'
        'Get-IntuneImportContext'
        'Get-IntuneSandboxRequest'
        'Import-AutopilotDevice'
        'Import-DeviceIdentityList'
        'Remove-AutopilotImport'
        'Remove-AutopilotRegistration'
        'Remove-DeviceIdentity'
        'Set-AutopilotRegistration'
        'Start-IntuneSandbox'
        'Stop-IntuneSandbox'
        'Sync-AutopilotService'
        'Test-AutopilotDevice'
        'Test-DeviceIdentity'
        'Wait-AutopilotImport'
    )
    VariablesToExport      = @()
    AliasesToExport        = @()
    FileList               = @() # The build says which.
    PrivateData            = @{
        PSData = @{
            Tags         = @('Intune', 'Autopilot', 'Graph', 'MicrosoftGraph', 'CorporateIdentifiers', 'MDM', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            # No LicenseUri and ProjectUri, and no HelpInfoURI either: there is no address yet that would stay. The license and all help are in the module.
            ReleaseNotes = 'First release: imports of corporate device identifiers and Autopilot devices, the commands around them, and an offline Intune tenant for rehearsals.'
        }
    }
}
