import { createHash } from 'node:crypto';
import type { Mutation } from './mutation.ts';
import type { OpenBundle, OpenEntry } from './open-bundle.ts';

type Falsify = (bundle: OpenBundle) => void;

/** What the holder of the key writes into the ledger and signs, and the step that finds it by what the ledger says elsewhere. */
function forged(step: string, name: string, falsify: Falsify, of: Mutation['of'] = 'public'): Mutation {
  const signed: Falsify = (bundle) => {
    falsify(bundle);
    bundle.sign();
  };
  return { name: `forged: ${name}`, step, of, falsify: signed };
}

function set(type: string, values: Record<string, unknown>, nth = 0): Falsify {
  return (bundle) => void Object.assign(bundle.first(type, nth).body, values);
}

function without(type: string, nth = 0): Falsify {
  return (bundle) => {
    const gone = bundle.first(type, nth);
    bundle.entries = bundle.entries.filter((entry) => entry !== gone);
  };
}

function twice(type: string, nth = 0): Falsify {
  return (bundle) => {
    const at = bundle.entries.indexOf(bundle.first(type, nth));
    bundle.entries.splice(at + 1, 0, structuredClone(bundle.entries[at]) as OpenEntry);
  };
}

/** Moves an entry to stand right after another. */
function moved(type: string, after: string): Falsify {
  return (bundle) => {
    const entry = bundle.first(type);
    bundle.entries = bundle.entries.filter((one) => one !== entry);
    bundle.entries.splice(bundle.entries.indexOf(bundle.first(after)) + 1, 0, entry);
    entry.body['at'] = bundle.first(after).body['at'];
  };
}

/** Puts an entry that never was after the first of a type, about the same person. */
function added(type: string, after: string, body: Record<string, unknown>): Falsify {
  return (bundle) => {
    const before = bundle.first(after);
    const at = bundle.entries.indexOf(before);
    const pid = before.body['pid'] ?? bundle.first('PAPER').body['pid'];
    bundle.entries.splice(at + 1, 0, { type, body: { at: before.body['at'], pid, ...body } });
  };
}

/** An entry that says that the sheet was posted; as it stands, of another one. */
function posted(values: Record<string, unknown>, after = 'SEED_COMMIT'): Falsify {
  return (bundle) => {
    const before = bundle.first(after);
    const body = { at: before.body['at'], by: 'ketua', sheet: HASH, ...values };
    bundle.entries.splice(bundle.entries.indexOf(before) + 1, 0, { type: 'POSTED', body });
  };
}

const NUMBERED = ['ANSWER', 'CLEAR', 'FLAG', 'PLAY', 'FINISH'];
const ACTS = ['PAUSE', 'RESUME', 'EXTENSION', 'RELEASE', 'START', 'ADMIT', 'REJECT', 'SESSION_CLOSE'];
const NOBODY = 'f'.repeat(20);
const HASH = createHash('sha256').update('other').digest('hex');

export function ledgerMutations(): Mutation[] {
  return [...order(), ...draw(), ...people(), ...numbers(), ...times(), ...acts(), ...held(), ...scores(), ...views()];
}

function order(): Mutation[] {
  const heads = ['MANIFEST', 'SEED_COMMIT', 'DRAW', 'SESSION_OPEN', 'SESSION_CLOSE', 'SEED_REVEAL'];
  return [
    ...heads.map((type) => forged('V7', `${type} left out`, without(type))),
    ...['MANIFEST', 'SEED_COMMIT', 'DRAW', 'SESSION_OPEN', 'SEED_REVEAL'].map((type) =>
      forged('V7', `${type} twice`, twice(type)),
    ),
    ...['PAPER', 'SEED_COMMIT', 'DRAW', 'MANIFEST'].map((type) =>
      forged('V7', `${type} after the opening`, moved(type, 'SESSION_OPEN')),
    ),
    ...['ANSWER', 'SCORE', 'FINISH', 'EXTENSION', 'ADMIT', 'PAUSE'].map((type) =>
      forged('V7', `${type} after the close`, moved(type, 'SESSION_CLOSE')),
    ),
    ...['ANSWER', 'FINISH', 'SESSION_OPEN', 'SIGN_IN', 'SCORE'].map((type) =>
      forged('V7', `the time of ${type} runs back`, set(type, { at: 1 })),
    ),
    forged('V7', 'an ANSWER before the opening', moved('ANSWER', 'WORKSTATION')),
  ];
}

