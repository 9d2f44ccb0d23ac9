import type { FactType } from '../../engine/domain/ledger/fact.ts';
import type { PublicEntry } from './check-entries.ts';
import type { SessionEvidence } from './evidence.ts';
import { type Check, type Findings, runCheck } from './report.ts';

type Stage = 'committed' | 'drawn' | 'prepared' | 'open' | 'closed' | 'amended';

const AFTER_CLOSE: Readonly<Partial<Record<FactType, Stage>>> = {
  INCIDENT: 'closed',
  INCIDENT_NOTE: 'closed',
  SEED_REVEAL: 'closed',
  BOARD_REVEAL: 'closed',
  BOARD: 'closed',
  CHECK_DESK: 'closed',
  RELEASE: 'closed',
  PROPOSAL: 'closed',
  RESOLVE: 'closed',
  DISQUALIFY: 'closed',
};

/** What may stand in a stage, and the stage after it. */
const NEXT: Readonly<Record<Stage, Readonly<Partial<Record<FactType, Stage>>>>> = {
  committed: {
    ROOM: 'committed',
    SEAT_KEPT: 'committed',
    CHECK_IN: 'committed',
    CARD: 'committed',
    CHECK_IN_CLOSE: 'committed',
    POSTED: 'committed',
    SESSION_PIN: 'committed',
    INCIDENT: 'committed',
    INCIDENT_NOTE: 'committed',
    WORKSTATION: 'committed',
    WITNESS: 'committed',
    PROPOSAL: 'committed',
    RESOLVE: 'committed',
    DRAW: 'drawn',
  },
  drawn: {
    PAPER: 'drawn',
    SEAT: 'drawn',
    SEAT_CHANGE: 'prepared',
    SIGN_IN: 'prepared',
    RELEASE: 'prepared',
    WORKSTATION: 'prepared',
    WITNESS: 'prepared',
    ASSISTANT: 'prepared',
    CHECK_IN: 'prepared',
    CARD: 'prepared',
    CHECK_IN_CLOSE: 'prepared',
    SESSION_PIN: 'prepared',
    INCIDENT: 'prepared',
    INCIDENT_NOTE: 'prepared',
    PROPOSAL: 'prepared',
    RESOLVE: 'prepared',
    SESSION_OPEN: 'open',
  },
  prepared: {
    SEAT_CHANGE: 'prepared',
    SIGN_IN: 'prepared',
    IDENTITY: 'prepared',
    RELEASE: 'prepared',
    WORKSTATION: 'prepared',
    WITNESS: 'prepared',
    ASSISTANT: 'prepared',
    CHECK_IN: 'prepared',
    CARD: 'prepared',
    CHECK_IN_CLOSE: 'prepared',
    SESSION_PIN: 'prepared',
    PROPOSAL: 'prepared',
    RESOLVE: 'prepared',
    MESSAGE: 'prepared',
    MESSAGE_WITHDRAW: 'prepared',
    MESSAGE_READ: 'prepared',
    INCIDENT: 'prepared',
    INCIDENT_NOTE: 'prepared',
    SESSION_OPEN: 'open',
  },
  open: {
    SEAT_CHANGE: 'open',
    SIGN_IN: 'open',
    IDENTITY: 'open',
    ANSWER: 'open',
    CLEAR: 'open',
    FLAG: 'open',
    PLAY: 'open',
    LOCK: 'open',
    FINISH: 'open',
    SCORE: 'open',
    HELD: 'open',
    ADMIT: 'open',
    REJECT: 'open',
    ABSENT: 'open',
    PAUSE: 'open',
    RESUME: 'open',
    EXTENSION: 'open',
    EXTENSION_WITHDRAW: 'open',
    RELEASE: 'open',
    INTEGRITY: 'open',
    WORKSTATION: 'open',
    WITNESS: 'open',
    START: 'open',
    ASSISTANT: 'open',
    CHECK_IN: 'open',
    CARD: 'open',
    CHECK_IN_CLOSE: 'open',
    SESSION_PIN: 'open',
    MESSAGE: 'open',
    MESSAGE_WITHDRAW: 'open',
    MESSAGE_READ: 'open',
    LINE_GAP: 'open',
    INCIDENT: 'open',
    INCIDENT_NOTE: 'open',
    RECOVERY: 'open',
    PROPOSAL: 'open',
    RESOLVE: 'open',
    DISQUALIFY: 'open',
    REOPEN: 'open',
    BOARD: 'open',
    SESSION_CLOSE: 'closed',
  },
  closed: { ...AFTER_CLOSE, AMEND: 'amended' },
  // A correction of a key, and everybody's new score.
  amended: { ...AFTER_CLOSE, AMEND: 'amended', SCORE: 'amended' },
};

