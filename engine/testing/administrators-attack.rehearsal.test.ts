import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodePrimitives } from '../../scripts/verify/node-primitives.ts';
import { type Verification, verifyBundle } from '../../scripts/verify/verify-bundle.ts';
import { inclusionProof, leafHash, subtreesOf } from '#domain/ledger/merkle-tree.ts';
import { entryBytes } from '#domain/ledger/entry-bytes.ts';
import { nodeHashing } from '../storage/node-hashing.ts';
import { Administrator } from './administrator.ts';
import { WITNESSES } from './bundles/cosigned.ts';
import { OpenBundle } from './bundles/open-bundle.ts';
import { writeFullExam } from './bundles/write-full-exam.ts';

jest.setTimeout(240_000);

const place = mkdtempSync(join(tmpdir(), 'terang-administrator-'));
const dataDir = join(place, 'data');
let vkey: string;
/** What a witness has kept of the end, and what the first candidate has kept of an answer and of the score. */
let note: string;
let receipts: string[];

beforeAll(async () => {
  mkdirSync(dataDir);
  ({ vkey } = writeFullExam(dataDir));
  const honest = Administrator.over(dataDir, join(place, 'honest'));
  const open = new OpenBundle(await honest.bundle('auditor'), new Uint8Array(32));
  honest.close();
  note = open.text('checkpoint');
  const leaves = open.entries.map(({ body, type }) => leafHash(nodeHashing, entryBytes(nodeHashing, type, body)));
  receipts = ['ANSWER', 'SCORE'].map((type) => {
    const index = open.entries.indexOf(open.first(type));
    const proof = inclusionProof(nodeHashing, subtreesOf(nodeHashing, leaves), index, leaves.length);
    const { body } = open.entries[index]!;
    const lines = proof.map((hash) => `${Buffer.from(hash).toString('base64')}\n`).join('');
    const extra = Buffer.from(entryBytes(nodeHashing, type, body)).toString('base64');
    return `c2sp.org/tlog-proof@v1\nextra ${extra}\nindex ${index}\n${lines}\n${note}`;
  });
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

const published = (): string[] => WITNESSES.slice(0, 3).map((one) => one.vkey);

/** What each of them can bring who is not the administrator. */
const BRINGERS = {
  'published keys': () => ({ vkey, witnesses: published() }),
  'a witness': () => ({ vkey, checkpoints: [note] }),
  'a candidate': () => ({ vkey, receipts }),
};
type Bringer = keyof typeof BRINGERS;

type Attack = readonly [name: string, by: readonly Bringer[], act: (admin: Administrator) => void];

const ATTACKS: readonly Attack[] = [
  [
    'changes an answer and the score that follows from it',
    ['a witness', 'a candidate'],
    (admin) => admin.mendOneAnswer(),
  ],
  [
    'changes a score alone',
    ['a witness', 'a candidate'],
    (admin) => (admin.find('SCORE').body['total'] = (admin.find('SCORE').body['total'] as number) + 500),
  ],
  [
    'gives somebody another seat in the roster',
    ['a witness', 'a candidate'],
    (admin) => {
      admin.run("UPDATE participant SET seat = 'A-99' WHERE no = (SELECT min(no) FROM participant)");
      admin.find('MANIFEST').body['roster'] = 'ab'.repeat(32);
    },
  ],
  [
    'lets two people change ranks',
    ['a witness', 'a candidate'],
    (admin) => {
      const [one, two] = [admin.find('SCORE').body, admin.find('SCORE', 1).body];
      [one['pid'], two['pid']] = [two['pid'], one['pid']];
    },
  ],
  [
    'inserts a person who was never there',
    ['a witness', 'a candidate'],
    (admin) => {
      const pid = 'ab'.repeat(10);
      const papers = admin.entries.filter(({ type }) => type === 'PAPER');
      const last = admin.entries.indexOf(papers.at(-1)!);
      admin.entries.splice(last + 1, 0, { type: 'PAPER', opening: null, body: { ...papers.at(-1)!.body, pid } });
      const before = admin.entries.findIndex(({ type }) => type === 'SESSION_CLOSE');
      admin.entries.splice(before, 0, {
        type: 'ABSENT',
        opening: null,
        body: { at: admin.entries[before]!.body['at'], pid },
      });
      admin.find('MANIFEST').body['participants'] = 7;
    },
  ],
  [
    'gives a friend more time after the fact',
    ['a witness', 'a candidate'],
    (admin) => {
      const answer = admin.entries.indexOf(admin.find('ANSWER'));
      const { at, pid } = admin.entries[answer]!.body;
      const body = { at, pid, ms: 600_000, by: 'pengawas', reason: 'gangguan listrik' };
      admin.entries.splice(answer, 0, { type: 'EXTENSION', opening: null, body });
    },
  ],
  [
    'draws other lots',
    ['a witness', 'a candidate'],
    (admin) => (admin.find('DRAW').body['digits'] = '1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1'),
  ],
  [
    'takes up witnesses of his own',
    ['published keys', 'a witness', 'a candidate'],
    (admin) => (admin.find('WITNESS').body['vkey'] = WITNESSES[3]!.vkey),
  ],
  [
    'rolls the ledger back to before its last entries',
    ['a witness'],
    (admin) => void admin.entries.splice(admin.entries.length - 1),
  ],
];

function failing(report: Verification): string[] {
  return report.steps.filter(({ verdict }) => verdict === 'fail').map(({ step }) => step);
}

const found: string[] = [];
afterAll(() => {
  process.stdout.write(`${found.join('\n')}\n`);
});

test('the honest bundle passes beside everything that anybody brings', async () => {
  const honest = Administrator.over(dataDir, join(place, 'again'));
  const brought = { vkey, witnesses: published(), checkpoints: [note], receipts };
  for (const tier of ['public', 'auditor'] as const) {
    const report = verifyBundle(nodePrimitives, await honest.bundle(tier), brought);
    expect(failing(report)).toEqual([]);
    for (const step of ['V5', 'V6', 'V22']) {
      expect([step, report.steps.find((one) => one.step === step)!.verdict]).toEqual([step, 'pass']);
    }
  }
  honest.close();
});

describe('an administrator who holds the disk and the key of the ledger', () => {
  test.each(ATTACKS)('%s, signs everything anew, and is found out', async (name, by, act) => {
    const admin = Administrator.over(dataDir, join(place, name.replaceAll(' ', '-')));
    act(admin);
    admin.rewrite();
    admin.forgetCosignatures();
    const bundles = { public: await admin.bundle('public'), auditor: await admin.bundle('auditor') };
    const alone = { public: failing(verifyBundle(nodePrimitives, bundles.public, { vkey })), auditor: [] as string[] };
    alone.auditor = failing(verifyBundle(nodePrimitives, bundles.auditor, { vkey }));
    // The workstation's key was in a browser: what it signed cannot be said anew.
    if (name.startsWith('changes an answer')) expect(alone.auditor).toContain('V13');
    const lines = [`  by the public bundle alone: ${alone.public.join(' ') || 'nothing'}`];
    lines.push(`  by the auditor's bundle alone: ${alone.auditor.join(' ') || 'nothing'}`);
    for (const bringer of Object.keys(BRINGERS) as Bringer[]) {
      const report = verifyBundle(nodePrimitives, bundles.public, BRINGERS[bringer]());
      const more = failing(report).filter((step) => !alone.public.includes(step));
      const v5 = report.steps.find(({ step }) => step === 'V5')!;
      // Without the witnesses' keys he has no cosignature of what he made: that never passes.
      if (bringer === 'published keys') expect(v5.verdict).not.toBe('pass');
      lines.push(
        `  with what ${bringer} brings: ${more.join(' ') || (bringer === 'published keys' ? `V5 ${v5.verdict}` : 'nothing more')}`,
      );
      if (by.includes(bringer)) expect([bringer, more.length]).not.toEqual([bringer, 0]);
    }
    found.push(`The administrator ${name}:`, ...lines);
    // The witnesses' own lines under another tree are worse than none.
    const copy = Administrator.over(dataDir, join(place, `${name.replaceAll(' ', '-')}-2`));
    act(copy);
    copy.rewrite();
    copy.transplantCosignatures();
    const report = verifyBundle(nodePrimitives, await copy.bundle('public'), { vkey, witnesses: published() });
    expect(failing(report)).toContain('V5');
    admin.close();
    copy.close();
  });
});
