# A headless Chromium, spoken to over its DevTools protocol: dot-sourced by tests of pages.

# The first browser of the Chromium family that this machine knows by name; null for none.
function Find-Browser {
    $names = 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge', 'microsoft-edge-stable', 'msedge'
    foreach ($name in $names) {
        $command = Get-Command $name -CommandType Application -ErrorAction Ignore | Select-Object -First 1
        if ($command) { return $command.Source }
        if ($IsWindows) {
            $entry = Get-ItemProperty "HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\$name.exe" -ErrorAction Ignore
            if ($entry) { return $entry.'(default)' }
        }
    }
}

# Starts it with a profile of its own and opens an empty page.
function Start-Browser([string]$File, [string]$ProfilePath) {
    $start = [System.Diagnostics.ProcessStartInfo]::new($File)
    foreach ($argument in '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
        '--disable-sync', '--remote-debugging-port=0', "--user-data-dir=$ProfilePath", '--window-size=1200,1600', 'about:blank') { $start.ArgumentList.Add($argument) }
    $start.RedirectStandardError = $true
    $start.RedirectStandardOutput = $true
    $browser = @{ Process = [System.Diagnostics.Process]::Start($start); Socket = [System.Net.WebSockets.ClientWebSocket]::new(); Events = [System.Collections.Generic.List[object]]::new(); Last = 0 }
    $browser.Process.BeginErrorReadLine()
    $browser.Process.BeginOutputReadLine()
    try {
        Connect-Browser $browser $ProfilePath
    }
    catch {
        Stop-Browser $browser
        throw
    }
    $browser
}

function Connect-Browser($Browser, [string]$ProfilePath) {
    $portFile = Join-Path $ProfilePath 'DevToolsActivePort'
    $patience = [System.Diagnostics.Stopwatch]::StartNew()
    while (-not ((Test-Path $portFile) -and @(Get-Content $portFile).Count -ge 2)) {
        if ($Browser.Process.HasExited -or $patience.Elapsed.TotalSeconds -gt 60) { throw 'The browser did not start.' }
        Start-Sleep -Milliseconds 50
    }
    $port = @(Get-Content $portFile)[0]
    $page = Invoke-RestMethod "http://127.0.0.1:$port/json/list" -NoProxy | ForEach-Object { $_ } | Where-Object type -EQ 'page' | Select-Object -First 1
    $Browser.Socket.Options.Proxy = $null
    $null = $Browser.Socket.ConnectAsync($page.webSocketDebuggerUrl, [System.Threading.CancellationToken]::None).GetAwaiter().GetResult()
    foreach ($domain in 'Page', 'Runtime', 'Log', 'Network') { $null = Invoke-Browser $Browser "$domain.enable" }
}

function Stop-Browser($Browser) {
    $Browser.Socket.Dispose()
    if (-not $Browser.Process.WaitForExit(1)) { $Browser.Process.Kill($true) }
    $Browser.Process.WaitForExit()
    $Browser.Process.Dispose()
}

# Sends one command and returns its result; events that come meanwhile are kept.
function Invoke-Browser($Browser, [string]$Method, [hashtable]$Parameters = @{}) {
    $id = ++$Browser.Last
    $text = ConvertTo-Json @{ id = $id; method = $Method; params = $Parameters } -Depth 9 -Compress
    $none = [System.Threading.CancellationToken]::None
    $null = $Browser.Socket.SendAsync([System.ArraySegment[byte]]::new([System.Text.Encoding]::UTF8.GetBytes($text)), [System.Net.WebSockets.WebSocketMessageType]::Text, $true, $none).GetAwaiter().GetResult()
    do {
        $answer = Read-Browser $Browser
        if ($answer.method) { $Browser.Events.Add($answer) }
    } until ($answer.id -eq $id)
    if ($answer.error) { throw "$Method`: $($answer.error.message)" }
    $answer.result
}

function Read-Browser($Browser) {
    $limit = [System.Threading.CancellationTokenSource]::new([timespan]::FromSeconds(60))
    $buffer = [System.ArraySegment[byte]]::new([byte[]]::new(65536))
    $message = [System.IO.MemoryStream]::new()
    do {
        $part = $Browser.Socket.ReceiveAsync($buffer, $limit.Token).GetAwaiter().GetResult()
        $message.Write($buffer.Array, 0, $part.Count)
    } until ($part.EndOfMessage)
    [System.Text.Encoding]::UTF8.GetString($message.ToArray()) | ConvertFrom-Json
}

# Loads a page and waits until it is there. What was seen of an earlier one is forgotten.
function Open-Page($Browser, [string]$Path) {
    $Browser.Events.Clear()
    $null = Invoke-Browser $Browser 'Page.navigate' @{ url = [uri]::new($Path).AbsoluteUri }
    while ($Browser.Events.method -notcontains 'Page.loadEventFired') { $Browser.Events.Add((Read-Browser $Browser)) }
}

# The value of a JavaScript expression in the page.
function Get-PageValue($Browser, [string]$Expression) {
    $result = Invoke-Browser $Browser 'Runtime.evaluate' @{ expression = $Expression; returnByValue = $true; awaitPromise = $true }
    if ($result.exceptionDetails) { throw $result.exceptionDetails.exception.description }
    $result.result.value
}

# What a person would see in the browser's console since the page was opened.
function Get-ConsoleLine($Browser) {
    foreach ($seen in $Browser.Events) {
        switch ($seen.method) {
            'Runtime.consoleAPICalled' { "$($seen.params.type): $($seen.params.args.value)" }
            'Runtime.exceptionThrown' { $seen.params.exceptionDetails.exception.description }
            'Log.entryAdded' { "$($seen.params.entry.level): $($seen.params.entry.text)" }
        }
    }
}
