# The files that the examples of the help speak of, in $Folder, which becomes the current one.
Set-Location -LiteralPath $Folder
$samples = Join-Path $PSScriptRoot '../../samples'
$hashes = @{}
Import-Csv (Join-Path $samples 'autopilot-devices.csv') | ForEach-Object { $hashes[$_.'Device Serial Number'] = $_.'Hardware Hash' }
@(
    'Device Serial Number,Windows Product ID,Hardware Hash,Group Tag,Assigned User'
    "SMP-0001,,$($hashes['SMP-0001']),Engineering,"
    "SMP-0002,,$($hashes['SMP-0002']),Kiosk,"
    "SMP-0003,,$($hashes['SMP-0003']),Engineering,"
    "SMP-0007,,$($hashes['SMP-0007']),Engineering,"
    'SMP-0008,,,Kiosk,'
) | Set-Content devices.csv
'Imei,Details', '001010000000016,Sales', '001010000000024,Sales', '0010100,Sales' | Set-Content phones.csv
Get-Content (Join-Path $samples 'corporate-identifiers.csv') -TotalCount 3 | Set-Content computers.csv
