/** Pictures and sounds of each session, by the SHA-256 of their bytes in hex. The ledger fixes the names with the bank's hash. */
export const media = `
CREATE TABLE medium (
  session_no INTEGER NOT NULL REFERENCES exam_session (no),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  type TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (session_no, hash)
) STRICT;
`;
