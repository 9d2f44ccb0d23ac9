import { z } from 'zod';
import type { SectionCode } from '#domain/ids.ts';
import { MEDIA_PATH, richTextProblems } from '#domain/item/check-rich-text.ts';
import type { RichNode, RichText } from '#domain/item/rich-text.ts';
import { typedText, words } from './wire-types.ts';

/**
 * What the committee's pages say to the page `/bank/preview`, which stands in a frame of theirs and draws items as candidates see
 * them: faces only. Every object is strict, so a key, a weight or an id that slipped into one is refused with the whole message.
 * Pictures and sounds are named by their path in the bank.
 */
const richText = z.custom<RichText>((value) => richTextProblems(value).length === 0, 'is no rich text');
const richNodes = z.custom<readonly RichNode[]>(
  (value) => Array.isArray(value) && richTextProblems(value).length === 0,
  'is no list of rich text',
);
const medium = z.string().regex(MEDIA_PATH);
const pixels = z.number().min(0).max(100_000);
const count = z.int().min(0).max(100);

const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), text: z.string() }),
  z.strictObject({ kind: z.literal('image'), source: medium, alt: z.string() }),
  z.strictObject({ kind: z.literal('rich'), text: richNodes }),
  z.strictObject({
    kind: z.literal('sound'),
    sound: z.int().min(0),
    source: medium,
    plays: z.int().nullable(),
    transcript: z.string().exactOptional(),
  }),
]);

const picture = z.strictObject({ source: medium, alt: z.string(), width: pixels, height: pixels });
const area = z.discriminatedUnion('shape', [
  z.strictObject({ shape: z.literal('rectangle'), x: pixels, y: pixels, width: pixels, height: pixels }),
  z.strictObject({ shape: z.literal('circle'), x: pixels, y: pixels, radius: pixels }),
  z.strictObject({ shape: z.literal('polygon'), points: z.array(z.tuple([pixels, pixels])) }),
]);

const head = { stem: z.array(block), passage: z.int().min(0).exactOptional() };
const options = z.array(richText);
const bounds = { least: count, most: count.nullable() };

const face = z.discriminatedUnion('kind', [
  z.strictObject({ ...head, kind: z.literal('single-choice'), options }),
  z.strictObject({ ...head, kind: z.literal('weighted-choice'), options }),
  z.strictObject({ ...head, kind: z.literal('multiple-response'), options, ...bounds }),
  z.strictObject({ ...head, kind: z.literal('true-false') }),
  z.strictObject({
    ...head,
    kind: z.literal('true-false-grid'),
    statements: options,
    labels: z.tuple([z.string(), z.string()]).nullable(),
  }),
  z.strictObject({ ...head, kind: z.literal('matching'), sources: options, targets: options }),
  z.strictObject({ ...head, kind: z.literal('ordering'), entries: options }),
  z.strictObject({ ...head, kind: z.literal('gap-choice'), text: richText, gaps: z.array(z.array(z.string())) }),
  z.strictObject({
    ...head,
    kind: z.literal('numeric'),
    units: z.array(z.string()),
    unit: z.enum(['none', 'optional', 'required']),
    decimalMark: z.enum(['.', ',']),
  }),
  z.strictObject({ ...head, kind: z.literal('short-text'), longest: z.int().min(0) }),
  z.strictObject({
    ...head,
    kind: z.literal('graphic-choice'),
    picture,
    areas: z.array(z.strictObject({ area, name: z.string() })),
    ...bounds,
  }),
  z.strictObject({ ...head, kind: z.literal('hotspot'), picture, most: count }),
]);
const form = z.strictObject({
  format: z.literal('terang-form/1'),
  sections: z.array(
    z.strictObject({
      code: z.custom<SectionCode>((value) => typeof value === 'string'),
      name: words,
      items: z.array(face),
    }),
  ),
  passages: z.array(z.strictObject({ title: z.string(), text: z.array(block) })).exactOptional(),
});

export const showItems = z.strictObject({
  kind: z.literal('show'),
  /** Where its pictures and sounds are. */
  bank: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  language: z.enum(['id', 'en']),
  form,
  /** What the committee is told over each item, in order; no candidate sees it. Empty for nothing. */
  notes: z.array(typedText(0, 200)),
});
export type ShowItems = z.infer<typeof showItems>;

/** What the framed page says: that it is there and listens. */
export const previewReady = z.strictObject({ kind: z.literal('ready') });