function draw(): Mutation[] {
  return [
    forged('V8', 'another secret revealed', set('SEED_REVEAL', { secret: HASH })),
    forged('V8', 'another commitment', set('SEED_COMMIT', { commitment: HASH })),
    forged('V8', 'the MANIFEST after the commitment', set('MANIFEST', { at: 1_700_000_000_000 })),
    forged('V8', 'another bank in the MANIFEST', set('MANIFEST', { bank: HASH })),
    forged('V2', 'a sheet of another manifest posted', posted({ sheet: HASH })),
    forged('V15', 'a sheet that nobody posted', posted({ by: '' })),
    forged('V7', 'a sheet posted after the lots', posted({}, 'DRAW')),
    forged('V11', 'another root of the texts', set('MANIFEST', { bankRoot: HASH })),
    forged('V19', 'another root of the keys', set('MANIFEST', { keyRoot: HASH })),
    forged('V11', 'a root of the texts without one of the keys', (bundle) => {
      delete bundle.first('MANIFEST').body['keyRoot'];
    }),
    forged('V11', 'leaves of no root', (bundle) => {
      delete bundle.first('MANIFEST').body['keyRoot'];
      delete bundle.first('MANIFEST').body['bankRoot'];
    }),
    forged('V9', 'lots of the operator’s own choice', set('DRAW', { digits: '1 1 1 1 1 1 1 1 1 1' })),
    forged('V9', 'too few lots', set('DRAW', { digits: '7 7' })),
    forged('V9', 'lots that one account typed twice', set('DRAW', { automatic: false, by: 'a', confirmedBy: 'a' })),
    forged('V2', 'a MANIFEST with the key of somebody else', (bundle) => {
      const keys = bundle.first('MANIFEST').body['keys'] as { log: string };
      keys.log = keys.log.replace('terang', 'gelap');
    }),
    forged('V2', 'a MANIFEST with a witness who has no key', (bundle) => {
      const keys = bundle.first('MANIFEST').body['keys'] as { witnesses: string[] };
      keys.witnesses.push('saksi');
    }),
    forged('V8', 'a MANIFEST with other software', set('MANIFEST', { software: { engine: HASH } })),
    forged('V8', 'a MANIFEST that names no keys', (bundle) => void delete bundle.first('MANIFEST').body['keys']),
    forged('V21', 'a frame of another board', set('BOARD', { frame: HASH }, 1)),
    forged('V21', 'a frame of another board, to an auditor', set('BOARD', { frame: HASH }), 'auditor'),
    // A correction need not change what anybody has; who was still at work then is not so at the end.
    forged('V21', 'the board of before the close shown again as the last', (bundle) => {
      bundle.first('BOARD', 2).body['frame'] = bundle.first('BOARD', 0).body['frame'];
    }),
    forged('V21', 'a frame of entries that were not there yet', set('BOARD', { size: 9_999 })),
    forged('V21', 'a frame of before the opening', set('BOARD', { size: 3 })),
    forged('V21', 'two frames of one moment', twice('BOARD')),
    forged('V21', 'frames that nobody announced', (bundle) => void delete bundle.first('MANIFEST').body['framesMs']),
    forged('V21', 'frames later than announced', set('MANIFEST', { framesWithin: 1_000 })),
    forged('V21', 'frames sooner than announced', (bundle) => {
      const frame = bundle.first('BOARD');
      const before = { ...frame.body, size: (frame.body['size'] as number) - 1 };
      bundle.entries.splice(bundle.entries.indexOf(frame), 0, { type: 'BOARD', body: before });
      frame.body['size'] = (frame.body['size'] as number) + 1;
    }),
    forged('V21', 'a result on the board that was never written', set('SCORE', { total: 1 })),
    forged('V7', 'a BOARD before the opening', moved('BOARD', 'WORKSTATION')),
    forged('V21', 'more people shown than there are', set('BOARD_REVEAL', { shown: 99 })),
    forged('V9', 'lots that nobody drew called drawn', set('DRAW', { automatic: false })),
    forged('V9', 'another seat for one person', set('SEAT', { seat: 'C-03' }, 1)),
    forged('V9', 'the seats of two people exchanged', (bundle) => {
      const [one, two] = [bundle.first('SEAT', 1).body, bundle.first('SEAT', 2).body];
      [one['seat'], two['seat']] = [two['seat'], one['seat']];
    }),
    forged('V9', 'a SEAT left out', without('SEAT', 3)),
    forged('V9', 'a SEAT twice', twice('SEAT', 3)),
    forged('V9', 'the rooms left out', (bundle) => {
      without('ROOM', 1)(bundle);
      without('ROOM', 0)(bundle);
    }),
    forged('V9', 'a ROOM with a seat more', (bundle) => {
      const { body } = bundle.first('ROOM');
      body['seats'] = [...(body['seats'] as string[]), 'Z-01'];
    }),
    forged('V9', 'a spare that is none', set('ROOM', { spare: [] })),
    forged('V9', 'a room that is open to all', set('ROOM', { apart: false }, 1)),
    forged('V9', 'somebody kept elsewhere', set('SEAT_KEPT', { room: 'Melati' })),
    forged('V9', 'nobody kept', without('SEAT_KEPT')),
    forged('V9', 'moved to a seat that is taken', (bundle) => {
      bundle.first('SEAT_CHANGE').body['seat'] = bundle.first('SEAT', 1).body['seat'];
    }),
    forged('V9', 'moved to a seat that no room has', set('SEAT_CHANGE', { seat: 'Z-09' })),
    forged('V10', 'another paper for one person', set('PAPER', { form: HASH }, 2)),
    forged('V10', 'papers of two people exchanged', (bundle) => {
      const [one, two] = [bundle.first('PAPER', 1).body, bundle.first('PAPER', 2).body];
      [one['form'], two['form']] = [two['form'], one['form']];
    }),
    forged('V10', 'the lots changed after the papers', set('DRAW', { digits: '0 1 2 3 4 5 6 7 8 9' })),
    forged('V11', 'a paper with fewer items', set('PAPER', { items: 10 }, 1)),
    forged('V11', 'a paper with more time than any rule', set('PAPER', { allotted: 9_000_000 }, 1)),
    forged('V2', 'another policy in the MANIFEST', set('MANIFEST', { livePolicy: 'finished' })),
    forged('V2', 'official in the MANIFEST', set('MANIFEST', { official: true })),
    forged('V2', 'other rules in the MANIFEST', set('MANIFEST', { definition: HASH })),
    forged('V2', 'another session in the MANIFEST', set('MANIFEST', { session: 'other' })),
  ];
}

