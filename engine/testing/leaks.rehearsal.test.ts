import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { BankItem } from '#domain/bank/bank.ts';
import { toHex } from '#domain/ledger/hex.ts';
import { readNativeBank } from '../../question-banks/formats/native/read-native.ts';
import { readBankFolder } from '../storage/read-bank-folder.ts';
import { ReadStore } from '../storage/read-store.ts';
import { TestCandidate, TestProctor, practice } from './clients.ts';
import { startTestEngine } from './start-engine.ts';

const root = resolve(import.meta.dirname, '..', '..');
const SKD = 'latihan-skd';

function sampleItems(): readonly BankItem[] {
  const { files, media } = readBankFolder(join(root, 'question-banks', 'samples', 'skd-id'));
  return readNativeBank(files, media).bank!.items;
}

/** Every packet that the engine sends over a candidate's websocket, its binary parts as what is packed in them. */
function recordFrames(candidate: TestCandidate): string[] {
  const frames: string[] = [];
  candidate.socket.io.engine.on('packet', ({ data }: { data?: unknown }) => {
    if (typeof data === 'string') frames.push(data);
    else if (data !== undefined) frames.push(gunzipSync(Buffer.from(data as Uint8Array)).toString());
  });
  return frames;
}

/** Names of fields at any depth. */
function fieldsOf(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const each of value) fieldsOf(each, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      found.add(name);
      fieldsOf(inner, found);
    }
  }
  return found;
}

interface Seen {
  readonly own: { readonly number: string; readonly name: string; readonly pin: string };
  readonly text: string;
  readonly fields: ReadonlySet<string>;
}

/** Four people take the whole exam, with a pause, an extension, a takeover and a forced end on the way. */
async function wholeExam() {
  const hall = await startTestEngine(6, { messagesPerSecond: 10_000 });
  const session = practice(hall.told, SKD);
  const proctor = await TestProctor.signIn(hall.url, hall.told);
  const sitting = session.participants.slice(0, 4).map((own) => {
    const candidate = new TestCandidate(hall.url);
    return { own, candidate, frames: recordFrames(candidate) };
  });
  for (const [place, { candidate }] of sitting.entries()) await candidate.signIn(session, place);
  await proctor.act('open-session', { sessionId: SKD });
  const numbers = session.participants.map(({ number }) => number);
  await Promise.all(
    sitting.map(async ({ candidate }, place) => {
      await candidate.resume();
      await candidate.paper();
      for (let position = 0; position < 110; position += 1) await candidate.choose(position, (position + place) % 4);
    }),
  );
  const act = { sessionId: SKD, reason: 'listrik padam' };
  await proctor.act('pause', { ...act, whom: 'all' });
  await sitting[0]!.candidate.choose(0, 0);
  await proctor.act('unpause', { ...act, whom: 'all' });
  await proctor.act('extend-time', { ...act, whom: [numbers[0]], byMs: 60_000 });
  await sitting[1]!.candidate.mutate({ kind: 'choose', position: 999, response: 0 }, { mutation: 111 });
  const other = new TestCandidate(hall.url);
  sitting.push({ own: session.participants[0]!, candidate: other, frames: recordFrames(other) });
  await other.signIn(session, 0, 'PC-other');
  await proctor.act('release-sign-in', { ...act, participantNumber: numbers[0] });
  await other.signIn(session, 0, 'PC-other');
  await other.paper();
  const early = await sitting[1]!.candidate.receipt();
  for (const place of [1, 2]) {
    await sitting[place]!.candidate.handIn();
    await sitting[place]!.candidate.receipt();
  }
  await proctor.act('force-hand-in', { ...act, participantNumber: numbers[3] });
  await proctor.act('close-session', act);
  for (const { candidate } of sitting) {
    await candidate.resume().catch(() => undefined);
    candidate.close();
  }
  proctor.close();
  const secrets = await secretsOf(hall.dataDir);
  await hall.end();
  const seen = sitting.map(({ own, frames }): Seen => ({ own, text: readable(frames), fields: fieldsIn(frames) }));
  return { early, seen, secrets, session };
}

async function secretsOf(dataDir: string) {
  const reads = new ReadStore(dataDir);
  const stored = (await reads.sessions()).find(({ id }) => id === SKD)!;
  const people = await reads.participants(stored.no);
  const serverKey = readFileSync(join(dataDir, 'server.key'), 'utf8').trim();
  reads.close();
  return {
    seed: stored.seedSecret,
    serverKey,
    pids: new Map(people.map(({ number, pid }) => [number as string, pid])),
    answerKeys: new Map(people.map(({ answerKey, number }) => [number as string, Buffer.from(answerKey)])),
  };
}

/** All frames as one text, and what base64 in them says. */
function readable(frames: readonly string[]): string {
  const text = frames.join('\n');
  const unpacked = (text.match(/[A-Za-z0-9_-]{24,}/g) ?? []).map((word) => Buffer.from(word, 'base64url').toString());
  return [text, ...unpacked].join('\n');
}

