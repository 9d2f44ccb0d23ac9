import { type PlanFault, type RoomPlan, planFaults } from '#domain/room/room-plan.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { Desk } from './desk.ts';

type Stores = Pick<Desk, 'queue' | 'reads'>;

/** A room as it stands from now on, or what is wrong with it. Sessions that are prepared keep the room as they found it. */
export async function layOutRoom(
  { queue, reads }: Stores,
  plan: RoomPlan,
  before: string | null,
): Promise<Decision<readonly PlanFault[]>> {
  const faults = planFaults(plan);
  if (faults.length > 0) return accept(faults);
  const known = await reads.roomPlans();
  const isNamed = (wanted: string) => (room: RoomPlan) => room.name.toLowerCase() === wanted.toLowerCase();
  if (before !== null && !known.some(isNamed(before))) return refuse('unknown-room', { where: before });
  const isTaken = known.some(isNamed(plan.name)) && before?.toLowerCase() !== plan.name.toLowerCase();
  if (isTaken) return refuse('name-taken', { where: plan.name });
  await queue.changeRooms({ before, plan });
  return accept([]);
}

export async function removeRoom({ queue, reads }: Stores, name: string): Promise<Decision<null>> {
  const known = await reads.roomPlans();
  if (!known.some((room) => room.name === name)) return refuse('unknown-room', { where: name });
  await queue.changeRooms({ before: name, plan: null });
  return accept(null);
}
