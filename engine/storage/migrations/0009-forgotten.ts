/** Sessions whose people were forgotten after retention: when, and what of the roster the ledger's first entry is held against. */
export const forgotten = `
CREATE TABLE forgotten (
  session_no INTEGER PRIMARY KEY REFERENCES exam_session (no),
  at INTEGER NOT NULL,
  -- JSON list: the hash of each row of the roster in hex, in the order of the numbers.
  roster TEXT NOT NULL
) STRICT;
`;
