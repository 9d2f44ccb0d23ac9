import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { ParticipantNumber, SessionId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import { readNativeBank } from '../../question-banks/formats/native/read-native.ts';
import type { RosterRow } from '../actions/check-roster.ts';
import { prepareSession } from '../actions/prepare-session.ts';
import { CommitQueue } from '../storage/commit-queue.ts';
import { keyFile } from '../storage/key-files.ts';
import { nodeHashing } from '../storage/node-hashing.ts';
import { readBankFolder } from '../storage/read-bank-folder.ts';
import type { Practice } from './clients.ts';
import { writerScript } from './start-engine.ts';
import { examJson } from './tiny-exam.ts';

const banks = resolve(__dirname, '../../question-banks');
const SERVER_KEY_BYTES = 32;

/** Everything that an exam can grant, by codes that say what. */
export const EVERY_ACCOMMODATION = [
  { code: 'waktu', name: { id: 'Waktu tambahan', en: 'Extra time' }, durationMinutes: 13 },
  { code: 'netra', name: { id: 'Pembaca layar', en: 'Screen reader' }, screenReader: true, readAloud: true },
  { code: 'besar', name: { id: 'Huruf besar', en: 'Large text' }, textPercent: 200, highContrast: true },
  { code: 'terpisah', name: { id: 'Mulai tersendiri', en: 'Starts apart' }, start: 'proctor', assistant: true },
];

/**
 * Adds the short practice with these accommodations to a data folder that no engine serves at the moment: one person for each
 * list of codes. Gives what is told once.
 */
export async function storeAccommodated(
  dataDir: string,
  people: readonly (readonly string[])[],
  rules: object = {},
): Promise<Practice> {
  const folder = readBankFolder(join(banks, 'samples/skd-id'));
  const { bank } = readNativeBank(folder.files, folder.media);
  if (bank === null) throw new Error('the sample bank is not sound');
  const id = 'akomodasi' as SessionId;
  const sessionPin = 'PIN234';
  const roster = people.map((accommodations, place): RosterRow => ({
    number: `A-${String(place + 1).padStart(3, '0')}` as ParticipantNumber,
    name: `Peserta ${place + 1}`,
    category: 'umum',
    accommodations,
    seat: `A-0${place + 1}`,
    registrationPin: 'PIN23456',
  }));
  const definition = { ...examJson('latihan-singkat'), accommodations: EVERY_ACCOMMODATION, ...rules };
  const prepared = prepareSession(
    {
      now: () => Date.now() as Instant,
      randomBytes: (count) => new Uint8Array(randomBytes(count)),
      hashing: nodeHashing,
      serverKey: keyFile(join(dataDir, 'server.key'), null, SERVER_KEY_BYTES),
    },
    { id, definition, bank, roster, zone: 'Asia/Jakarta', opensAt: null, sessionPin },
  );
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  const queue = await CommitQueue.open(dataDir, writerScript);
  await queue.createSessions([prepared.session]);
  await queue.close();
  const participants = roster.map(({ name, number, registrationPin }) => ({ number, name, pin: registrationPin }));
  return { id, sessionPin, title: 'Akomodasi', definition: 'latihan-singkat', participants };
}
