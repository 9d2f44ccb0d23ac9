import type { WitnessList } from '#protocol/staff-witnesses.ts';
import { type DeskReply, callStaff } from './staff-desk.ts';

export type HallWitnesses = Omit<Extract<WitnessList, { ok: true }>, 'ok'>;
type Reply = Promise<DeskReply<HallWitnesses>>;

/** Whose cosignatures count; each act is answered by how all of them stand then. */
export const witnessDesk = {
  list: (): Reply => callStaff('/staff/witnesses'),
  enrol: (name: string, vkey: string): Reply => callStaff('/staff/witnesses/enrol', { name, vkey, reason: '' }),
  remove: (name: string, reason: string): Reply => callStaff('/staff/witnesses/remove', { name, reason }),
};
