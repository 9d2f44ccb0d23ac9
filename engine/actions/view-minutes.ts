import { peopleOf } from '#domain/session/proposed-act.ts';
import type { Desk } from './desk.ts';
import type { ChronicleFact } from './chronicle.ts';
import type { Hall } from './hall.ts';
import { viewIncidents } from './incidents.ts';
import type { Person } from './person.ts';
import { summarise } from './view-monitor.ts';
import { lineOfFact } from './view-timeline.ts';

/** Acts and turns of the day that the minutes name one by one. What people do by themselves is counted. */
const TOLD: ReadonlySet<string> = new Set([
  ...[
    'SESSION_OPEN',
    'SESSION_CLOSE',
    'CHECK_IN_CLOSE',
    'POSTED',
    'DRAW',
    'RECOVERY',
    'PAUSE',
    'RESUME',
    'EXTENSION',
    'RELEASE',
  ],
  'EXTENSION_WITHDRAW',
  'SESSION_PIN',
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
  ...['PROPOSAL', 'RESOLVE', 'DISQUALIFY', 'REOPEN', 'SEAT_CHANGE', 'AMEND'],
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
      .map((one) => ({ ...lineOf(one), number: person.participant.number as string | null })),
  );
  const common = hall.acts.filter(({ fact }) => isTold(fact)).map((one) => ({ ...lineOf(one), ...whomOf(hall, one) }));
  return {
    session: summarise(hall),
    at: desk.now(),
    counts: {
      expected: hall.size,
      present: people.filter(wasThere(hall)).length,
      signedIn: people.filter(({ saved }) => saved.epoch > 0).length,
      submitted: ended('submitted'),
      expired: ended('expired'),
      terminated: ended('terminated'),
      unfinished: people.filter(({ saved }) => saved.epoch > 0 && saved.phase !== 'finished').length,
    },
    absent: people.filter((person) => !wasThere(hall)(person)).map(({ participant }) => participant.number),
    acts: [...common, ...own].sort((a, b) => a.index - b.index),
    incidents: viewIncidents(hall, 'all').reverse(),
    ledger: { size, root },
  };
}

/** Known at the door or signed in: a practice has no door, and who came and never signed in was there all the same. */
function wasThere({ preparation }: Hall): (person: Person) => boolean {
  return ({ participant, saved }) => saved.epoch > 0 || preparation.present.has(participant.pid);
}

/** As the timeline has it, with both accounts where two stand behind it, and what a line of the minutes says beside. */
function lineOf(one: ChronicleFact) {
  const { fact } = one;
  const line = lineOfFact(one);
  const second = 'confirmedBy' in fact && fact.confirmedBy !== undefined ? fact.confirmedBy : null;
  const by = second === null || line.by === null ? line.by : `${line.by}, ${second}`;
  const workstation = fact.type === 'WORKSTATION' ? fact.name : line.workstation;
  return { ...line, by, workstation, detail: detailOf(fact) ?? line.detail };
}

function detailOf(fact: ChronicleFact['fact']): string | null {
  switch (fact.type) {
    case 'PROPOSAL':
      return `propose-${fact.what.kind}`;
    case 'RESOLVE':
      return `resolve-${fact.how}`;
    case 'SESSION_PIN':
      return `pin-${fact.act}`;
    case 'AMEND':
      return fact.item;
    case 'SEAT_CHANGE':
      return `${fact.room}, ${fact.seat}`;
    case 'WORKSTATION':
      return `workstation-${fact.act}`;
    default:
      return null;
  }
}

/** Whom a proposal is about stands beside it and beside its end. */
function whomOf(hall: Hall, { fact }: ChronicleFact) {
  if (fact.type !== 'PROPOSAL' && fact.type !== 'RESOLVE') return { number: null };
  const act = hall.proposals[fact.proposal - 1]?.act;
  const people = act === undefined ? [] : peopleOf(act);
  if (people === 'all') return { number: null, forAll: true };
  return { number: people.map((pid) => hall.personByPid(pid)?.participant.number ?? '').join(', ') };
}

/** A first sign-in and an end by oneself or the clock are no acts; coming to another computer is. */
function isTold(fact: ChronicleFact['fact']): boolean {
  if (fact.type === 'SIGN_IN') return fact.epoch > 1;
  if (fact.type === 'FINISH') return fact.by !== null;
  if (fact.type === 'CHECK_IN') return fact.reason !== '';
  if (fact.type === 'MESSAGE' || fact.type === 'MESSAGE_WITHDRAW') return fact.pid === 'all';
  return TOLD.has(fact.type);
}