function people(): Mutation[] {
  return [
    forged('V12', 'another roster', set('MANIFEST', { roster: HASH })),
    forged('V12', 'fewer participants announced', set('MANIFEST', { participants: 5 })),
    forged('V12', 'a PAPER left out', without('PAPER', 5)),
    forged('V12', 'a PAPER twice', twice('PAPER', 3)),
    forged('V12', 'a PAPER for somebody else', set('PAPER', { pid: NOBODY }, 5)),
    forged('V12', 'an answer of nobody', set('ANSWER', { pid: NOBODY })),
    forged('V12', 'a sign-in of nobody', set('SIGN_IN', { pid: NOBODY })),
    forged('V12', 'a FINISH left out', without('FINISH')),
    forged('V12', 'a SCORE left out', without('SCORE')),
    forged('V12', 'a SCORE twice', twice('SCORE')),
    forged('V12', 'a SCORE for somebody else', set('SCORE', { pid: NOBODY })),
    forged('V12', 'an ABSENT left out', without('ABSENT')),
    forged('V12', 'an ABSENT twice', twice('ABSENT')),
    forged('V12', 'called absent, and was there', added('ABSENT', 'RECOVERY', {})),
    forged('V12', 'a SCORE before the end', added('SCORE', 'RECOVERY', { sections: [], total: 0 })),
    forged('V12', 'a SCORE of nothing after the end', (bundle) => {
      added('SCORE', 'SCORE', { sections: bundle.first('SCORE').body['sections'], total: 375 })(bundle);
    }),
    forged('V12', 'something between an end and its score', added('INTEGRITY', 'FINISH', sign())),
    forged('V12', 'an admission without its score', without('SCORE', 3)),
  ];
}

