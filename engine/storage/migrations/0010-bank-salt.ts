/** What keeps the leaves of a bank from being guessed, 32 bytes of one session; none in sessions whose MANIFEST has no roots of bank and key. */
export const bankSalt = `
ALTER TABLE exam_session ADD COLUMN bank_salt BLOB;
`;
