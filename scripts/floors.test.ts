import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

// A check that cannot fail is a defect: here every rule of floors.cjs is broken on purpose, in a house made for it.

interface Violation {
  from: string;
  rule: { name: string };
}

const root = path.resolve(__dirname, '..');
const ruleNames: string[] = createRequire(__filename)('./floors.cjs').forbidden.map(
  (rule: { name: string }) => rule.name,
);

const packages = ['zod', 'kysely', 'better-sqlite3', 'express', 'socket.io', 'commander'];

/** Sound files that stand around the breaches and must not be reported themselves. */
const sound: Record<string, string> = {
  'engine/domain/time.ts': 'export const time = 1;',
  'engine/domain/score/score-sheet.ts': "import { time } from '../time.ts'; export const sheet = time;",
  'engine/domain/session/session.ts': "import { time } from '#domain/time.ts'; export const session = time;",
  'engine/protocol/candidate-up.ts': "import { z } from 'zod'; export const up = z;",
  'engine/protocol/proctor-up.ts': "import { z } from 'zod'; export const proctorUp = z;",
  'engine/identity/tokens.css': ':root { color: black }',
  'engine/storage/database.ts':
    "import 'kysely'; import { time } from '#domain/time.ts'; export const database = time;",
  'engine/storage/writer-thread.ts':
    "import 'better-sqlite3'; import { database } from './database.ts'; export type Job = { at: typeof database }; export const code = 1;",
  'engine/storage/writer.ts': "import type { Job } from './writer-thread.ts'; export type Writer = (job: Job) => void;",
  'engine/actions/record.ts':
    "import type { Writer } from '../storage/writer.ts'; import { session } from '#domain/session/session.ts'; export const record = (writer: Writer) => [writer, session];",
  'engine/transport/gateway.ts':
    "import 'express'; import 'socket.io'; import type { Writer } from '../storage/writer.ts'; import { record } from '../actions/record.ts'; import { up } from '#protocol/candidate-up.ts'; export const gateway = (writer: Writer) => [record(writer), up];",
  'engine/main.ts': "import { gateway } from './transport/gateway.ts'; export const main = gateway;",
  'engine/testing/tiny-exam.ts': "import { gateway } from '../transport/gateway.ts'; export const tiny = gateway;",
  'engine/domain/time.test.ts': "import { tiny } from '../testing/tiny-exam.ts'; import 'zod'; tiny;",
  'exam-client/main.tsx':
    "import '../engine/identity/tokens.css'; import { session } from '#domain/session/session.ts'; import { up } from '#protocol/candidate-up.ts'; [session, up];",
  'exam-client/preview/preview.tsx':
    "import { session } from '#domain/session/session.ts'; export const preview = session;",
  'proctor-console/monitor.tsx':
    "import { sheet } from '#domain/score/score-sheet.ts'; import { proctorUp } from '#protocol/proctor-up.ts'; [sheet, proctorUp];",
  'question-banks/formats/read-native.ts': "import { time } from '#domain/time.ts'; export const read = time;",
  'scripts/load-bank.ts': "import { read } from '../question-banks/formats/read-native.ts'; read;",
  'scripts/verify/node-primitives.ts': "import 'node:crypto'; import { same } from './bytes.ts'; same;",
  'scripts/verify/bytes.ts': 'export const same = 1;',
  'scripts/verify-ledger.ts':
    "import 'node:crypto'; import 'better-sqlite3'; import { time } from '#domain/time.ts'; time;",
};