function sign(change: object = {}): Record<string, unknown> {
  return { epoch: 1, kind: 'paste', clientAt: 5, durationMs: 0, count: 1, pos: null, ...change };
}

function numbers(): Mutation[] {
  const each = NUMBERED.flatMap((type) => [
    ...(type === 'FINISH'
      ? []
      : [forged('V13', `${type} left out`, without(type)), forged('V13', `${type} twice`, twice(type))]),
    forged('V13', `${type} with a number too high`, set(type, { seq: 99 })),
    forged('V13', `${type} with the number 0`, set(type, { seq: 0 })),
    forged('V13', `${type} from an older sign-in`, set(type, { epoch: 0 })),
    forged('V13', `${type} from a later sign-in`, set(type, { epoch: 7 })),
  ]);
  return [
    ...each,
    ...['ANSWER', 'CLEAR', 'FLAG', 'PLAY'].map((type) => forged('V13', `${type} at no place`, set(type, { pos: 99 }))),
    forged('V13', 'a SIGN_IN left out', without('SIGN_IN', 1)),
    forged('V13', 'a SIGN_IN twice', twice('SIGN_IN', 1)),
    forged('V13', 'a SIGN_IN with another number', set('SIGN_IN', { epoch: 4 }, 2)),
    forged(
      'V13',
      'a SIGN_IN after the end',
      added('SIGN_IN', 'SCORE', { epoch: 2, workstation: 'PC', enrolment: null }),
    ),
    forged('V13', 'a SIGN_IN that does not say whether its computer is known', (bundle) => {
      Reflect.deleteProperty(bundle.first('SIGN_IN', 1).body, 'enrolment');
    }),
    forged('V13', 'a SIGN_IN at a computer that was shut out', (bundle) => {
      const enrolment = bundle.first('WORKSTATION', 1).body['enrolment'];
      const body = { epoch: 2, workstation: 'PC 1', enrolment, pid: bundle.first('SIGN_IN', 4).body['pid'] };
      bundle.entries.splice(bundle.entries.indexOf(bundle.first('WORKSTATION', 1)) + 1, 0, {
        ...{ type: 'SIGN_IN', body: { at: bundle.first('WORKSTATION', 1).body['at'], ...body } },
      });
    }),
    forged('V13', 'a kiosk that names no computer', set('SIGN_IN', { tier: 'managed-kiosk' }, 1)),
    forged('V13', 'an IDENTITY twice', twice('IDENTITY', 1)),
    forged('V13', 'an IDENTITY of another sign-in', set('IDENTITY', { epoch: 2 }, 1)),
    forged('V13', 'answers of who said that they are somebody else', set('IDENTITY', { confirmed: false }, 1)),
    forged('V13', 'an IDENTITY after the end', added('IDENTITY', 'SCORE', { epoch: 1, confirmed: true })),
    forged('V13', 'a START twice', twice('START')),
    forged('V13', 'a START of who begins with everybody', added('START', 'ANSWER', { by: 'x', reason: 'x' })),
    ...[{ count: 0 }, { kind: 'drag' }, { clientAt: null }, { pos: 99 }, { epoch: 5 }, { epoch: 0 }].map((change) =>
      forged('V13', `a sign with ${JSON.stringify(change)}`, set('INTEGRITY', change)),
    ),
    forged('V13', 'a sign too short to be written', set('INTEGRITY', { durationMs: 10 })),
    forged('V13', 'a sign of the engine with a time of a browser', set('INTEGRITY', { kind: 'address-changed' })),
    forged('V13', 'a sign before the beginning', moved('INTEGRITY', 'WORKSTATION')),
    forged('V13', 'an answer moved behind the end', moved('ANSWER', 'SCORE')),
    forged('V13', 'an answer given to somebody else', (bundle) => {
      bundle.first('ANSWER').body['pid'] = bundle.first('ANSWER', 1).body['pid'];
    }),
  ];
}

