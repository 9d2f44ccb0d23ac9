import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { knownEntry } from '#domain/ledger/entry-bytes.ts';
import { writeBundle } from '../../scripts/commands/bundle.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { readEvidence } from '../../scripts/verify-ledger/evidence.ts';
import { nodePrimitives } from '../../scripts/verify/node-primitives.ts';
import { plainPrimitives } from '../../scripts/verify/plain-primitives.ts';
import { type Verification, verifyBundle } from '../../scripts/verify/verify-bundle.ts';
import { writeOfficialHall } from './official-hall.ts';

/** A whole hall has a thousand; the suite keeps the same day with fewer. */
const PEOPLE = Number(process.env.TERANG_OFFICIAL_PEOPLE ?? 60);
const VERIFY_PY = resolve(__dirname, '../../scripts/verify/verify.py');
const hasPython = spawnSync('python3', ['--version']).status === 0;
/**
 * Nobody brought a witness, a checkpoint or a receipt; nothing was locked; no frame of the board was written down; that two accounts are two
 * people no entry proves; a public bundle opens no answer and names no item.
 */
const OPEN = {
  public: ['V5', 'V6', 'V11', 'V15', 'V16', 'V18', 'V19', 'V21', 'V22', 'V23'],
  auditor: ['V5', 'V6', 'V15', 'V16', 'V21', 'V22'],
};

jest.setTimeout(900_000);

const place = mkdtempSync(join(tmpdir(), 'terang-official-'));
let dataDir: string;
let vkey: string;
beforeAll(async () => {
  dataDir = await writeOfficialHall(PEOPLE);
  vkey = readEvidence(dataDir).instance?.vkey ?? '';
}, 900_000);
afterAll(() => {
  rmSync(place, { recursive: true, force: true });
  if (process.env.TERANG_OFFICIAL_KEEP === undefined) rmSync(dataDir, { recursive: true, force: true });
});

const by = (verdict: string, { steps }: Verification): string[] =>
  steps.filter((one) => one.verdict === verdict).map(({ step }) => step);

it('everything of an official day is in its ledger', () => {
  const text = (entry: Uint8Array): string => Buffer.from(entry).toString('utf8');
  const types = readEvidence(dataDir).sessions.flatMap(({ entries }) =>
    entries.map(({ entry }) => knownEntry(text(entry)).type),
  );
  const found = new Set(types);
  const wanted = 'DRAW SEAT SEAT_CHANGE RELEASE PAUSE RESUME EXTENSION PROPOSAL RESOLVE DISQUALIFY FINISH ABSENT AMEND';
  expect(wanted.split(' ').filter((type) => !found.has(type))).toEqual([]);
  const failed = verifyLedger(dataDir).sessions.flatMap(({ checks }) =>
    checks.filter(({ verdict }) => verdict === 'fail'),
  );
  expect(failed.map(({ sentence }) => sentence)).toEqual([]);
});

describe.each(['public', 'auditor'] as const)('the %s bundle of an official day', (tier) => {
  let bytes: Uint8Array;
  let ours: Verification;
  beforeAll(async () => {
    bytes = await writeBundle(dataDir, 'resmi', { tier });
    ours = verifyBundle(nodePrimitives, bytes, { vkey });
  });

  it('holds at every step that it can be judged at', () => {
    expect(by('fail', ours)).toEqual([]);
    expect(by('not-checked', ours)).toEqual(OPEN[tier]);
  });

  it('is judged alike by the primitives of verify.html', () => {
    expect(verifyBundle(plainPrimitives, bytes, { vkey })).toEqual(ours);
  });

  (hasPython ? it : it.skip)('is judged alike by Python, finding by finding', () => {
    const file = join(place, `${tier}.terang`);
    writeFileSync(file, bytes);
    const said = execFileSync('python3', [VERIFY_PY, file, '--json', '--vkey', vkey], {
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    });
    expect(JSON.parse(said)).toEqual(JSON.parse(JSON.stringify(ours)));
  });
});