/** One breach per line: [rule, file that breaks it, its text]. */
const breaches: [rule: string, file: string, text: string][] = [
  ['no-circular', 'engine/actions/egg.ts', "import { hen } from './hen.ts'; export const egg = () => hen;"],
  ['domain-is-ground', 'engine/domain/reads-a-file.ts', "import { readFileSync } from 'node:fs'; readFileSync;"],
  ['domain-is-ground', 'engine/domain/uses-a-package.ts', "import { z } from 'zod'; z;"],
  [
    'domain-is-ground',
    'engine/domain/speaks.ts',
    "import type { up } from '#protocol/candidate-up.ts'; export type Up = typeof up;",
  ],
  ['identity-imports-nothing', 'engine/identity/mark.ts', "import { time } from '#domain/time.ts'; time;"],
  ['formats-on-domain', 'question-banks/formats/read-wire.ts', "import { up } from '#protocol/candidate-up.ts'; up;"],
  ['protocol-on-domain', 'engine/protocol/emits.ts', "import 'socket.io';"],
  [
    'storage-on-domain',
    'engine/storage/bank-store.ts',
    "import { read } from '../../question-banks/formats/read-native.ts'; read;",
  ],
  ['storage-on-domain', 'engine/storage/wire-store.ts', "import { up } from '#protocol/candidate-up.ts'; up;"],
  ['writer-thread-is-an-entry', 'engine/storage/inline-writer.ts', "import { code } from './writer-thread.ts'; code;"],
  ['actions-on-storage', 'engine/actions/parse.ts', "import { up } from '#protocol/candidate-up.ts'; up;"],
  ['actions-on-storage', 'engine/actions/emit.ts', "import 'socket.io';"],
  [
    'transport-asks-actions',
    'engine/transport/short-cut.ts',
    "import { database } from '../storage/database.ts'; database;",
  ],
  ['transport-parses-with-protocol', 'engine/transport/own-schema.ts', "import { z } from 'zod'; z;"],
  ['sql-stays-in-storage', 'engine/actions/query.ts', "import 'kysely';"],
  ['main-is-the-roof', 'engine/actions/upside-down.ts', "import { main } from '../main.ts'; main;"],
  [
    'clients-see-two-floors',
    'exam-client/reaches-storage.ts',
    "import { database } from '../engine/storage/database.ts'; database;",
  ],
  [
    'clients-see-two-floors',
    'proctor-console/reaches-action.ts',
    "import { record } from '../engine/actions/record.ts'; record;",
  ],
  ['preview-is-apart', 'exam-client/loads-preview.ts', "import './preview/preview.tsx';"],
  ['clients-stand-apart', 'exam-client/peeks.ts', "import '../proctor-console/monitor.tsx';"],
  ['answer-keys-stay-home', 'exam-client/scores.ts', "import { sheet } from '#domain/score/score-sheet.ts'; sheet;"],
  [
    'answer-keys-stay-home',
    'exam-client/scores-by-a-detour.ts',
    "import { detour } from '#domain/session/detour.ts'; detour;",
  ],
  [
    'candidate-speaks-candidate',
    'exam-client/gives-orders.ts',
    "import { proctorUp } from '#protocol/proctor-up.ts'; proctorUp;",
  ],
  [
    'board-reader-is-public',
    'engine/board-reader/leaks.ts',
    "import { through } from '../transport/through.ts'; through;",
  ],
  [
    'verifier-stands-alone',
    'scripts/verify-with-engine.ts',
    "import { database } from '../engine/storage/database.ts'; database;",
  ],
  ['verifier-stands-alone', 'scripts/verify-with-package.ts', "import 'commander';"],
  ['verifier-shares-nothing', 'scripts/verify/on-the-ground.ts', "import { time } from '#domain/time.ts'; time;"],
  ['verifier-shares-nothing', 'scripts/verify/with-package.ts', "import 'zod';"],
  ['verifier-runs-anywhere', 'scripts/verify/reads.ts', "import { readFileSync } from 'node:fs'; readFileSync;"],
  ['witness-shares-nothing', 'scripts/witness/on-the-ground.ts', "import { time } from '#domain/time.ts'; time;"],
  ['check-desk-shares-nothing', 'scripts/check-desk/on-the-ground.ts', "import { time } from '#domain/time.ts'; time;"],
  ['no-test-in-product', 'engine/actions/plays.ts', "import { tiny } from '../testing/tiny-exam.ts'; tiny;"],
  ['no-drawers', 'engine/actions/drawer.ts', "import { odds } from './utils.ts'; odds;"],
  ['no-dangling', 'engine/actions/dangling.ts', "import { gone } from './gone.ts'; gone;"],
  ['no-orphans', 'engine/actions/orphan.ts', 'export const nobody = 1;'],
];

/** What some breaches need to lean on; sound in itself. */
const props: Record<string, string> = {
  'engine/actions/hen.ts': "import { egg } from './egg.ts'; export const hen = () => egg;",
  'engine/actions/utils.ts': 'export const odds = 1;',
  'engine/transport/through.ts': "import { act } from '../actions/act.ts'; export const through = act;",
  'engine/actions/act.ts': 'export const act = 1;',
  'engine/domain/session/detour.ts': "import { sheet } from '../score/score-sheet.ts'; export const detour = sheet;",
};

let house: string;
let violations: Violation[];

beforeAll(async () => {
  house = mkdtempSync(path.join(tmpdir(), 'terang-floors-'));
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
    writeFileSync(path.join(house, file), text);
  };
  const imports = { '#domain/*': './engine/domain/*', '#protocol/*': './engine/protocol/*' };
  write('package.json', JSON.stringify({ type: 'module', imports }));
  for (const name of packages) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, exports: './index.js' }));
    write(`node_modules/${name}/index.js`, 'export const z = 1;');
  }
  for (const [file, text] of Object.entries({ ...sound, ...props })) write(file, text);
  for (const [, file, text] of breaches) write(file, text);
  violations = await cruise(house);
}, 60_000);

afterAll(() => rmSync(house, { recursive: true, force: true }));

/** dependency-cruiser ends with the number of violations, so its exit code says nothing here. */
function cruise(folder: string): Promise<Violation[]> {
  const bin = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const floors = ['engine', 'exam-client', 'proctor-console', 'question-banks', 'scripts'];
  const args = [bin, '-c', path.join(__dirname, 'floors.cjs'), '--output-type', 'json', ...floors];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 26 }, (_error, stdout) => {
      resolve((JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations);
    });
  });
}

test.each(breaches)('%s is reported for %s', (rule, file) => {
  expect(violations.filter(({ from }) => from === file).map((violation) => violation.rule.name)).toContain(rule);
});

test('every rule of the floors is broken at least once here', () => {
  expect(ruleNames.filter((name) => !breaches.some(([rule]) => rule === name))).toEqual([]);
});

test('a sound house is not reported', () => {
  const reported = violations.filter(({ from }) => from in sound);
  expect(reported.map(({ from, rule }) => `${rule.name}: ${from}`)).toEqual([]);
});
