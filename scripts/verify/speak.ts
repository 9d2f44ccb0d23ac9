import type { Finding, Verdict } from './finding.ts';
import sentences from './sentences.json';

export type Language = 'id' | 'en';

interface Words {
  readonly title: string;
  readonly holds: string;
}

const STEPS: Readonly<Record<string, Readonly<Record<Language, Words>>>> = sentences.steps;
const FINDINGS: Readonly<Record<string, Readonly<Record<Language, string>>>> = sentences.findings;

export function stepWords(step: string, language: Language): Words {
  return STEPS[step]?.[language] ?? { title: step, holds: '' };
}

/** A finding as a sentence. `at` is a time of the ledger. */
export function sayFinding({ code, values }: Finding, language: Language): string {
  const pattern = FINDINGS[code]?.[language] ?? code;
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => word(name, values[name])).trim();
}

function word(name: string, value: string | number | undefined): string {
  if (value === undefined) return '';
  return name === 'at' ? new Date(Number(value)).toISOString().slice(0, 19).replace('T', ' ') : String(value);
}

const WHERE: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  id: {
    entry: 'catatan',
    file: 'bagian',
    pid: 'peserta',
    brought: 'akar Anda',
    receipt: 'struk',
    manifest: 'lembar yang ditempel',
  },
  en: {
    entry: 'entry',
    file: 'part',
    pid: 'participant',
    brought: 'your root',
    receipt: 'receipt',
    manifest: 'the posted sheet',
  },
};

export function sayWhere({ where }: Finding, language: Language): string {
  const [kind = '', ...name] = where.split(' ');
  return where === '' ? '' : `${WHERE[language][kind] ?? kind} ${name.join(' ')}`;
}

export const VERDICTS: Readonly<Record<Language, Readonly<Record<Verdict, string>>>> = {
  id: { pass: 'Lolos', fail: 'Gagal', 'not-checked': 'Tidak diperiksa' },
  en: { pass: 'Pass', fail: 'Fail', 'not-checked': 'Not checked' },
};