function times(): Mutation[] {
  const late = 1_800_009_000_000;
  return [
    forged('V14', 'an answer hours after the bell', set('ANSWER', { at: late }, 11)),
    forged('V14', 'a hand-in hours after the bell', set('FINISH', { at: late }, 1)),
    forged('V14', 'a START left out', without('START')),
    forged('V14', 'nobody ran the clock again', without('RESUME')),
    forged('V14', 'an answer while everybody’s clock stood', (bundle) => {
      const pause = bundle.first('PAUSE').body;
      bundle.first('CLEAR').body['at'] = (pause['at'] as number) + 20_000;
      moveBehind(bundle, bundle.first('CLEAR'), bundle.first('PAUSE'));
    }),
    forged('V14', 'an end by the clock before its time', set('FINISH', { reason: 'expired', seq: 3 })),
    forged('V14', 'an end by nobody', set('FINISH', { reason: 'terminated', by: null, seq: 3 })),
    forged('V14', 'time taken back that nobody gave', set('EXTENSION_WITHDRAW', { ms: 30_001 })),
    forged('V14', 'time taken back from everybody that nobody gave', set('EXTENSION_WITHDRAW', { ms: 1 }, 1)),
    forged('V14', 'time taken back from another than had it', (bundle) => {
      bundle.first('EXTENSION_WITHDRAW').body['pid'] = bundle.first('ANSWER', 1).body['pid'];
    }),
    ...['one', 'everybody'].map((whom, nth) =>
      forged('V14', `time taken back from ${whom} when it had been a promise for long`, (bundle) => {
        const [given, taken] = [bundle.first('EXTENSION', nth).body, bundle.first('EXTENSION_WITHDRAW', nth).body];
        given['at'] = taken['given'] = (taken['at'] as number) - 120_001;
      }),
    ),
    ...['one', 'everybody'].map((whom, nth) =>
      forged('V14', `time taken back from ${whom} in the last five minutes`, (bundle) => {
        const [given, taken] = [bundle.first('EXTENSION', nth), bundle.first('EXTENSION_WITHDRAW', nth)];
        moveBehind(bundle, given, bundle.first('RECOVERY'));
        moveBehind(bundle, taken, given);
        // The last of 10 minutes, 35 seconds of stops and 20 of an extension.
        given.body['at'] = taken.body['given'] = taken.body['at'] = 1_800_000_000_000 + 400_000;
      }),
    ),
    forged('V14', 'a stop that counts from earlier', set('PAUSE', { since: 1_800_000_000_000 })),
    forged('V14', 'a stop by the engine that the rules lack', set('PAUSE', { cause: 'unsaved', by: 'engine' }, 1)),
    forged('V14', 'a stop by the engine for everybody', set('PAUSE', { cause: 'unsaved', by: 'engine' })),
    forged(
      'V14',
      'an end of a stop that the engine did not make',
      set('RESUME', { cause: 'unsaved', by: 'engine' }, 1),
    ),
  ];
}

