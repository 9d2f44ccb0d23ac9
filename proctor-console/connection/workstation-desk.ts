import type {
  ApproveWorkstation,
  RenameWorkstation,
  RevokeWorkstation,
  WorkstationList,
} from '#protocol/staff-workstations.ts';
import type { AskSebFile, SebFileReply } from '#protocol/staff-seb-file.ts';
import { type DeskReply, callStaff } from './staff-desk.ts';

export type HallComputers = Omit<Extract<WorkstationList, { ok: true }>, 'ok'>;
type SebFile = Omit<Extract<SebFileReply, { ok: true }>, 'ok'>;
type Reply = Promise<DeskReply<HallComputers>>;

/** What the staff do with the hall's computers; each is answered by how all of them stand then. */
export const workstationDesk = {
  list: (): Reply => callStaff('/staff/workstations'),
  approve: (approval: ApproveWorkstation): Reply => callStaff('/staff/workstations/approve', approval),
  decline: (code: string): Reply => callStaff('/staff/workstations/decline', { code }),
  rename: (renaming: RenameWorkstation): Reply => callStaff('/staff/workstations/rename', renaming),
  /** Where a computer is locked by Safe Exam Browser: its settings for the exam of a session. */
  sebFile: (sessionId: string, wish: AskSebFile): Promise<DeskReply<SebFile>> =>
    callStaff(`/staff/sessions/${encodeURIComponent(sessionId)}/seb-file`, wish),
  revoke: (revocation: RevokeWorkstation): Reply => callStaff('/staff/workstations/revoke', revocation),
};

export type WorkstationDesk = typeof workstationDesk;
