import { CREDIT_RULES, type CreditRule } from '#domain/item/interaction.ts';
import { DIFFICULTIES, type Difficulty } from '#domain/bank/bank.ts';

/** What Moodle has no field for and an item says: it goes into tags that begin so, and comes back from them. */
const OWN = 'terang:';

/** A comma would part two tags. */
const MARKS = [
  ['point', '.'],
  ['comma', ','],
] as const;

export interface OwnTags {
  readonly difficulty: Difficulty | null;
  readonly language: string;
  readonly pinsLast: boolean;
  /** Where Moodle has no field for it. */
  readonly keepsOrder: boolean;
  readonly longest: number | null;
  readonly decimalMark: '.' | ',' | null;
  readonly weights: readonly number[] | null;
  readonly credit: CreditRule | null;
  readonly others: readonly string[];
}

export function readTags(tags: readonly string[]): OwnTags {
  const own = new Map<string, string>();
  for (const tag of tags) {
    if (!tag.startsWith(OWN)) continue;
    const [name = '', value = ''] = tag.slice(OWN.length).split('=');
    own.set(name, value);
  }
  const weights = own.get('weights');
  return {
    difficulty: DIFFICULTIES.find((one) => one === own.get('difficulty')) ?? null,
    language: /^[A-Za-z0-9-]{2,20}$/.exec(own.get('language') ?? '')?.[0] ?? '',
    pinsLast: own.has('pin-last'),
    keepsOrder: own.has('keep-order'),
    longest: /^[1-9]\d{0,3}$/.test(own.get('longest') ?? '') ? Number(own.get('longest')) : null,
    decimalMark: MARKS.find(([name]) => name === own.get('decimal-mark'))?.[1] ?? null,
    weights: weights !== undefined && /^\d{1,3}( \d{1,3})*$/.test(weights) ? weights.split(' ').map(Number) : null,
    credit: CREDIT_RULES.find((one) => one === own.get('credit')) ?? null,
    others: tags.filter((tag) => !tag.startsWith(OWN)),
  };
}

export function writeTags(tags: Partial<OwnTags>): string[] {
  const { credit, decimalMark, difficulty, keepsOrder, language, longest, others = [], pinsLast, weights } = tags;
  return [
    ...(difficulty ? [`${OWN}difficulty=${difficulty}`] : []),
    ...(language ? [`${OWN}language=${language}`] : []),
    ...(pinsLast ? [`${OWN}pin-last`] : []),
    ...(keepsOrder ? [`${OWN}keep-order`] : []),
    ...(longest ? [`${OWN}longest=${longest}`] : []),
    ...(decimalMark ? [`${OWN}decimal-mark=${MARKS.find(([, mark]) => mark === decimalMark)![0]}`] : []),
    ...(weights ? [`${OWN}weights=${weights.join(' ')}`] : []),
    ...(credit ? [`${OWN}credit=${credit}`] : []),
    ...others,
  ];
}
