<#
.SYNOPSIS
    Draws what a terminal shows, colours included, as an SVG picture.
.DESCRIPTION
    Understands bold, italic, underlined and the sixteen colours, as PowerShell writes them. Any other code is an error: a picture that leaves
    something out would not show what was there.
.PARAMETER Line
    A line with its ANSI codes, from the pipeline.
.PARAMETER Path
    The SVG file; one that is there is replaced.
.PARAMETER Columns
    The width of the window. Longer lines go on in the next one, as in a terminal.
.PARAMETER Title
    What the picture is of, for people who do not see it.
.EXAMPLE
    pwsh -NoProfile docs/pictures/first-import.ps1 | ./docs/pictures/New-TerminalPicture.ps1 -Path docs/pictures/first-import.svg
#>
#Requires -Version 7.4
[CmdletBinding()]
param(
    [Parameter(Mandatory, ValueFromPipeline)]
    [AllowEmptyString()]
    [string]$Line,

    [Parameter(Mandatory)]
    [string]$Path,

    [int]$Columns = 100,

    [string]$Title = 'PowerShell'
)

begin {
    $ErrorActionPreference = 'Stop'
    $cellWidth = 8.4
    $lineHeight = 19
    $margin = 16
    $ink = '#d4d4d4'
    # 30 to 37 and 90 to 97.
    $colours = '#6e7681', '#f14c4c', '#23d18b', '#e5e510', '#5b9df5', '#d670d6', '#29b8db', '#e5e5e5', '#8b949e', '#ff7b72', '#56e39f', '#f5f543', '#79b8ff', '#e9a6e9', '#6fd6ee', '#ffffff'
    $style = @{ Colour = $ink; Bold = $false; Italic = $false; Underlined = $false }
    $texts = [System.Collections.Generic.List[string]]::new()
    $row = 0
    $lastRow = 0

    function Use-Style([string]$Codes) {
        foreach ($code in $Codes.Split(';') | ForEach-Object { [int]"0$_" }) {
            switch ($code) {
                0 { $style.Colour = $ink; $style.Bold = $style.Italic = $style.Underlined = $false }
                1 { $style.Bold = $true }
                3 { $style.Italic = $true }
                4 { $style.Underlined = $true }
                22 { $style.Bold = $false }
                23 { $style.Italic = $false }
                24 { $style.Underlined = $false }
                39 { $style.Colour = $ink }
                { $_ -ge 30 -and $_ -le 37 } { $style.Colour = $colours[$_ - 30] }
                { $_ -ge 90 -and $_ -le 97 } { $style.Colour = $colours[$_ - 82] }
                default { throw "The picture cannot show the code $code." }
            }
        }
    }

    # Every run of words stands where its column is, as wide as its letters are many: no viewer's font can move a table's columns.
    function Add-Text([string]$Text, [int]$Column) {
        $look = if ($style.Bold) { ' font-weight="bold"' }
        if ($style.Italic) { $look += ' font-style="italic"' }
        if ($style.Underlined) { $look += ' text-decoration="underline"' }
        foreach ($words in [regex]::Matches($Text, '\S+( \S+)*')) {
            $x = $margin + ($Column + $words.Index) * $cellWidth
            $texts.Add([string]::Format([cultureinfo]::InvariantCulture, '<text x="{0:0.#}" y="{1}" textLength="{2:0.#}" fill="{3}"{4}>{5}</text>',
                    $x, ($margin + 14 + $row * $lineHeight), ($words.Length * $cellWidth), $style.Colour, $look, [System.Security.SecurityElement]::Escape($words.Value)))
        }
    }
}

process {
    $column = 0
    foreach ($part in [regex]::Split($Line, '(\e\[[0-9;]*m)')) {
        if ($part -match '^\e\[([0-9;]*)m$') {
            Use-Style $Matches[1]
            continue
        }

        if ($part.Contains([char]27)) { throw "The picture cannot show the code in '$($part.Replace([string][char]27, 'ESC'))'." }
        while ($column + $part.Length -gt $Columns) {
            $room = $Columns - $column
            Add-Text $part.Substring(0, $room) $column
            $part = $part.Substring($room)
            $column = 0
            $row++
        }

        Add-Text $part $column
        $column += $part.Length
    }

    $row++
    if ($column -gt 0) { $lastRow = $row }
}

end {
    $width = 2 * $margin + $Columns * $cellWidth
    $height = 2 * $margin + $lastRow * $lineHeight
    $picture = @(
        [string]::Format([cultureinfo]::InvariantCulture, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0:0} {1:0}" width="{0:0}" height="{1:0}" role="img">', $width, $height)
        "<title>$([System.Security.SecurityElement]::Escape($Title))</title>"
        '<rect width="100%" height="100%" rx="8" fill="#1e1e1e"/>'
        '<g font-family="Cascadia Mono, Consolas, Menlo, DejaVu Sans Mono, monospace" font-size="14">'
        $texts
        '</g>'
        '</svg>'
    )
    [System.IO.File]::WriteAllText($ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path), ($picture -join "`n") + "`n")
}
