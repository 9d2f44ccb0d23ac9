import { sentence } from '#domain/sentences/sentence.ts';
import { FULL_CREDIT, type Interaction } from '#domain/item/interaction.ts';
import { type RichText, spokenText } from '#domain/item/rich-text.ts';
import { quoted } from '#domain/plain-text.ts';
import { compareDecimals, decimal } from '#domain/score/decimal.ts';
import { acceptedTexts } from '../reading/accepted-text.ts';
import type { ItemReading } from '../reading/item-reading.ts';
import { matchedPairs } from '../reading/matched-pairs.ts';
import { aroundDecimal } from '../numbers/decimal-sum.ts';
import { type TableKind, truthOf } from './kind-words.ts';
import { LETTERS } from './table.ts';

/** What a row says of its answers. */
export interface RowAnswers {
  /** Null where the row does not name its kind. */
  readonly kind: TableKind | null;
  readonly options: readonly { readonly text: RichText; readonly weight: string }[];
  readonly key: string;
  readonly keyIs: 'letter' | 'number' | 'text';
}

export function rowInteraction(row: RowAnswers, reading: ItemReading): Interaction | null {
  const kind = row.kind ?? inferredKind(row);
  switch (kind) {
    case null:
      return reading.refuse(sentence('has-neither-options-nor-a-kind-fill'));
    case 'weighted-choice':
      return weighted(row, reading);
    case 'single-choice':
    case 'multiple-response':
      return choice(row, kind, reading);
    case 'true-false': {
      const key = truthOf(row.key);
      if (key === null)
        return reading.refuse(sentence('has-the-key-which-says-neither-true-nor', { key: quoted(row.key) }));
      return withoutOptions(row, reading, { kind, key });
    }
    case 'numeric':
      return withoutOptions(row, reading, numeric(row.key, reading));
    case 'short-text': {
      const answers = row.key.split('|').map((text) => ({ text, credit: FULL_CREDIT }));
      if (answers.some(({ text }) => text.trim() === ''))
        return reading.refuse(sentence('has-no-key-or-an-empty-one-between'));
      return withoutOptions(row, reading, acceptedTexts(answers, true, reading));
    }
    case 'matching':
      return matching(row, reading);
    case 'ordering':
      if (row.key !== '') return reading.refuse(sentence('is-to-be-put-in-order-so-its'));
      return { kind, entries: row.options.map(({ text }) => text), credit: 'per-part' };
  }
}

function inferredKind({ key, options }: RowAnswers): TableKind | null {
  if (options.some(({ weight }) => weight !== '')) return 'weighted-choice';
  if (options.length > 0) return /^[a-j]\s*[,;/+&]\s*[a-j]/i.test(key) ? 'multiple-response' : 'single-choice';
  return truthOf(key) === null || /^[01]$/.test(key.trim()) ? null : 'true-false';
}

function withoutOptions(row: RowAnswers, reading: ItemReading, interaction: Interaction | null): Interaction | null {
  if (row.options.length > 0) return reading.refuse(sentence('has-options-and-a-kind-that-has-none'));
  return interaction;
}

function weighted({ key, options }: RowAnswers, reading: ItemReading): Interaction | null {
  const weights = options.map(({ weight }, place) => {
    if (/^\d{1,3}(\.0+)?$/.test(weight) && Number(weight) <= 100) return Number(weight);
    reading.refuse(
      sentence('has-the-weight-for-option-it-must-be', { weight: quoted(weight), option: LETTERS[place] ?? '' }),
    );
    return 0;
  });
  if (key !== '') {
    const best = Math.max(...weights);
    const right = placeOfLetter(key);
    if (right === null || weights[right] !== best)
      return reading.refuse(sentence('has-the-key-and-weights-that-say-another', { key: quoted(key) }));
  }
  return { kind: 'weighted-choice', options: options.map(({ text }) => text), weights };
}

