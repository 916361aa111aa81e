# Dot-sourced by every test file: the built module, a fresh sandbox, and rows to import.
$script:ModulePath = (Get-ChildItem (Join-Path $PSScriptRoot '../../output/IntuneImportModule/*/IntuneImportModule.psd1') | Select-Object -Last 1).FullName
if (-not $script:ModulePath) { throw 'There is no module in output/. Run "dotnet build" first.' }
Import-Module $script:ModulePath -ErrorAction Stop

# Any base64 will do for the engine; the real thing has 3000 bytes, and the sandbox takes both.
function New-Hash([int]$Seed, [int]$Length = 48) {
    $bytes = [byte[]]::new($Length)
    [System.Random]::new($Seed).NextBytes($bytes)
    [System.Convert]::ToBase64String($bytes)
}

function New-AutopilotRow([int]$Number) {
    [pscustomobject]@{
        'Device Serial Number' = 'PST-{0:00000}' -f $Number
        'Windows Product ID'   = ''
        'Hardware Hash'        = New-Hash $Number
        'Group Tag'            = 'Pester'
    }
}

function Connect-TestSandbox([hashtable]$Options = @{}) {
    $settings = @{ ProcessingTimeSec = 0.5 } + $Options
    $script:Sandbox = Start-IntuneSandbox @settings
    Connect-IntuneImport -Sandbox -WarningAction SilentlyContinue
}
