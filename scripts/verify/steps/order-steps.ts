import type { Entry } from '../entry.ts';
import type { Evidence } from '../evidence.ts';
import type { Step } from '../finding.ts';

type Stage = 'start' | 'manifest' | 'committed' | 'drawn' | 'prepared' | 'open' | 'closed' | 'amended';

const AT_THE_DOOR = ['CHECK_IN', 'CARD', 'CHECK_IN_CLOSE', 'SESSION_PIN'];
const INCIDENTS = ['INCIDENT', 'INCIDENT_NOTE'];
const PROPOSALS = ['PROPOSAL', 'RESOLVE'];
const BEFORE_OPEN = [
  ...AT_THE_DOOR,
  ...INCIDENTS,
  ...PROPOSALS,
  'SIGN_IN',
  'IDENTITY',
  'RELEASE',
  'WORKSTATION',
  'WITNESS',
  'SEAT_CHANGE',
  'ASSISTANT',
  'MESSAGE',
  'MESSAGE_WITHDRAW',
  'MESSAGE_READ',
];
const WHILE_OPEN = [
  ...AT_THE_DOOR,
  ...[
    'SIGN_IN',
    'IDENTITY',
    'ANSWER',
    'CLEAR',
    'FLAG',
    'PLAY',
    'LOCK',
    'FINISH',
    'SCORE',
    'HELD',
    'ADMIT',
    'REJECT',
    'ABSENT',
  ],
  ...[
    'PAUSE',
    'RESUME',
    'EXTENSION',
    'EXTENSION_WITHDRAW',
    'RELEASE',
    'INTEGRITY',
    'WORKSTATION',
    'WITNESS',
    'SEAT_CHANGE',
    'START',
    'ASSISTANT',
    'RECOVERY',
  ],
  ...['MESSAGE', 'MESSAGE_WITHDRAW', 'MESSAGE_READ', 'LINE_GAP'],
  ...INCIDENTS,
  ...PROPOSALS,
  ...['DISQUALIFY', 'REOPEN', 'BOARD'],
];

const AFTER_CLOSE = [
  'SEED_REVEAL',
  'BOARD_REVEAL',
  'CHECK_DESK',
  'BOARD',
  'RELEASE',
  'DISQUALIFY',
  ...INCIDENTS,
  ...PROPOSALS,
];

function to(stage: Stage, types: readonly string[]): Record<string, Stage> {
  return Object.fromEntries(types.map((type) => [type, stage]));
}

/** SPEC section 3, "Order": what may stand in a stage, and the stage after it. */
const NEXT: Readonly<Record<Stage, Readonly<Record<string, Stage>>>> = {
  start: { MANIFEST: 'manifest' },
  manifest: { SEED_COMMIT: 'committed' },
  committed: {
    DRAW: 'drawn',
    ...to('committed', [
      ...AT_THE_DOOR,
      ...INCIDENTS,
      ...PROPOSALS,
      'WORKSTATION',
      'WITNESS',
      'ROOM',
      'SEAT_KEPT',
      'POSTED',
    ]),
  },
  drawn: { PAPER: 'drawn', SEAT: 'drawn', SESSION_OPEN: 'open', ...to('prepared', BEFORE_OPEN) },
  prepared: { SESSION_OPEN: 'open', ...to('prepared', BEFORE_OPEN) },
  open: { SESSION_CLOSE: 'closed', ...to('open', WHILE_OPEN) },
  closed: { AMEND: 'amended', ...to('closed', AFTER_CLOSE) },
  // A correction of a key, and everybody's new score.
  amended: { ...to('amended', ['AMEND', 'SCORE']), ...to('closed', AFTER_CLOSE) },
};

/** V7: everything in its order, no time runs back, and the session is closed. */
export function checkOrder({ entries, leaves }: Evidence, step: Step): void {
  if (leaves.length === 0) return step.skip('needs', '', { what: 'tile/entries' });
  let stage: Stage = 'start';
  for (const { index, type } of entries) {
    const next: Stage | undefined = NEXT[stage][type];
    if (next === undefined) step.fail('out-of-order', `entry ${index}`, { type, stage });
    else stage = next;
  }
  if (stage !== 'closed' && stage !== 'amended') step.fail('not-closed', '', { stage });
  checkTimes(entries, step);
  const reveals = entries.filter(({ type }) => type === 'SEED_REVEAL');
  if (reveals.length !== 1) step.fail('reveals-not-one', '', { count: reveals.length });
  step.note('order-followed', '', { count: entries.length });
}

function checkTimes(entries: readonly Entry[], step: Step): void {
  let latest = 0;
  for (const { body, index } of entries) {
    if (body.at < latest) step.fail('time-back', `entry ${index}`, { ms: latest - body.at });
    latest = Math.max(latest, body.at);
  }
}
