import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StaffName } from '#domain/ids.ts';
import { answerCommitment } from '#domain/ledger/fact-entry.ts';
import type { Instant } from '#domain/time.ts';
import { type SmallExam, writeSmallExam } from '../../engine/testing/write-small-exam.ts';
import { writeBundle } from '../commands/bundle.ts';
import { runProgram } from '../commands/program.ts';
import { readEvidence } from '../verify-ledger/evidence.ts';
import { hashing } from '../verify-ledger/node-crypto.ts';

const place = mkdtempSync(join(tmpdir(), 'terang-bundle-test-'));
const SESSION = 'small';

function make(name: string, then: (exam: SmallExam) => void = () => undefined): string {
  const dataDir = join(place, name);
  mkdirSync(dataDir);
  const exam = writeSmallExam(dataDir);
  then(exam);
  exam.close();
  exam.end();
  return dataDir;
}

let sound: string;
beforeAll(() => void (sound = make('sound')));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const publicBundle = (dataDir: string): Promise<Uint8Array> => writeBundle(dataDir, SESSION, { tier: 'public' });

describe('a bundle for the public', () => {
  it('is the same bytes every time', async () => {
    const [one, other] = [await publicBundle(sound), await publicBundle(sound)];
    expect(Buffer.compare(one, other)).toBe(0);
    expect(createHash('sha256').update(one).digest('hex')).toHaveLength(64);
  });

  it('holds no name, number, salt, answer key, opening or text of an item', async () => {
    const bytes = Buffer.from(await publicBundle(sound));
    const session = readEvidence(sound).sessions[0]!;
    const bank = JSON.parse(session.bank) as { items: { stem: { text?: string }[]; rationale: string }[] };
    const secrets = [
      ...session.people.flatMap(({ answerKey, name, number, pidSalt }) => [
        name,
        // An item may be called TWK-NAS-001.
        `"${number}"`,
        ...[answerKey, pidSalt].flatMap((secret) => [Buffer.from(secret), Buffer.from(secret).toString('hex')]),
      ]),
      ...session.entries.flatMap(({ opening }) => (opening === null ? [] : [opening])),
      ...bank.items.flatMap(({ rationale, stem }) => [rationale, ...stem.map((block) => block.text ?? '')]),
    ].filter(({ length }) => length > 3);
    expect(secrets.length).toBeGreaterThan(60);
    expect(secrets.filter((secret) => bytes.includes(secret))).toEqual([]);
    for (const word of ['"response"', '"opening"', '"key":', '"weights"', 'private/', '127.0.0.1', '"address"']) {
      expect([word, bytes.includes(word)]).toEqual([word, false]);
    }
  });

  it('cannot be opened by trying every option of every item', () => {
    const session = readEvidence(sound).sessions[0]!;
    const committed = new Set<string>();
    const opened: [pid: string, seq: number, item: string][] = [];
    for (const { entry, opening } of session.entries) {
      const body = JSON.parse(Buffer.from(entry).toString('utf8').split('\n')[1]!) as Record<string, never>;
      if (opening === null || body['seq'] === undefined) continue;
      committed.add(body['commitment']!);
      opened.push([body['pid']!, body['seq']!, (JSON.parse(opening) as { item: string }).item]);
    }
    // Everything that a bundle holds, tried as the key: nothing, the public secret, the seed's digits and the manifest.
    const guesses = [new Uint8Array(16), new Uint8Array(0), session.seedSecret.subarray(0, 16), session.manifestHash];
    const tries = guesses.flatMap((key) =>
      opened.flatMap(([pid, seq, item]) =>
        ['-', '0', '1', '2', '3', '4'].map((option) =>
          answerCommitment(hashing, key, { pid: pid as never, seq, item: item as never, option }),
        ),
      ),
    );
    expect(tries.length).toBeGreaterThan(700);
    expect(tries.filter((one) => committed.has(one))).toEqual([]);
    const { answerKey, pid } = session.people[0]!;
    const own = opened.filter(([one]) => one === pid);
    const hits = own.flatMap(([, seq, item]) =>
      ['-', '0', '1', '2', '3', '4'].filter((option) =>
        committed.has(answerCommitment(hashing, answerKey, { pid: pid as never, seq, item: item as never, option })),
      ),
    );
    // With the key that is kept apart, the same attempt opens every one: the trial would have found them.
    expect(hits).toHaveLength(own.length);
  });

  it('withholds who sits beside a person, and is not made while a reason names one', async () => {
    const assisted = make('assisted', (exam) => {
      const { pid } = exam.sitters[3]!.person;
      exam.append({ type: 'ASSISTANT', at: exam.now, pid, by: 'pengawas' as StaffName, assistant: 'Bu Ratna' });
    });
    const bytes = Buffer.from(await publicBundle(assisted));
    expect(bytes.includes('Bu Ratna')).toBe(false);
    expect(bytes.includes('withheld.jsonl')).toBe(true);
    const named = make('named', (exam) => {
      exam.append({
        ...{ type: 'RELEASE', at: exam.now as Instant, pid: exam.sitters[3]!.person.pid },
        ...{ by: 'pengawas' as StaffName, reason: 'komputer Peserta 4 mati' },
      });
    });
    await expect(publicBundle(named)).rejects.toThrow("a participant's name");
    await expect(writeBundle(named, SESSION, { tier: 'public', acceptNames: true })).resolves.toBeDefined();
  });

  it('is made of closed sessions only', async () => {
    const dataDir = join(place, 'open');
    mkdirSync(dataDir);
    writeSmallExam(dataDir).end();
    await expect(publicBundle(dataDir)).rejects.toThrow('not closed yet');
  });
});

describe('terang bundle', () => {
  const places = { clientsDir: '', questionBanksDir: '', writerScript: '', version: '0' };
  const run = async (...args: string[]): Promise<[number, string]> => {
    const said: string[] = [];
    const say = (line: string): void => void said.push(line);
    const code = await runProgram(['bundle', ...args], places, { out: say, err: say });
    return [code, said.join('\n')];
  };

  it('writes both kinds, closes the auditor’s to others, and overwrites nothing', async () => {
    const [open, sealed] = [join(place, 'a.terang'), join(place, 'b.terang')];
    expect((await run(SESSION, '--data', sound, '--out', open))[0]).toBe(0);
    expect((await run(SESSION, '--data', sound, '--out', sealed, '--auditor'))[1]).toContain('not encrypted');
    expect(statSync(sealed).mode & 0o777).toBe(0o600);
    expect(await run(SESSION, '--data', sound, '--out', open)).toEqual([
      3,
      expect.stringContaining('never overwrites'),
    ]);
    const gone = join(place, 'c.terang');
    expect((await run('other', '--data', sound, '--out', gone))[0]).toBe(3);
    expect(existsSync(gone)).toBe(false);
  });
});
