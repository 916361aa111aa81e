@{
    RootModule        = 'IntuneImportModule.psm1'
    ModuleVersion     = '0.1.0'
}
