namespace IntuneImportModule.Sandbox.State;

/// <summary>Import records from acceptance to their end. Records settle in the order of their due times, so that the second of two equal serials finds the first.</summary>
internal sealed class ImportLedger(SandboxOptions options, SandboxClock clock, SandboxRandom random, RegistrationLedger registrations)
{
    private readonly Dictionary<string, List<ImportRecord>> _byImportId = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<(DateTimeOffset Due, long Sequence), OpenUpload> _open = [];
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
            ImportRecord record = new(random.NewGuid(), row)
            {
                ImportId = options.ImportIdHandling switch { ImportIdHandling.Kept => row.ImportId, ImportIdHandling.Dropped => "", _ => replacement },
                AcceptedAt = now,
                SettlesAt = now + clock.Scale(options.ProcessingTime + jitter),
                VisibleFrom = now + clock.Scale(visibleAfter),
                HasPartialState = options.PartialState,
                IsDuplicate = options.DuplicateCheck && _openSerials.ContainsKey(row.SerialNumber ?? ""),
            };
            Keep(record);
            CountSerial(record, 1);
            accepted.Add(record);
        }

        Reopen(new OpenUpload([.. accepted.OrderBy(record => record.SettlesAt)]));
        return accepted;
    }

    /// <summary>A record that an earlier run has left behind.</summary>
    public ImportRecord AddSettled(AutopilotRow row, ImportOutcome outcome, DateTimeOffset now)
    {
        ImportRecord record = new(random.NewGuid(), row) { ImportId = row.ImportId, AcceptedAt = now, SettlesAt = now, VisibleFrom = now, Outcome = outcome };
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
        while (_open.Count > 0 && _open.First() is { Key: var first, Value: var upload } && first.Due <= now)
        {
            // The rows of one upload are mostly due together: go on with it until another one's turn comes.
            _open.Remove(first);
            (DateTimeOffset Due, long Sequence) limit = _open.Count > 0 ? _open.First().Key : (DateTimeOffset.MaxValue, 0);
            while (!upload.IsEmpty && upload.Order.Due <= now && upload.Order.CompareTo(limit) < 0)
            {
                ImportRecord record = upload.Take();
                CountSerial(record, -1);
                record.Outcome = Decide(record);
            }

            Reopen(upload);
        }
    }

    private void Reopen(OpenUpload upload)
    {
        if (!upload.IsEmpty)
        {
            _open.Add(upload.Order, upload);
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
            : new ImportOutcome(0, ImportOutcome.NoError, registrations.Register(row, record.SettlesAt).Id.ToString());
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
