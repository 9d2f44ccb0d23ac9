import { knownEntry } from '../../engine/domain/ledger/entry-bytes.ts';
import type { SessionEvidence } from '../verify-ledger/evidence.ts';

/** Shorter ones stand in ordinary words. */
const SHORTEST = 4;

/** The entries in which staff wrote down a participant's name or number: they would be published as they are. */
export function namesInReasons({ entries, people }: SessionEvidence): number[] {
  const known = people
    .flatMap(({ name, number }) => [name, number])
    .filter(({ length }) => length >= SHORTEST)
    .map((one) => one.toLowerCase());
  return entries.flatMap(({ entry, idx }) => {
    const { body } = knownEntry(Buffer.from(entry).toString('utf8'));
    const written = `${String(body['reason'] ?? '')}\n${String(body['note'] ?? '')}`.toLowerCase();
    return written.length > 1 && known.some((one) => written.includes(one)) ? [idx] : [];
  });
}