function fieldsIn(frames: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const frame of frames) {
    const start = frame.search(/[[{]/);
    if (start >= 0) fieldsOf(JSON.parse(frame.slice(start)), found);
  }
  return found;
}

const items = sampleItems();
let exam: Awaited<ReturnType<typeof wholeExam>>;
beforeAll(async () => {
  exam = await wholeExam();
}, 60_000);

describe('what a candidate’s browser is sent in a whole exam', () => {
  it('is a whole exam: the paper, its receipts, a score', () => {
    for (const { text } of exam.seen.slice(0, 4)) {
      expect(text).toContain('terang-form/1');
      expect(text.match(/"duplicate":false/g)!.length).toBeGreaterThanOrEqual(110);
    }
    expect(exam.seen[1]!.text).toContain('"maxTotal"');
  });

  it('has no field of a key, a weight, a rationale or an id', () => {
    const allowed = new Set(
      (
        'accommodations alt allotted at attempt before blind byMs chain clientAt clock code detail duplicate durationMs en entryIndex epoch extended ' +
        'finishReason finishedAt flagged format granted disqualified held id isIdentityConfirmed items kind kinds lagGraceMs lastMutation lastSavedAt legalBasis livePolicy lockBlocks locked maxPoints maxTotal ' +
        'maxPayload meetsThresholds message messages met mutation name notices num number official ok openedAt opensAt options ownKey participant phase position ' +
        'entries entry goesOn index link logKey mmdMs note origin pid pledge pingInterval pingTimeout points proof reason refusal responses rules savedAt score seat sections serverAt session sid source startedAt ' +
        'state stem stopped stoppedBy stoppedSince takesBack text threshold title token total totalThreshold upgrades view vkey way whenUnsaved where word zone _placeholder gzip'
      ).split(' '),
    );
    for (const { fields } of exam.seen) expect([...fields].filter((name) => !allowed.has(name))).toEqual([]);
  });

  it('names no item', () => {
    for (const { text } of exam.seen)
      expect(items.filter(({ id }) => text.includes(id)).map(({ id }) => id)).toEqual([]);
  });

  it('holds no rationale', () => {
    const rationales = items.map(({ rationale }) => rationale).filter((text) => text.length > 20);
    expect(rationales.length).toBeGreaterThan(100);
    for (const { text } of exam.seen) {
      expect(rationales.filter((rationale) => text.includes(JSON.stringify(rationale).slice(1, 40)))).toEqual([]);
    }
  });

  it('names nobody else', () => {
    for (const { own, text } of exam.seen) {
      const others = exam.session.participants.filter(({ number }) => number !== own.number);
      const found = others.flatMap(({ name, number, pin }) =>
        [name, number, pin, exam.secrets.pids.get(number)!].filter((secret) => text.includes(secret)),
      );
      expect(found).toEqual([]);
    }
  });

  it('repeats no PIN, and holds neither seed nor key', () => {
    const { seed, serverKey } = exam.secrets;
    const forms = [toHex(seed), Buffer.from(seed).toString('base64'), Buffer.from(seed).toString('base64url')];
    for (const { own, text } of exam.seen) {
      for (const secret of [own.pin, exam.session.sessionPin, serverKey, ...forms]) expect(text).not.toContain(secret);
    }
  });

  it('the key of somebody’s answers reaches them alone, and only with the receipt of who has finished', () => {
    expect(exam.early).toMatchObject({ ok: false, refusal: { word: 'wrong-phase' } });
    exam.seen.forEach(({ own, text }, place) => {
      const told = text.split('\n').filter((frame) => frame.includes('"ownKey"'));
      expect(told).toHaveLength(place === 1 || place === 2 ? 1 : 0);
      const elsewhere = told.reduce((rest, frame) => rest.replace(frame, ''), text);
      for (const [number, key] of exam.secrets.answerKeys) {
        const forms = [key.toString('base64'), key.toString('base64url'), key.toString('hex')];
        for (const form of forms) expect(elsewhere).not.toContain(form);
        if (told.length > 0) expect(told[0]!.includes(forms[0]!)).toBe(number === own.number);
      }
    });
  });

  it('scores appear only after the end', () => {
    for (const { text } of exam.seen) {
      const working = text.split('\n').filter((frame) => frame.includes('"phase":"working"'));
      expect(working.length).toBeGreaterThan(0);
      for (const frame of working) expect(frame).toContain('"score":null');
    }
  });
});

describe('what a candidate’s browser loads', () => {
  const folder = join(root, 'dist', 'exam-client');
  const bundle = (existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [])
    .filter((name) => /[.](js|css|html|json|map)$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');

  it('is there', () => expect(bundle.length).toBeGreaterThan(10_000));

  it('holds no item of the bank', () => {
    const texts = items.flatMap(({ id, rationale, stem, ...item }) => [
      id,
      rationale,
      ...('options' in item ? item.options : []),
      ...stem.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])),
    ]);
    const telling = texts.filter((text) => text.length >= 12).map((text) => JSON.stringify(text).slice(1, 41));
    expect(telling.length).toBeGreaterThan(1_000);
    expect(telling.filter((text) => bundle.includes(text))).toEqual([]);
  });

  it.each([
    ['optionIds'],
    ['pinsLast'],
    ['rationale'],
    ['weights'],
    ['answerKey'],
    ['pidSalt'],
    ['seedSecret'],
    ['scorePaper'],
    ['keySheet'],
    ['shortlistFactor'],
    ['tieBreak'],
    ['force-hand-in'],
    ['watch-board'],
    ['/staff'],
  ])('knows no word of what is not its own: %s', (word) => expect(bundle).not.toContain(word));
});
