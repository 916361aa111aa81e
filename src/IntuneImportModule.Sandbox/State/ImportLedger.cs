namespace IntuneImportModule.Sandbox.State;

/// <summary>Import records from acceptance to their end. Records settle in the order of their due times, so that the second of two equal serials finds the first.</summary>
internal sealed class ImportLedger(SandboxOptions options, SandboxClock clock, SandboxRandom random, RegistrationLedger registrations)
{
    private readonly Dictionary<string, List<ImportRecord>> _byImportId = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<(DateTimeOffset Due, long Sequence), ImportRecord> _open = [];
    private readonly Dictionary<string, int> _openSerials = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _otherTenants = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ImportOutcome> _scripted = new(StringComparer.OrdinalIgnoreCase);

    public Ledger<ImportRecord> Records { get; } = new();

    public void BelongsToOtherTenant(string serialNumber) => _otherTenants.Add(serialNumber);

    public void Script(string serialNumber, ImportOutcome outcome) => _scripted[serialNumber] = outcome;

    public IReadOnlyList<ImportRecord> Accept(IReadOnlyList<AutopilotRow> rows, DateTimeOffset now, TimeSpan visibleAfter)
    {
        string? replacement = options.ImportIdHandling == ImportIdHandling.Replaced ? random.NewGuid().ToString() : null;
        List<ImportRecord> accepted = new(rows.Count);
        foreach (AutopilotRow row in rows)
        {
            TimeSpan jitter = TimeSpan.FromTicks((long)(options.ProcessingJitter.Ticks * random.NextDouble()));
            ImportRecord record = new(random.NewGuid().ToString(), row)
            {
                ImportId = options.ImportIdHandling switch { ImportIdHandling.Kept => row.ImportId, ImportIdHandling.Dropped => "", _ => replacement },
                AcceptedAt = now,
                SettlesAt = now + clock.Scale(options.ProcessingTime + jitter),
                VisibleFrom = now + clock.Scale(visibleAfter),
                HasPartialState = options.PartialState,
                IsDuplicate = options.DuplicateCheck && _openSerials.ContainsKey(row.SerialNumber ?? ""),
            };
            Keep(record);
            _open.Add((record.SettlesAt, record.Sequence), record);
            CountSerial(record, 1);
            accepted.Add(record);
        }

        return accepted;
    }

    /// <summary>A record that an earlier run has left behind.</summary>
    public ImportRecord AddSettled(AutopilotRow row, ImportOutcome outcome, DateTimeOffset now)
    {
        ImportRecord record = new(random.NewGuid().ToString(), row) { ImportId = row.ImportId, AcceptedAt = now, SettlesAt = now, VisibleFrom = now, Outcome = outcome };
        Keep(record);
        return record;
    }

    public Page<ImportRecord> Read(PageRequest request, DateTimeOffset now, string? importId)
    {
        if (importId is null)
        {
            return Records.Read(request, now, _ => true);
        }

        return _byImportId.TryGetValue(importId, out List<ImportRecord>? records)
            ? Ledger<ImportRecord>.Read(records, request, now, _ => true)
            : new Page<ImportRecord>([], null);
    }

    /// <summary>Decides every record that is due. A record that was deleted while open still registers its device (UNVERIFIED).</summary>
    public void SettleUntil(DateTimeOffset now)
    {
        while (_open.Count > 0)
        {
            KeyValuePair<(DateTimeOffset Due, long Sequence), ImportRecord> first = _open.First();
            if (first.Key.Due > now)
            {
                return;
            }

            _open.Remove(first.Key);
            CountSerial(first.Value, -1);
            first.Value.Outcome = Decide(first.Value);
        }
    }

    private ImportOutcome Decide(ImportRecord record)
    {
        AutopilotRow row = record.Row;
        string serial = row.SerialNumber ?? "";
        if (_scripted.TryGetValue(serial, out ImportOutcome? scripted) && !scripted.IsSuccess)
        {
            return scripted;
        }

        if (serial.Length == 0 && string.IsNullOrEmpty(row.ProductKey))
        {
            return ImportOutcome.NothingToIdentify;
        }

        if (record.IsDuplicate)
        {
            return ImportOutcome.Duplicated(options.DuplicateErrorCode);
        }

        if (row.HashDigest is null ? string.IsNullOrEmpty(row.ProductKey) : options.HashStructureCheck && !row.IsHashStructured)
        {
            return ImportOutcome.InvalidHash;
        }

        if (registrations.IsRegistered(serial))
        {
            return ImportOutcome.AlreadyAssigned;
        }

        return _otherTenants.Contains(serial)
            ? ImportOutcome.OtherTenant
            : new ImportOutcome(0, ImportOutcome.NoError, registrations.Register(row, record.SettlesAt).Id);
    }

    private void Keep(ImportRecord record)
    {
        Records.Add(record);
        if (string.IsNullOrEmpty(record.ImportId))
        {
            return;
        }

        if (!_byImportId.TryGetValue(record.ImportId!, out List<ImportRecord>? records))
        {
            _byImportId.Add(record.ImportId!, records = []);
        }

        records.Add(record);
    }

    private void CountSerial(ImportRecord record, int change)
    {
        string serial = record.Row.SerialNumber ?? "";
        if (serial.Length == 0)
        {
            return;
        }

        _openSerials.TryGetValue(serial, out int count);
        if (count + change == 0)
        {
            _openSerials.Remove(serial);
        }
        else
        {
            _openSerials[serial] = count + change;
        }
    }
}
