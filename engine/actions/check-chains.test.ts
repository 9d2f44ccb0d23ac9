import type { VerifyStation } from './chain-book.ts';
import type { Fact } from '#domain/ledger/fact.ts';
import { nodeHashing } from '../storage/node-hashing.ts';
import { HallInMemory } from '../testing/hall-in-memory.ts';
import { tinyDefinition } from '../testing/tiny-exam.ts';
import { checkChains } from './check-chains.ts';
import type { Desk } from './desk.ts';

const KEY = Buffer.from([1, ...new Uint8Array(32).fill(9)]).toString('base64');
const SIGNATURE = Buffer.alloc(64, 7).toString('base64');
const SAID = 'ab'.repeat(32);

test('everybody comes to their turn, also while everybody goes on answering', async () => {
  const tiny = new HallInMemory(tinyDefinition, 70);
  const desk = { ...tiny.desk, hashing: nodeHashing } as unknown as Desk;
  Object.assign(tiny.hall.stored, { origin: 'terang/00112233/tiny' });
  const people = [...tiny.hall.people()];
  for (const { chain, participant } of people) {
    const { pid } = participant;
    chain.take({ type: 'SIGN_IN', at: tiny.now, pid, epoch: 1, workstation: 'PC', key: KEY } as Fact);
  }
  const seen: number[] = [];
  const fits: VerifyStation = () => true;
  for (let turn = 0; turn < 4; turn += 1) {
    for (const { chain } of people) chain.add(SAID, SIGNATURE);
    await checkChains(desk, tiny.hall, fits);
    people.forEach(({ chain }, place) => void (chain.isUnchecked || seen.push(place)));
  }
  expect([...new Set(seen)].length).toBe(70);
  expect(seen.length).toBe(80);
});
