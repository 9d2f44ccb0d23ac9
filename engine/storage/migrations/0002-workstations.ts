/** Enrolled workstations, of the hall and not of one session. What a session's rules say of being official stands in its definition. */
export const workstations = `
CREATE TABLE workstation (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  room TEXT NOT NULL,
  seat TEXT NOT NULL,
  is_kiosk INTEGER NOT NULL CHECK (is_kiosk IN (0, 1)),
  -- SHA-256 of the credential, which only the workstation has.
  credential_hash BLOB NOT NULL UNIQUE CHECK (length(credential_hash) = 32),
  approved_at INTEGER NOT NULL,
  approved_by TEXT NOT NULL,
  revoked_at INTEGER
) STRICT;

CREATE UNIQUE INDEX workstation_name ON workstation (name COLLATE NOCASE) WHERE revoked_at IS NULL;

ALTER TABLE exam_session DROP COLUMN practice;
`;