function moveBehind(bundle: OpenBundle, entry: OpenEntry, after: OpenEntry): void {
  bundle.entries = bundle.entries.filter((one) => one !== entry);
  bundle.entries.splice(bundle.entries.indexOf(after) + 1, 0, entry);
}

function acts(): Mutation[] {
  return [
    ...[...ACTS, 'SESSION_OPEN', 'WORKSTATION'].map((type) =>
      forged('V15', `${type} by nobody`, set(type, { by: '' })),
    ),
    ...ACTS.map((type) => forged('V15', `${type} for no reason`, set(type, { reason: '' }))),
    forged('V15', 'opened in spite of a page for no reason', set('SESSION_OPEN', { reason: '' })),
    forged('V15', 'a new session PIN for no reason', set('SESSION_PIN', { reason: '' }, 2)),
    forged('V15', 'the PIN of a new session told nowhere', set('SESSION_PIN', { reason: '' })),
    forged('V15', 'the PIN of a new session told after it was shown', set('SESSION_PIN', { act: 'made' }, 2)),
    forged('V15', 'the session PIN shown twice', set('SESSION_PIN', { act: 'shown' }, 2)),
    forged(
      'V15',
      'first sign-ins after the cut-off that nobody let in',
      set('CHECK_IN_CLOSE', { at: 1_799_990_000_000 }),
    ),
    forged('V15', 'let in after the cut-off by one alone', (bundle) => {
      bundle.first('CHECK_IN_CLOSE').body['at'] = 1_799_990_000_000;
      moved('CHECK_IN', 'CHECK_IN_CLOSE')(bundle);
      bundle.first('CHECK_IN').body['at'] = bundle.first('CARD').body['at'];
    }),
    ...['MESSAGE_WITHDRAW', 'EXTENSION_WITHDRAW'].flatMap((type) => [
      forged('V15', `${type} by nobody`, set(type, { by: '' })),
      forged('V15', `${type} for no reason`, set(type, { reason: '' })),
      forged(type === 'MESSAGE_WITHDRAW' ? 'V15' : 'V14', `${type} twice`, twice(type)),
      forged('V7', `${type} after the close`, moved(type, 'SESSION_CLOSE')),
    ]),
    forged('V15', 'words taken back that were never said', set('MESSAGE_WITHDRAW', { message: 0 })),
    forged('V15', 'words taken back before they were said', set('MESSAGE_WITHDRAW', { message: 99_999 })),
    forged('V12', 'words taken back from nobody', set('MESSAGE_WITHDRAW', { pid: NOBODY })),
    forged('V13', 'words taken back from who never was there', (bundle) => {
      bundle.first('MESSAGE_WITHDRAW').body['pid'] = bundle.first('ABSENT').body['pid'];
    }),
    forged(
      'V15',
      'words taken back from another than heard them, to an auditor',
      (bundle) => void (bundle.first('MESSAGE_WITHDRAW').body['pid'] = bundle.first('ANSWER').body['pid']),
      'auditor',
    ),
    forged('V15', 'opened in spite of nothing', set('SESSION_OPEN', { despite: [] })),
  ];
}

