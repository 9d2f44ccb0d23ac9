import { HOSTILE_FILES } from '../../engine/testing/items/hostile-files.ts';
import { readFiles } from '../../question-banks/formats/read-files.ts';

export interface HostileCosts {
  readonly files: number;
  readonly slowest: string;
  readonly slowestMs: number;
  readonly medianMs: number;
}

/** Every file that is made to do harm, each read in this process: what the slowest takes. */
export async function measureHostile(): Promise<HostileCosts> {
  const taken: { what: string; ms: number }[] = [];
  for (const [what, name, content] of HOSTILE_FILES) {
    const made = await content;
    const bytes = typeof made === 'string' ? Buffer.from(made) : made;
    const began = performance.now();
    await readFiles(new Map([[name, bytes]]), name);
    taken.push({ what, ms: performance.now() - began });
  }
  const sorted = taken.sort((one, other) => other.ms - one.ms);
  const [slowest = { what: '', ms: 0 }] = sorted;
  const medianMs = sorted[Math.floor(sorted.length / 2)]?.ms ?? 0;
  return { files: taken.length, slowest: slowest.what, slowestMs: slowest.ms, medianMs };
}
