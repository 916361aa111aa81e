# Dot-sourced by every test file: the built module, a fresh sandbox, rows to import, and PowerShells to run things in.
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

# Hashtables, as many as wanted, quickly.
function New-ManyRow([int]$Count, [switch]$Autopilot) {
    foreach ($number in 1..$Count) {
        if ($Autopilot) { @{ SerialNumber = "PST-$number"; HardwareHash = [System.Convert]::ToBase64String([System.BitConverter]::GetBytes([long]$number)) } }
        else { @{ SerialNumber = "PST-$number" } }
    }
}

function Connect-TestSandbox([hashtable]$Options = @{}) {
    $settings = @{ ProcessingTimeSec = 0 }
    foreach ($name in $Options.Keys) { $settings[$name] = $Options[$name] }
    $script:Sandbox = Start-IntuneSandbox @settings
    Connect-IntuneImport -Sandbox -WarningAction SilentlyContinue
}

# The calls inside batches, which the list of requests shows as part of theirs.
function Get-BatchItem([string]$Action) { (Get-IntuneSandboxRequest batch).Items | Where-Object Action -EQ $Action }

function ConvertTo-Token([string]$Text) {
    $token = [securestring]::new()
    foreach ($letter in $Text.ToCharArray()) { $token.AppendChar($letter) }
    $token
}

# A PowerShell of its own in this process, with the module and a sandbox in its own runspace.
function New-TestShell([string]$Prepare = '$null = Start-IntuneSandbox -ProcessingTimeSec 0; $null = Connect-IntuneImport -Sandbox -WarningAction Ignore') {
    $shell = [powershell]::Create()
    $null = $shell.AddScript("Import-Module '$script:ModulePath'; $Prepare").Invoke()
    if ($shell.HadErrors) { throw $shell.Streams.Error[0].Exception }
    $shell.Commands.Clear()
    $shell.Streams.ClearStreams()
    $shell
}

# What a shell of New-TestShell has sent.
function Get-ShellRequest($Shell, [string]$Action = '*') {
    $Shell.Commands.Clear()
    $Shell.AddScript("Get-IntuneSandboxRequest '$Action'").Invoke()
}

function Close-TestShell($Shell) {
    $runspace = $Shell.Runspace
    if ($Shell.InvocationStateInfo.State -eq 'Running') { $Shell.Stop() }
    $Shell.Commands.Clear()
    $null = $Shell.AddScript('Remove-Module IntuneImportModule').Invoke()
    $Shell.Dispose()
    $runspace.Dispose()
}

# The program that runs the tests. Windows PowerShell knows no ProcessPath.
$script:ShellPath = (Get-Process -Id $PID).Path

# A PowerShell process of its own that may not ask anything; its output as lines.
function Invoke-ChildShell([string]$Script) {
    $file = Join-Path $TestDrive "$([guid]::NewGuid()).ps1"
    Set-Content -LiteralPath $file -Value $Script
    & $script:ShellPath -NoLogo -NoProfile -NonInteractive -File $file 2>&1 | ForEach-Object { "$_" }
}

# From now on nothing can be written to an open file of this process; Linux only. It becomes /dev/full, whatever its name still says.
function Set-DiskFull([string]$OpenFile) {
    Add-Type -Namespace IntuneImportTests -Name Descriptor -MemberDefinition '[DllImport("libc")] public static extern int dup2(int from, int to);'
    $descriptor = Get-ChildItem /proc/self/fd | Where-Object Target -Like $OpenFile
    $full = [System.IO.File]::OpenWrite('/dev/full')
    [IntuneImportTests.Descriptor]::dup2([int]$full.SafeFileHandle.DangerousGetHandle(), [int]$descriptor.Name) | Should -Be $descriptor.Name
    $full.Dispose()
}

# What a person sees in a window of 100 columns.
function Show-Wide($InputObject, [scriptblock]$Format = { $_ }) {
    @($InputObject | ForEach-Object $Format | Out-String -Width 100) -join "`n" -split "`r?`n" | ForEach-Object TrimEnd
}
