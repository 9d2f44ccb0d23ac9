import type { Desk } from './desk.ts';
import type { ChronicleFact } from './chronicle.ts';
import type { Hall } from './hall.ts';
import { viewIncidents } from './incidents.ts';
import { summarise } from './view-monitor.ts';
import { lineOfFact } from './view-timeline.ts';

/** Acts and turns of the day that the minutes name one by one. What people do by themselves is counted. */
const TOLD: ReadonlySet<string> = new Set([
  ...['SESSION_OPEN', 'SESSION_CLOSE', 'CHECK_IN_CLOSE', 'DRAW', 'RECOVERY', 'PAUSE', 'RESUME', 'EXTENSION', 'RELEASE'],
  ...[
    'START',
    'ASSISTANT',
    'ADMIT',
    'REJECT',
    'CARD',
    'WORKSTATION',
    'FINISH',
    'ABSENT',
    'CHECK_IN',
    'SIGN_IN',
    'LINE_GAP',
  ],
]);

/** The minutes of a session (berita acara) from its ledger: counts, acts, time given, incidents, and the root that covers it all. */
export function viewMinutes(desk: Desk, hall: Hall) {
  const people = [...hall.people()];
  const { root, size } = desk.queue.head(hall.id);
  const ended = (reason: string): number =>
    people.filter(({ saved }) => saved.phase === 'finished' && saved.reason === reason).length;
  const own = people.flatMap((person) =>
    person.chronicle
      .facts()
      .filter(({ fact }) => 'pid' in fact && fact.pid !== 'all' && isTold(fact))
      .map((one) => ({ ...lineOfFact(one), number: person.participant.number as string | null })),
  );
  const common = hall.acts.filter(({ fact }) => isTold(fact)).map((one) => ({ ...lineOfFact(one), number: null }));
  return {
    session: summarise(hall),
    at: desk.now(),
    counts: {
      expected: hall.size,
      present: hall.preparation.present.size,
      signedIn: people.filter(({ saved }) => saved.epoch > 0).length,
      submitted: ended('submitted'),
      expired: ended('expired'),
      terminated: ended('terminated'),
      unfinished: people.filter(({ saved }) => saved.epoch > 0 && saved.phase !== 'finished').length,
    },
    absent: people.filter(({ saved }) => saved.epoch === 0).map(({ participant }) => participant.number),
    acts: [...common, ...own].sort((a, b) => a.index - b.index),
    incidents: viewIncidents(hall, 'all').reverse(),
    ledger: { size, root },
  };
}

/** A first sign-in and an end by oneself or the clock are no acts; coming to another computer is. */
function isTold(fact: ChronicleFact['fact']): boolean {
  if (fact.type === 'SIGN_IN') return fact.epoch > 1;
  if (fact.type === 'FINISH') return fact.by !== null;
  if (fact.type === 'CHECK_IN') return fact.reason !== '';
  return TOLD.has(fact.type);
}
