import { sameBytes } from '../../engine/domain/bytes.ts';
import { parseEntry } from '../../engine/domain/ledger/entry-bytes.ts';
import type { FactType } from '../../engine/domain/ledger/fact.ts';
import { leafHash } from '../../engine/domain/ledger/merkle-tree.ts';
import { wrongBody } from './entry-shapes.ts';
import type { SessionEvidence } from './evidence.ts';
import { hashing } from './node-crypto.ts';
import { type Check, type Findings, runCheck } from './report.ts';

/** An entry whose bytes are canonical and whose fields are those of its type. */
export interface PublicEntry {
  readonly index: number;
  readonly type: FactType;
  readonly body: Readonly<Record<string, unknown>>;
  readonly opening: string | null;
}

/** Checks 1 to 3, and the entries that could be read. */
export function checkEntries({ entries }: SessionEvidence): { checks: Check[]; readable: PublicEntry[] } {
  const readable: PublicEntry[] = [];
  const extent = `${entries.length} entries`;
  const parses = (found: Findings): void => {
    found.extent = extent;
    for (const { idx, entry, opening } of entries) {
      const read = readEntry(entry);
      if (typeof read === 'string') found.fail(`entry ${idx}`, read);
      else readable.push({ index: idx, ...read, opening });
    }
  };
  const hashes = (found: Findings): void => {
    found.extent = extent;
    for (const { idx, entry, leaf } of entries) {
      if (!sameBytes(leafHash(hashing, entry), leaf))
        found.fail(`entry ${idx}`, 'its leaf is not the hash of its bytes');
    }
  };
  const indexes = (found: Findings): void => {
    found.extent = extent;
    entries.forEach(({ idx }, place) => {
      if (idx !== place) found.fail(`entry ${idx}`, `stands at place ${place}`);
    });
    if (entries.length === 0) found.fail('ledger', 'has no entry');
  };
  const checks = [
    runCheck(1, 'Every entry is canonical, and has the fields of its type and no others.', parses),
    runCheck(2, 'Every leaf is the hash of its entry.', hashes),
    runCheck(3, 'The indexes count from 0 without a gap.', indexes),
  ];
  return { checks, readable };
}

function readEntry(bytes: Uint8Array): Pick<PublicEntry, 'type' | 'body'> | string {
  try {
    const { type, body } = parseEntry(bytes);
    return wrongBody(type, body) ?? { type: type as FactType, body };
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  }
}
