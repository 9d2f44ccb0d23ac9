import type { RichTag } from '#domain/item/rich-text.ts';

const STYLES: readonly (readonly [RegExp, RichTag])[] = [
  [/text-decoration(-line)?\s*:[^;]*underline/i, 'u'],
  [/text-decoration(-line)?\s*:[^;]*line-through/i, 's'],
  [/font-weight\s*:\s*(bold|bolder|[6-9]00)/i, 'b'],
  [/font-style\s*:\s*(italic|oblique)/i, 'i'],
  [/vertical-align\s*:\s*super/i, 'sup'],
  [/vertical-align\s*:\s*sub/i, 'sub'],
];

/** What an inline style says with looks alone and a question may ask about: "the underlined word". */
export function styleTags(style: string | undefined): RichTag[] {
  if (style === undefined || style.length > 2_000) return [];
  return STYLES.flatMap(([pattern, tag]) => (pattern.test(style) ? [tag] : []));
}
