<#
.SYNOPSIS
    Writes a CSV file of made-up devices: Autopilot rows with hashes of 4,000 characters, or corporate identifiers.
.DESCRIPTION
    The hashes have the layout of real ones - header, blocks, checksum - so that every check of the module has its work with them.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [ValidateSet('Autopilot', 'Identifier')] [string]$Kind,
    [Parameter(Mandatory)] [int]$Rows,
    [Parameter(Mandatory)] [string]$Path
)

$ErrorActionPreference = 'Stop'
$hashBytes = 3000

function Get-Block([int]$Type, [byte[]]$Data) {
    $length = $Data.Length + 4
    [byte[]]($Type, 0, ($length -band 255), ($length -shr 8)) + $Data
}

# Filled with something that is not all zeros, as the base64 text of a real hash has every letter.
function Get-HashTemplate {
    $text = { param($value) [Text.Encoding]::UTF8.GetBytes("$value`0") }
    $filler = [byte[]]::new(2400)
    [Random]::new(1).NextBytes($filler)
    $blocks = (Get-Block 14 (& $text 'SN00000000')) + (Get-Block 16 (& $text 'Contoso')) + (Get-Block 17 (& $text 'Laptop 5')) + (Get-Block 99 $filler)
    $end = $blocks.Length + 4
    [byte[]]([byte][char]'O', [byte][char]'A', ($end -band 255), ($end -shr 8)) + $blocks
}

$writer = [IO.StreamWriter]::new($Path)
try {
    if ($Kind -eq 'Identifier') {
        $writer.WriteLine('ImportedDeviceIdentityType,ImportedDeviceIdentifier,Description')
        for ($i = 0; $i -lt $Rows; $i++) {
            $writer.WriteLine('serialNumber,SN' + $i.ToString('D8') + ',Laptop of floor ' + ($i % 40))
        }
    }
    else {
        $head = Get-HashTemplate
        $hash = [byte[]]::new($hashBytes)
        $writer.WriteLine('Device Serial Number,Windows Product ID,Hardware Hash,Group Tag')
        for ($i = 0; $i -lt $Rows; $i++) {
            $serial = 'SN' + $i.ToString('D8')
            [Text.Encoding]::ASCII.GetBytes($serial).CopyTo($head, 8)
            $head.CopyTo($hash, 0)
            $place = $head.Length
            [byte[]]([byte][char]'C', [byte][char]'S', 36, 0) | ForEach-Object { $hash[$place++] = $_ }
            [Security.Cryptography.SHA256]::HashData($head).CopyTo($hash, $place)
            $writer.WriteLine($serial + ',,' + [Convert]::ToBase64String($hash) + ',Sales')
        }
    }
}
finally {
    $writer.Dispose()
}
