import { rmSync } from 'node:fs';
import type { Form } from '#domain/form/form.ts';
import type { Face } from '#domain/item/face.ts';
import type { Interaction } from '#domain/item/interaction.ts';
import type { Response } from '#domain/item/response.ts';
import { spokenText } from '#domain/item/rich-text.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { TestCandidate, TestProctor, practice } from './clients.ts';
import { EVERY_KIND, writeKindsBank } from './kinds-bank.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

jest.setTimeout(240_000);

let folder: string;
let hall: TestEngine;
beforeAll(async () => {
  folder = writeKindsBank();
  hall = await startTestEngine(3, { questionBanksDir: folder });
});
afterAll(async () => {
  await hall?.end();
  rmSync(folder, { recursive: true, force: true });
});

const facesOf = (form: Form): readonly Face[] => form.sections.flatMap(({ items }) => items);

/** The right response in places of this paper, found by what the parts say. */
function rightOn(face: Face): Response {
  const { interaction, right } = EVERY_KIND.find((each) => each.interaction.kind === face.kind)!;
  const shownAt = (bank: readonly unknown[], shown: readonly unknown[]) => (place: number) =>
    shown.map((text) => spokenText(text as string)).indexOf(spokenText(bank[place] as string));
  const item = interaction as Extract<Interaction, { kind: typeof face.kind }>;
  if ('options' in face && 'options' in item) {
    const at = shownAt(item.options, face.options);
    return typeof right === 'number' ? at(right) : (right as number[]).map(at).sort((a, b) => a - b);
  }
  if (face.kind === 'matching' && item.kind === 'matching')
    return (right as number[]).map(shownAt(item.targets, face.targets));
  if (face.kind === 'ordering' && item.kind === 'ordering')
    return (right as number[]).map(shownAt(item.entries, face.entries));
  if (face.kind === 'true-false-grid' && item.kind === 'true-false-grid') {
    return face.statements.map((text) => item.key[item.statements.indexOf(text)] ?? null);
  }
  return right;
}

it('an exam with an item of every kind is answered, scored in full, kept over a restart, and verified', async () => {
  const session = practice(hall.told, 'latihan-singkat');
  const proctor = await TestProctor.signIn(hall.url, hall.told);
  await proctor.act('open-session', { sessionId: session.id });
  const candidate = new TestCandidate(hall.url);
  await candidate.signIn(session, 0);
  const faces = facesOf(await candidate.paper());
  expect(faces.map(({ kind }) => kind).sort()).toEqual(EVERY_KIND.map(({ interaction }) => interaction.kind).sort());
  expect(JSON.stringify(faces)).not.toMatch(/"(key|accepted|credit|shares)"/);

  for (const [position, face] of faces.entries()) {
    const response = rightOn(face);
    const first = await candidate.mutate({ kind: 'choose', position, response });
    expect([face.kind, first]).toMatchObject([face.kind, { ok: true, duplicate: false }]);
    const { mutation } = first as { mutation: number };
    const again = await candidate.mutate({ kind: 'choose', position, response }, { mutation });
    expect(again).toMatchObject({ ok: true, duplicate: true });
  }
  const wrongKind = await candidate.mutate({
    kind: 'choose',
    position: 0,
    response: { number: 'x'.repeat(30), unit: 'kaki' },
  });
  expect(wrongKind).toMatchObject({ ok: false, refusal: { word: 'impossible-response' } });

  proctor.close();
  hall = await hall.restart();
  const back = new TestCandidate(hall.url);
  expect(await back.resume(candidate.token)).toMatchObject({ ok: true });
  expect(back.view!.attempt.responses).toEqual(candidate.view === null ? [] : faces.map(rightOn));
  const done = await back.handIn();
  expect(done).toMatchObject({ ok: true, view: { attempt: { score: { total: 500 * faces.length } } } });
  back.close();
  candidate.close();

  const after = await TestProctor.signIn(hall.url, hall.told);
  expect(await after.act('close-session', { sessionId: session.id, reason: 'selesai' })).toMatchObject({ ok: true });
  after.close();
  const checks = verifyLedger(hall.dataDir).sessions.flatMap((each) => each.checks);
  expect(checks.length).toBeGreaterThan(8);
  expect(checks.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
});
