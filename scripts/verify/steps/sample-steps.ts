import { itemLeaf, keyLeaf } from '../bank-parts.ts';
import { type Bytes, fromHex, hex, utf8 } from '../bytes.ts';
import { type JsonObject, isObject, parseCanonical } from '../canonical.ts';
import type { Entry } from '../entry.ts';
import type { Evidence } from '../evidence.ts';
import type { Step } from '../finding.ts';
import { pointsOf, rulesBefore } from '../points.ts';
import { type Primitives, tagged } from '../primitives.ts';
import { count, fields, hash, oneOf, pid, text } from '../shapes.ts';

const FORMAT = 'terang-sample/1';
const HEAD = { by: text, count, format: oneOf(FORMAT), root: hash };
const OPENED = { entry: count, item: text, nonce: hash, option: text, pid };
const KEY = { id: text, key: isObject, salt: hash, version: count };
const TEXT = { id: text, salt: hash, text: isObject };

interface Sample {
  readonly head: { readonly by: string; readonly count: number; readonly root: string };
  readonly opened: readonly Opened[];
  readonly keys: readonly {
    readonly id: string;
    readonly key: JsonObject;
    readonly salt: string;
    readonly version: number;
  }[];
  readonly texts: readonly { readonly id: string; readonly text: JsonObject; readonly salt: string }[];
}

interface Opened {
  readonly entry: number;
  readonly item: string;
  readonly nonce: string;
  readonly option: string;
  readonly pid: string;
}

/** Whether somebody brings answers that were opened by lot, and not something else. */
export function isSample(file: string): boolean {
  return parseSample(file) !== null;
}

/** SPEC section 13, "Sampled openings": lines of canonical JSON, the first says by which text the entries were chosen. */
function parseSample(file: string): Sample | null {
  if (!file.endsWith('\n')) return null;
  const [head, ...lines] = file.slice(0, -1).split('\n').map(parseCanonical);
  const of = (shape: Parameters<typeof fields>[0]) => lines.filter(fields(shape));
  const [opened, keys, texts] = [of(OPENED), of(KEY), of(TEXT)];
  if (!fields(HEAD)(head) || opened.length + keys.length + texts.length !== lines.length) return null;
  return { head, opened, keys, texts } as unknown as Sample;
}

/** `n` entries that nobody chose: by a text that became public after the bundle was. */
export function sampledEntries(p: Primitives, { entries, head }: Evidence, by: string, n: number): number[] {
  const hidden = entries.filter(({ type }) => type === 'ANSWER' || type === 'CLEAR').map(({ index }) => index);
  const ranked = hidden.map((index) => {
    return { index, rank: hex(p.sha256(utf8(`sample ${head?.root ?? ''} ${by} ${index}`))) };
  });
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return ranked
    .slice(0, n)
    .map(({ index }) => index)
    .sort((a, b) => a - b);
}

type Each = (sample: Sample, where: string) => void;

function forEachSample({ brought }: Evidence, each: Each): void {
  (brought.samples ?? []).forEach((file, place) => {
    const sample = parseSample(file);
    if (sample !== null) each(sample, `sample ${place + 1}`);
  });
}

/** Part of V18: the answers that were opened by lot are those that the text chose, and each is what its entry committed to. */
export function checkSamples(evidence: Evidence, step: Step): void {
  const { brought, entries, head, p } = evidence;
  (brought.samples ?? []).forEach((file, place) => {
    if (!isSample(file)) step.fail('sample-not-in-form', `sample ${place + 1}`);
  });
  const byIndex = new Map(entries.map((entry) => [entry.index, entry]));
  forEachSample(evidence, ({ head: said, opened }, where) => {
    if (said.root !== head?.root) return step.fail('sample-of-another', where);
    const chosen = sampledEntries(p, evidence, said.by, said.count);
    if (chosen.join() !== opened.map(({ entry }) => entry).join()) step.fail('sample-not-chosen', where);
    for (const one of opened) {
      const entry = byIndex.get(one.entry);
      if (entry === undefined || !opens(evidence, entry, one)) step.fail('opening-other', `entry ${one.entry}`);
    }
    step.note('sample-opened', where, { count: opened.length, by: said.by });
  });
}

function opens({ p, papers }: Evidence, { body, type }: Entry, { item, nonce, option, pid: own }: Opened): boolean {
  if (type !== 'ANSWER' && type !== 'CLEAR') return false;
  const place = papers?.get(own)?.[body.pos];
  if (own !== body.pid || (place !== undefined && place.itemId !== item)) return false;
  return hex(tagged(p, 'answer', own, item, option, fromHex(nonce) as Bytes)) === body.commitment;
}

/** Part of V11: the items that were opened with a sample are leaves of the root of the texts. */
export function checkSampledTexts(evidence: Evidence, step: Step): void {
  const leaves = new Set(evidence.bankLeaves?.items.map(({ item }) => item));
  forEachSample(evidence, ({ texts }, where) => {
    for (const { id, salt, text: said } of texts) {
      const leaf = itemLeaf(evidence.p, id, said, fromHex(salt) as Bytes);
      if (said['id'] !== id || !leaves.has(leaf)) step.fail('item-leaf-other', `item ${id}`);
    }
    if (texts.length > 0) step.note('sample-texts', where, { count: texts.length });
  });
}

/** Part of V19: the keys that were opened with a sample are leaves of the root of the keys; and what each opened answer earns by them. */
export function checkSampledKeys(evidence: Evidence, step: Step): void {
  const { bankLeaves, definition, entries, p, papers } = evidence;
  const leaves = new Set(bankLeaves?.items.map(({ key }) => key));
  const byIndex = new Map(entries.map((entry) => [entry.index, entry]));
  const rules = rulesBefore(
    entries.filter(({ type }) => type === 'AMEND'),
    entries.length,
  );
  forEachSample(evidence, ({ keys, opened }, where) => {
    for (const { id, key, salt, version } of keys) {
      const leaf = keyLeaf(p, id, version, key, fromHex(salt) as Bytes);
      if (!leaves.has(leaf)) step.fail('key-leaf-other', `item ${id}`);
    }
    const known = new Map(keys.map(({ id, key }) => [id, key]));
    for (const { entry, item, option, pid: own } of opened) {
      const key = known.get(item);
      const place = papers?.get(own)?.[byIndex.get(entry)?.body.pos ?? -1];
      const section = definition?.sections.find(({ code }) => code === place?.section);
      if (key === undefined || section === undefined || !ofOneOption(key)) continue;
      step.note('sample-earns', `entry ${entry}`, { item, points: pointsOf(key, option, section, rules.get(item)) });
    }
    if (keys.length > 0) step.note('sample-keys', where, { count: keys.length });
  });
}

/** Of other kinds the key alone does not tell what an answer earns. */
function ofOneOption({ kind }: JsonObject): boolean {
  return kind === 'single-choice' || kind === 'weighted-choice';
}
