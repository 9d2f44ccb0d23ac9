import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { WitnessRecord } from '../storage/writer-messages.ts';
import { appendFacts } from './append-facts.ts';
import type { Hall } from './hall.ts';
import type { Actor } from './staff-act.ts';
import type { WitnessDesk } from './witness-desk.ts';

/** The key that a device has offered under this name counts from now on. */
export async function enrolWitness(
  { desk, witnesses }: WitnessDesk,
  name: string,
  vkey: string,
  by: Actor,
): Promise<Decision<WitnessRecord>> {
  const offer = witnesses.offered(name);
  // What staff have looked at is what is taken up, and nothing that was offered since under the same name.
  if (offer === null || offer.vkey !== vkey) return refuse('unknown-witness');
  if (witnesses.byName(name) !== null) return refuse('name-taken', { where: name });
  const { name: who, reason } = by;
  const record = { name, vkey, enrolledAt: desk.now(), enrolledBy: who, reason, removedAt: null };
  return store({ desk, witnesses }, record);
}

/** Its cosignatures count no more; those that it gave stay. */
export async function removeWitness(
  { desk, witnesses }: WitnessDesk,
  name: string,
  by: Actor,
): Promise<Decision<WitnessRecord>> {
  const known = witnesses.byName(name);
  if (known === null || known.removedAt !== null) return refuse('unknown-witness');
  return store({ desk, witnesses }, { ...known, removedAt: desk.now() }, by);
}

type Rows = Pick<WitnessDesk, 'desk' | 'witnesses'>;

async function store({ desk, witnesses }: Rows, record: WitnessRecord, by?: Actor): Promise<Decision<WitnessRecord>> {
  try {
    await desk.queue.putWitness(record);
  } catch (fault) {
    return refuse('not-stored', { detail: fault instanceof Error ? fault.message : String(fault) });
  }
  witnesses.put(record);
  for (const hall of desk.halls.values()) await announceWitnesses({ desk, witnesses }, hall, by);
  return accept(record);
}

/**
 * Brings a session's ledger to the hall's witnesses: whoever was taken up is named in it, whoever was removed is no more. Also
 * for a session that is made later, and after a stop between the row and the entries.
 */
export function announceWitnesses({ desk, witnesses }: Rows, hall: Hall, remover?: Actor): Promise<void> {
  return hall.inTurn(async () => {
    if (hall.session.phase === 'closed') return;
    const at = desk.now();
    const facts = witnesses.all().flatMap(({ enrolledBy, name, reason, removedAt, vkey }) => {
      const isNamed = hall.witnesses.get(name) === vkey;
      if (isNamed === (removedAt === null)) return [];
      const by = isNamed ? (remover?.name ?? enrolledBy) : enrolledBy;
      const why = isNamed ? (remover?.reason ?? '') : reason;
      const act = isNamed ? ('removed' as const) : ('enrolled' as const);
      return [{ type: 'WITNESS' as const, at, act, vkey, by, reason: why }];
    });
    if (facts.length > 0) await appendFacts(desk, hall, facts, null);
  });
}
