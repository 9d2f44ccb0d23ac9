/**
 * Writes the calculated TIU items of the sample bank:
 *
 *   berhitung, deret-angka, perbandingan-kuantitatif, soal-cerita
 *
 * Each topic has its file in tiu-items/. Every template takes declared parameters, computes its key, and computes each
 * distractor from a named slip. There is no randomness: two runs write the same bytes. An item whose five options are
 * not five different values is refused, and so is a comparison in which not exactly one claim holds for every pair of
 * values that the stem allows.
 *
 *   npx esbuild scripts/write-tiu-items.ts --bundle --platform=node --format=esm | node --input-type=module -
 *
 * Run it from the root of the repository.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { berhitung } from './tiu-items/berhitung.ts';
import { deretAngka } from './tiu-items/deret-angka.ts';
import { renderTopic } from './tiu-items/items.ts';
import { perbandinganKuantitatif } from './tiu-items/perbandingan-kuantitatif.ts';
import { soalCerita } from './tiu-items/soal-cerita.ts';

const folder = join('question-banks', 'samples', 'skd-id', 'items');
mkdirSync(folder, { recursive: true });
for (const topic of [berhitung, deretAngka, perbandinganKuantitatif, soalCerita]) {
  const file = join(folder, `tiu-${topic.topic}.md`);
  writeFileSync(file, renderTopic(topic), 'utf8');
  process.stdout.write(`${file}: ${String(topic.drafts.length)} items\n`);
}
