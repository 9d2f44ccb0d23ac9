/** Witnesses of the hall's ledgers, and what they have cosigned. Their keys stand in each ledger too. */
export const witnesses = `
CREATE TABLE witness (
  name TEXT PRIMARY KEY,
  vkey TEXT NOT NULL,
  enrolled_at INTEGER NOT NULL,
  enrolled_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  removed_at INTEGER
) STRICT;

CREATE TABLE cosignature (
  session_no INTEGER NOT NULL REFERENCES exam_session (no),
  size INTEGER NOT NULL,
  name TEXT NOT NULL REFERENCES witness (name),
  -- Unix seconds, by the witness's clock.
  time INTEGER NOT NULL,
  -- The line of a signed note, with its line feed.
  line TEXT NOT NULL,
  -- The log's own note of this size.
  note TEXT NOT NULL,
  PRIMARY KEY (session_no, size, name)
) STRICT, WITHOUT ROWID;
`;
