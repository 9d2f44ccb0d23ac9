import { type ClientTier, judgeClient } from '#domain/lockdown/client-tier.ts';
import { type Workstation, judgeWorkstation } from '#domain/workstation/workstation.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import { type ShownLockdown, showingOf } from './shown-lockdown.ts';
import type { ShownWorkstation } from './workstations.ts';

type LockdownFound = 'not-asked' | 'verified' | 'kiosk' | 'unverified' | 'missing' | 'wrong';

const FOUND: Record<ClientTier, LockdownFound> = {
  seb: 'verified',
  'managed-kiosk': 'kiosk',
  'plain-browser': 'unverified',
};

/** What a computer at which nobody has signed in may know: the server's time, and which sessions would admit it. */
export function viewStation(desk: Desk, shown: ShownWorkstation, lockdown: ShownLockdown | undefined) {
  const halls = [...desk.halls.values()].filter(({ session }) => session.phase !== 'closed');
  const known = desk.workstations.holderOf(shown.credential);
  return {
    serverAt: desk.now(),
    sessions: halls.map((hall) => ({
      title: hall.definition.title,
      rules: hall.preparation.fixed?.definition ?? '',
      isOpen: hall.session.phase === 'open',
      opensAt: hall.stored.opensAt,
      zone: hall.stored.zone,
      lockdown: lockdownFound(desk, hall, lockdown, known?.isKiosk === true),
      workstation: workstationFound(hall, known),
    })),
  };
}

/** As a sign-in would find it; nothing is used up by looking. */
function lockdownFound(desk: Desk, hall: Hall, lockdown: ShownLockdown | undefined, isKiosk: boolean): LockdownFound {
  const judged = judgeClient(desk.hashing, hall.definition.lockdown, showingOf(desk, lockdown, null), isKiosk);
  if (!judged.ok) return judged.refusal.word === 'lockdown-missing' ? 'missing' : 'wrong';
  return judged.value === null ? 'not-asked' : FOUND[judged.value];
}

type WorkstationFound = 'not-asked' | 'enrolled' | 'unknown' | 'refused';

function workstationFound({ definition }: Hall, known: Workstation | null): WorkstationFound {
  const judged = judgeWorkstation(definition.workstations, known, null);
  if (!judged.ok) return 'refused';
  if (judged.value === undefined) return 'not-asked';
  return judged.value === null ? 'unknown' : 'enrolled';
}
