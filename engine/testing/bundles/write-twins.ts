import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBundle } from '../../../scripts/commands/bundle.ts';
import { OpenBundle } from './open-bundle.ts';
import { writeFullExam } from './write-full-exam.ts';

/**
 * A good bundle and its twin, in which somebody who holds the hall's own key gave one person five points more and signed everything anew:
 * the entries are whole, the tree and the signature are right.
 */
async function writeTwins(target: string): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'terang-twins-'));
  try {
    const dataDir = join(place, 'data');
    mkdirSync(dataDir);
    writeFullExam(dataDir);
    const good = await writeBundle(dataDir, 'small', { tier: 'public' });
    const seed = Buffer.from(readFileSync(join(dataDir, 'ledger.key'), 'utf8').trim(), 'base64');
    const twin = new OpenBundle(good, seed);
    const score = twin.first('SCORE').body as { total: number; sections: { points: number }[] };
    score.total += 500;
    score.sections[0]!.points += 500;
    twin.sign();
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, 'good.terang'), good);
    writeFileSync(join(target, 'twin.terang'), await twin.pack());
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

void writeTwins(process.argv[2] ?? 'find-the-fraud');
