# From the package to a module that somebody has installed: published by build.ps1, found, saved, imported.
BeforeDiscovery {
    $canPack = [bool](Get-Command dotnet -ErrorAction Ignore)
    $canSave = $canPack -and [bool](Get-Command Save-PSResource -ErrorAction Ignore)
    if (-not $canSave) { Write-Warning 'dotnet or PSResourceGet is missing: PUBLISHING AND INSTALLING ARE NOT TRIED.' }
}
BeforeAll {
    . $PSScriptRoot/Common.ps1
    $script:Root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
    $script:Build = Join-Path $Root 'build.ps1'
    $script:Environment = 'NUGET_FEED', 'NUGET_KEY', 'SIGN_THUMBPRINT' | ForEach-Object { @{ Name = $_; Value = [Environment]::GetEnvironmentVariable($_) } }

    # build.ps1 in a PowerShell of its own; what it says, and whether it failed.
    function Invoke-BuildTask([string]$Arguments, [string]$Feed, [string]$Key) {
        [Environment]::SetEnvironmentVariable('NUGET_FEED', $Feed)
        [Environment]::SetEnvironmentVariable('NUGET_KEY', $Key)
        Invoke-ChildShell "try { & '$Build' $Arguments; 'done' } catch { `"failed: `$_`" }"
    }
}
AfterAll { foreach ($variable in $Environment) { [Environment]::SetEnvironmentVariable($variable.Name, $variable.Value) } }

Describe 'The package' {
    BeforeAll {
        $script:Packed = $env:IIM_PACKAGE
        if (-not $Packed -and (Get-Command dotnet -ErrorAction Ignore)) {
            $folder = Join-Path $TestDrive 'packed'
            $said = dotnet msbuild (Join-Path $Root 'src/IntuneImportModule/IntuneImportModule.csproj') -target:PackModule -property:Configuration=Release "-property:PackageFolder=$folder/" -nodeReuse:false
            if ($LASTEXITCODE -ne 0) { throw "$said" }
            $script:Packed = (Get-ChildItem $folder -Filter *.nupkg).FullName
        }
    }

    It 'is published to a folder, found there, and installed as it was built' -Skip:(-not $canSave) {
        $feed = (New-Item (Join-Path $TestDrive 'feed') -ItemType Directory).FullName
        $said = Invoke-BuildTask "-Task Publish -Package '$Packed'" $feed
        $said[-1] | Should -Be 'done'
        $said[-2] | Should -BeLike "Published: IntuneImportModule.*.nupkg, SHA-256 $((Get-FileHash $Packed).Hash)"

        $repository = "IntuneImportModule-$([guid]::NewGuid())"
        $saved = New-Item (Join-Path $TestDrive 'saved') -ItemType Directory
        Register-PSResourceRepository -Name $repository -Uri $feed -Trusted
        try {
            $found = Find-PSResource -Name IntuneImportModule -Repository $repository
            Save-PSResource -Name IntuneImportModule -Repository $repository -Path $saved.FullName -TrustRepository
        }
        finally { Unregister-PSResourceRepository -Name $repository }

        $manifest = Import-PowerShellDataFile $ModulePath
        "$($found.Version)" | Should -Be $manifest.ModuleVersion
        $found.Description | Should -Be $manifest.Description
        $found.Tags | Should -Contain 'Autopilot'
        $found.ReleaseNotes | Should -Be $manifest.PrivateData.PSData.ReleaseNotes

        $installed = Join-Path $saved.FullName "IntuneImportModule/$($manifest.ModuleVersion)"
        $built = Split-Path $ModulePath
        $files = (Get-ChildItem $built -Recurse -File).FullName | ForEach-Object { $_.Substring($built.Length + 1) }
        foreach ($file in $files) {
            (Get-FileHash (Join-Path $installed $file)).Hash | Should -Be (Get-FileHash (Join-Path $built $file)).Hash -Because $file
        }
        # What an installer adds is its own receipt.
        @(Get-ChildItem $installed -Recurse -File | Where-Object Name -NE 'PSGetModuleInfo.xml').Count | Should -Be $files.Count

        $output = Invoke-ChildShell @"
            `$env:PSModulePath = '$($saved.FullName)' + [System.IO.Path]::PathSeparator + `$env:PSModulePath
            Import-Module IntuneImportModule
            `$null = Connect-IntuneImport -Sandbox -WarningAction Ignore
            (@{ SerialNumber = 'P-1' } | Import-DeviceIdentityList).Status
            (Get-Module IntuneImportModule).Path
"@
        $output[0] | Should -Be 'Imported'
        $output[1] | Should -BeLike "$($saved.FullName)*"
    }

    It 'tells galleries its commands' -Skip:(-not $canPack) {
        Add-Type -AssemblyName System.IO.Compression.FileSystem
        $archive = [System.IO.Compression.ZipFile]::OpenRead($Packed)
        try { $nuspec = [xml][System.IO.StreamReader]::new($archive.GetEntry('IntuneImportModule.nuspec').Open()).ReadToEnd() }
        finally { $archive.Dispose() }
        $tags = $nuspec.package.metadata.tags -split ' '
        foreach ($command in (Get-Command -Module IntuneImportModule).Name) { $tags | Should -Contain "PSCommand_$command" }
        $tags | Should -Contain 'PSModule'
        $nuspec.package.metadata.license.InnerText | Should -Be 'MIT'
    }

    It 'is not published without knowing where to and with which key' -Skip:(-not $canPack) {
        @(Invoke-BuildTask "-Task Publish -Package '$Packed'")[-1] | Should -BeLike 'failed: Publish:*NUGET_FEED*'
        @(Invoke-BuildTask "-Task Publish -Package '$Packed'" 'https://127.0.0.1:9/index.json')[-1] | Should -BeLike 'failed: Publish:*NUGET_KEY*'
    }

    It 'keeps the key to itself when publishing fails' -Skip:(-not $canPack) {
        $said = Invoke-BuildTask "-Task Publish -Package '$Packed'" (Join-Path $TestDrive 'no such folder') 'MARKER-key'
        $said[-1] | Should -BeLike 'failed: Publish:*'
        "$said" | Should -Not -BeLike '*MARKER-key*'
    }
}

Describe 'Signatures' {
    It 'are skipped, with the reason, where there are none to be had' {
        [Environment]::SetEnvironmentVariable('SIGN_THUMBPRINT', '')
        $said = Invoke-BuildTask '-Task Sign'
        $said[0] | Should -BeLike 'Sign: skipped. *'
        $said[-1] | Should -Be 'done'
    }

    It 'are for Windows, and so are catalogs' -Skip:($env:OS -eq 'Windows_NT') {
        [Environment]::SetEnvironmentVariable('SIGN_THUMBPRINT', '00')
        Invoke-BuildTask '-Task Sign, Catalog' | Should -Be 'Sign: skipped. Authenticode signatures are made on Windows only.', 'Catalog: skipped. Catalogs are made on Windows only.', 'done'
    }
}
