/** Staff with rooms, a second factor and sign-ins that can be ended; what was a proctor is an invigilator of all rooms. */
export const staff = `
ALTER TABLE staff ADD COLUMN rooms TEXT NOT NULL DEFAULT '"all"';
ALTER TABLE staff ADD COLUMN disabled_at INTEGER;
-- 20 bytes; null where the account has no second factor.
ALTER TABLE staff ADD COLUMN totp_secret BLOB;
-- The newest step of 30 s whose code was taken: no code opens twice.
ALTER TABLE staff ADD COLUMN totp_step INTEGER NOT NULL DEFAULT 0;
-- JSON list of hashes in hex; each code opens once.
ALTER TABLE staff ADD COLUMN recovery TEXT NOT NULL DEFAULT '[]';
UPDATE staff SET role = 'invigilator' WHERE role = 'proctor';

-- A sign-in. The browser holds the token, this folder its SHA-256.
CREATE TABLE staff_session (
  token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL REFERENCES staff (name),
  started_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL,
  address TEXT NOT NULL,
  ended_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX staff_session_name ON staff_session (name);
`;
