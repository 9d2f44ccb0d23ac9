/** The room of a seat, where the roster names rooms. Covered by the roster's hash in the ledger. */
export const rooms = `
ALTER TABLE participant ADD COLUMN room TEXT;
`;