function held(): Mutation[] {
  return [
    forged('V17', 'a held answer from the future', set('HELD', { recordedAt: 1_900_000_000_000 })),
    forged('V17', 'a held answer after the bell', (bundle) => {
      const { at } = bundle.first('HELD').body as { at: number };
      bundle.first('HELD').body['recordedAt'] = at + 1;
    }),
    forged('V17', 'a held answer for another reason', set('HELD', { why: 'late' })),
    forged('V17', 'a held answer twice', twice('HELD')),
    forged('V17', 'a held answer of no sign-in', set('HELD', { epoch: 9 })),
    forged('V17', 'a held answer of sign-in 0', set('HELD', { epoch: 0 })),
    forged('V17', 'a held answer at no place', set('HELD', { pos: 99 })),
    forged('V17', 'a held answer at another place', set('HELD', { pos: 12 })),
    forged('V17', 'an admission of nothing', set('ADMIT', { answers: [] })),
    forged(
      'V17',
      'an admission of an answer that is not there',
      set('ADMIT', { answers: [{ epoch: 1, mutation: 77 }] }),
    ),
    forged('V17', 'an admission twice', twice('ADMIT')),
    forged('V17', 'a rejection twice', twice('REJECT')),
    forged('V17', 'a rejection made an admission', (bundle) => void (bundle.first('REJECT').type = 'ADMIT')),
    forged('V17', 'an admission made a rejection', (bundle) => void (bundle.first('ADMIT').type = 'REJECT')),
    forged('V17', 'an admission left out', without('ADMIT')),
    forged('V17', 'a held answer left out', without('HELD')),
    forged('V17', 'an answer made a clearing', (bundle) => void (bundle.first('ANSWER', 5).type = 'CLEAR')),
    forged('V17', 'a clearing made an answer', (bundle) => void (bundle.first('CLEAR').type = 'ANSWER')),
    forged('V17', 'an answer at another place', set('ANSWER', { pos: 7 })),
  ];
}

function scores(): Mutation[] {
  const plus =
    (by: number, changes: 'total' | 'both'): Falsify =>
    (bundle) => {
      const { body } = bundle.first('SCORE');
      const sections = body['sections'] as { code: string; points: number }[];
      body['total'] = (body['total'] as number) + by;
      if (changes === 'both') sections[0]!.points += by;
    };
  return [
    forged('V19', 'a total that does not add up', plus(500, 'total')),
    forged('V19', 'more than the exam can give', plus(1_000_000, 'both')),
    forged('V19', 'less than the exam can give', plus(-1_000_000, 'both')),
    forged('V19', 'a section that the rules lack', (bundle) => {
      (bundle.first('SCORE').body['sections'] as { code: string }[])[0]!.code = 'XXX';
    }),
    forged('V19', 'a section left out', (bundle) => {
      const { body } = bundle.first('SCORE');
      body['sections'] = (body['sections'] as unknown[]).slice(1);
    }),
    forged('V19', 'five points more, to an auditor', plus(500, 'both'), 'auditor'),
    forged('V19', 'five points less, to an auditor', plus(-100, 'both'), 'auditor'),
  ];
}

/** Other histories, signed with the very key: only somebody who kept a root can tell. */
function views(): Mutation[] {
  const forks: readonly (readonly [name: string, falsify: Falsify])[] = [
    ['time for a friend', (bundle) => void (bundle.first('EXTENSION').body['ms'] = 900_000)],
    ['a reason written anew', set('PAUSE', { reason: 'lain' })],
    ['another computer', set('SIGN_IN', { workstation: 'PC-9' })],
    ['a name taken out', set('EXTENSION', { by: 'orang lain' })],
    ['a sign that never was', added('INTEGRITY', 'RECOVERY', sign())],
    ['a sign taken away', without('INTEGRITY')],
    ['a restart hidden', without('RECOVERY')],
    ['an extension that never was', added('EXTENSION', 'RECOVERY', { by: 'x', reason: 'x', ms: 60_000, pid: 'all' })],
    ['cut off before the close', (bundle) => void bundle.entries.splice(-2)],
    ['cut off at the opening', (bundle) => void bundle.entries.splice(14)],
    ['another commitment to an answer', set('ANSWER', { commitment: HASH }, 2)],
  ];
  return [
    ...forks.map(([name, falsify]): Mutation => ({ ...forged('V6', `fork: ${name}`, falsify), brings: 'checkpoint' })),
    ...forks.map(([name, falsify]): Mutation => ({
      ...{ name: `another key: ${name}`, step: 'V5', of: 'public', brings: 'key' },
      falsify: (bundle) => {
        falsify(bundle);
        bundle.sign(Buffer.alloc(32, 9), true);
      },
    })),
    {
      ...{ name: 'another key under the name of the true one', step: 'V5', of: 'public' },
      falsify: (bundle) => bundle.sign(Buffer.alloc(32, 9)),
    },
  ];
}
