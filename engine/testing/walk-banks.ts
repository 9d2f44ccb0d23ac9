import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeKindsBank } from './kinds-bank.ts';
import { type RichBanks, writeRichBanks } from './rich-banks.ts';

/** One exam with everything an item may show, and a strict one with an item of every kind, from one bank. */
export function writeWalkBanks(): RichBanks {
  const [rich, kinds] = [writeRichBanks(), writeKindsBank()];
  const [bank, other] = [rich.folder, kinds].map((folder) => join(folder, 'samples', 'skd-id')) as [string, string];
  for (const file of ['items/semua.json', 'media/peta.svg']) copyFileSync(join(other, file), join(bank, file));
  change(join(bank, 'bank.json'), ({ sections }) => {
    sections[0]!.topics.semua = 'Semua';
  });
  const [skd, strict] = [rich.folder, kinds].map((folder) => join(folder, 'exams', 'latihan-skd.json')) as [
    string,
    string,
  ];
  copyFileSync(strict, skd);
  change(skd, (exam) => Object.assign(exam, { bank: 'rich', workstations: 'required', whenUnsaved: 'block' }));
  rmSync(kinds, { recursive: true, force: true });
  return rich;
}

interface Changeable {
  readonly sections: { readonly topics: Record<string, string> }[];
}

function change(file: string, by: (json: Changeable) => void): void {
  const json = JSON.parse(readFileSync(file, 'utf8')) as Changeable;
  by(json);
  writeFileSync(file, JSON.stringify(json));
}
