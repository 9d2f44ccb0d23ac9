/** Rooms as the committee lays them out, and those that each session was prepared with, as they were then. Both as JSON. */
export const roomPlans = `
CREATE TABLE room_plan (
  name TEXT PRIMARY KEY COLLATE NOCASE,
  plan TEXT NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE exam_session ADD COLUMN rooms TEXT NOT NULL DEFAULT '[]';
`;
