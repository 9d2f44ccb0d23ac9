/** The first tables. Times are UTC milliseconds; `no` columns are short stand-ins for text keys on the answer path. */
export const firstTables = `
CREATE TABLE instance (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  name TEXT NOT NULL,
  ledger_vkey TEXT NOT NULL
) STRICT;

CREATE TABLE exam_session (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  origin TEXT NOT NULL UNIQUE,
  definition TEXT NOT NULL,
  bank TEXT NOT NULL,
  zone TEXT NOT NULL,
  opens_at INTEGER,
  session_pin TEXT NOT NULL,
  practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
  seed_secret BLOB NOT NULL,
  draw_digits TEXT NOT NULL,
  manifest_hash BLOB NOT NULL
) STRICT;

CREATE TABLE participant (
  no INTEGER PRIMARY KEY,
  session_no INTEGER NOT NULL REFERENCES exam_session (no),
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  category TEXT NOT NULL,
  accommodations TEXT NOT NULL,
  seat TEXT,
  pin_hash BLOB NOT NULL,
  pid TEXT NOT NULL,
  pid_salt BLOB NOT NULL,
  answer_key BLOB NOT NULL,
  UNIQUE (session_no, number),
  UNIQUE (session_no, pid)
) STRICT;

CREATE TABLE paper (
  participant_no INTEGER PRIMARY KEY REFERENCES participant (no),
  plan TEXT NOT NULL,
  form_gzip BLOB NOT NULL
) STRICT;

-- The fence: raised in the transaction that appends the mutation, so that a number or an epoch can never be used twice.
CREATE TABLE attempt (
  participant_no INTEGER PRIMARY KEY REFERENCES participant (no),
  epoch INTEGER NOT NULL,
  last_mutation INTEGER NOT NULL
) STRICT;

CREATE TABLE ledger (
  session_no INTEGER NOT NULL REFERENCES exam_session (no),
  idx INTEGER NOT NULL,
  entry BLOB NOT NULL,
  leaf BLOB NOT NULL CHECK (length(leaf) = 32),
  -- What opens the entry's commitment; private. May be deleted after retention, the entry stays.
  opening TEXT,
  PRIMARY KEY (session_no, idx)
) STRICT, WITHOUT ROWID;

-- A seat-belt against mistakes; the proof is the tree.
CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OF session_no, idx, entry, leaf ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_keeps_entries BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

-- The newest signed checkpoint, replaced in the transaction that appends.
CREATE TABLE checkpoint_head (
  session_no INTEGER PRIMARY KEY REFERENCES exam_session (no),
  size INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;

-- Older ones, at most one a second.
CREATE TABLE checkpoint (
  session_no INTEGER NOT NULL REFERENCES exam_session (no),
  size INTEGER NOT NULL,
  at INTEGER NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (session_no, size)
) STRICT, WITHOUT ROWID;

CREATE TABLE staff (
  name TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  uses_initial_password INTEGER NOT NULL CHECK (uses_initial_password IN (0, 1)),
  -- Raised by a change of password: cookies that name an older one are void.
  credential_version INTEGER NOT NULL
) STRICT;
`;