function choice(
  row: RowAnswers,
  kind: 'single-choice' | 'multiple-response',
  reading: ItemReading,
): Interaction | null {
  if (row.options.some(({ weight }) => weight !== ''))
    return reading.refuse(sentence('has-weights-and-a-kind-that-has-none'));
  if (row.key === '') return reading.refuse(sentence('has-no-key'));
  const options = row.options.map(({ text }) => text);
  const named = kind === 'single-choice' ? [row.key] : row.key.split(/\s*[,;/+&]\s*/);
  const key = named.flatMap((name) => {
    const place = placeOf(name, row);
    if (place === null)
      reading.refuse(sentence('has-the-key-which-is-none-of-its', { key: quoted(name), count: options.length }));
    return place === null ? [] : [place];
  });
  if (reading.isRefused) return null;
  if (kind === 'single-choice') return { kind, options, key };
  return {
    kind,
    options,
    key: [...new Set(key)].sort((a, b) => a - b),
    least: 1,
    most: null,
    credit: 'all-or-nothing',
  };
}

/** A letter, a number or a text, as the sheet says; a text too where it says letters and the key is no letter. */
function placeOf(name: string, { keyIs, options }: RowAnswers): number | null {
  const plain = name.trim();
  const place = keyIs === 'number' ? (/^\d{1,2}(\.0+)?$/.test(plain) ? Number(plain) - 1 : null) : null;
  const found = keyIs === 'letter' ? placeOfLetter(plain) : place;
  if (found !== null) return found >= 0 && found < options.length ? found : null;
  if (keyIs === 'number') return null;
  const same = options.flatMap(({ text }, at) => (spokenText(text).trim() === plain ? [at] : []));
  return same.length === 1 ? (same[0] ?? null) : null;
}

function placeOfLetter(name: string): number | null {
  const letter = /^\(?([A-Ja-j])[).]?$/.exec(name.trim())?.[1];
  return letter === undefined ? null : LETTERS.indexOf(letter.toUpperCase());
}

/** `5`, `5:0.1` (a tolerance), `4.9..5.1`; decimals with a point or a comma. */
function numeric(key: string, reading: ItemReading): Interaction | null {
  const accepted = key.split('|').flatMap((one) => {
    const range = rangeOf(one.trim());
    if (range === null) reading.refuse(sentence('has-the-key-which-is-no-number-such', { key: quoted(one) }));
    return range === null ? [] : [{ ...range, credit: FULL_CREDIT }];
  });
  return reading.isRefused ? null : { kind: 'numeric', accepted, units: [], unit: 'none' };
}

function rangeOf(written: string): { least: string; greatest: string } | null {
  const between = written.split('..');
  const parts = (between.length === 2 ? between : written.split(/[:±]/)).map(plainNumber);
  const [first, second] = parts;
  if (first === undefined || first === null || second === null || parts.length > 2) return null;
  if (between.length !== 2) return aroundDecimal(first, second ?? '0');
  const [least, greatest] = [decimal(first), decimal(second ?? '')];
  if (least === null || greatest === null || compareDecimals(least, greatest) > 0) return null;
  return { least: first, greatest: second ?? '' };
}

/** With a point. "1,500" is one and a half in one country and fifteen hundred in another, so it is neither. */
function plainNumber(written: string): string | null {
  const plain = written.trim().replace(/^\u2212/u, '-');
  return /^[+-]?[1-9]\d{0,2},\d{3}$/.test(plain) ? null : plain.replace(/^([+-]?\d+),(\d+)$/, '$1.$2');
}

/** Each option is `source -> target`; one without a source is a target that nothing fits. */
function matching({ key, options }: RowAnswers, reading: ItemReading): Interaction | null {
  if (key !== '') return reading.refuse(sentence('is-to-be-matched-so-its-options-are'));
  const pairs = options.map(({ text }) => {
    const [source = '', target] = spokenText(text).split('->');
    if (typeof text !== 'string') reading.loss(sentence('pairs-are-plain-text-formulas-and-structure'));
    return { source: source.trim(), target: target?.trim() ?? null };
  });
  const sound = pairs.flatMap(({ source, target }) => (target === null ? [] : [{ source, target }]));
  if (sound.length < pairs.length) return reading.refuse(sentence('has-an-option-that-is-no-pair-left'));
  return matchedPairs(sound, 'per-part');
}
