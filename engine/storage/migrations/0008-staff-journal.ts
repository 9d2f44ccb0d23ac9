/** What was done to accounts, each line bound to the one before it: accounts are of the data folder, not of one session's ledger. */
export const staffJournal = `
CREATE TABLE staff_journal (
  no INTEGER PRIMARY KEY,
  -- Canonical JSON.
  entry TEXT NOT NULL,
  -- SHA-256 over the hash before it (32 zero bytes at first) and the entry.
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
`;