const WORDS = {
  committed: 'prepared, and its lots are not drawn yet',
  drawn: 'not open yet',
  prepared: 'not open yet',
  open: 'open',
} as const;

/** Check 5. */
export function checkGrammar(session: SessionEvidence, entries: readonly PublicEntry[]): Check {
  return runCheck(
    5,
    'Rules, secret, lots and papers were fixed before the session was opened, everything stands in its order, and no time runs back.',
    (found) => {
      const stage = followStages(entries, found);
      found.extent = isClosed(stage) ? 'the session is closed' : `the session is ${WORDS[stage]}`;
      checkTimes(entries, found);
      checkHead(session, entries, found);
      checkReveal(entries, stage, found);
      checkBoardReveals(entries, found);
    },
  );
}

function isClosed(stage: Stage): stage is 'closed' | 'amended' {
  return stage === 'closed' || stage === 'amended';
}

function followStages(entries: readonly PublicEntry[], found: Findings): Stage {
  const [manifest, commit] = entries;
  if (manifest?.type !== 'MANIFEST') found.fail('entry 0', 'is not the MANIFEST');
  if (commit?.type !== 'SEED_COMMIT') found.fail('entry 1', 'is not the SEED_COMMIT');
  let stage: Stage = 'committed';
  for (const { index, type } of entries.slice(2)) {
    const next: Stage | undefined = NEXT[stage][type];
    if (next === undefined) found.fail(`entry ${index}`, `${type} cannot stand here (${stage})`);
    else stage = next;
  }
  return stage;
}

function checkTimes(entries: readonly PublicEntry[], found: Findings): void {
  let latest = 0;
  for (const { index, body } of entries) {
    const at = body['at'] as number;
    if (at < latest) found.fail(`entry ${index}`, `is ${latest - at} ms earlier than one before it`);
    latest = Math.max(latest, at);
  }
}

function checkHead(session: SessionEvidence, entries: readonly PublicEntry[], found: Findings): void {
  const papers = entries.filter(({ type }) => type === 'PAPER');
  const manifest = entries[0]?.body ?? {};
  if (manifest['session'] !== session.id) found.fail('entry 0', 'is the MANIFEST of another session');
  const isDrawn = entries.some(({ type }) => type === 'DRAW');
  if (isDrawn && manifest['participants'] !== papers.length) {
    found.fail(
      'entry 0',
      `announces ${String(manifest['participants'])} participants, there are ${papers.length} papers`,
    );
  }
  const seen = new Set<unknown>();
  for (const { index, body } of papers) {
    if (seen.has(body['pid'])) found.fail(`entry ${index}`, 'is a second paper for one participant');
    seen.add(body['pid']);
  }
}

function checkReveal(entries: readonly PublicEntry[], stage: Stage, found: Findings): void {
  const reveals = entries.filter(({ type }) => type === 'SEED_REVEAL');
  if (reveals.length > 1) found.fail(`entry ${reveals[1]?.index}`, 'reveals the secret a second time');
  if (isClosed(stage) && reveals.length === 0) found.fail('ledger', 'is closed and does not reveal its secret');
}

/** What the public has seen it does not see less of, and there is nobody beyond everybody. */
function checkBoardReveals(entries: readonly PublicEntry[], found: Findings): void {
  const people = entries.filter(({ type }) => type === 'PAPER').length;
  let before = 0;
  for (const { body, index } of entries.filter(({ type }) => type === 'BOARD_REVEAL')) {
    const shown = body['shown'] as number;
    if (shown < before) found.fail(`entry ${index}`, `takes back what the board showed: ${shown} after ${before}`);
    if (shown > people) found.fail(`entry ${index}`, `shows ${shown} of ${people} participants`);
    before = shown;
  }
}
