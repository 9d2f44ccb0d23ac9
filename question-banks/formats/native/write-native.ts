import { sentence } from '#domain/sentences/sentence.ts';
import type { Difficulty } from '#domain/bank/bank.ts';
import type { AuthoredItem, ItemProblem, ReadItems } from '#domain/item/authored-item.ts';
import { mediaOfItem, mediaOfPassage } from '../reading/media-of.ts';
import { BankCodes, sectionCode, topicCode } from './bank-codes.ts';
import { itemLines } from './item-lines.ts';

/** What a bank says of itself, and what it says where an item does not. */
export interface NativeFrame {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly licence: string;
  readonly section: string;
  readonly topic: string;
  readonly difficulty: Difficulty;
}

export interface WrittenBank {
  /** Texts and bytes by their paths in the bank's folder. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly problems: readonly ItemProblem[];
}

/** A file of a bank has at most some megabytes. */
const ITEMS_A_FILE = 1_000;

/** Items as the folder of a bank: Markdown for what is plain enough, JSON for all else, one file a section and topic. */
export function writeNative({ items, media, passages }: Omit<ReadItems, 'problems'>, frame: NativeFrame): WrittenBank {
  const problems: ItemProblem[] = [];
  const sections = new BankCodes(sectionCode, 8);
  const topics = new Map<string, BankCodes>();
  const files = new Map<string, string | Uint8Array>();
  const places = new Map<string, AuthoredItem[]>();
  for (const item of items) {
    for (const field of ['section', 'topic', 'difficulty'] as const) {
      if (item[field]) continue;
      const what = sentence(`is-named-without-${field}`, { written: frame[field] });
      problems.push({ severity: 'loss', where: `${item.source} ${item.id}`.trim(), what });
    }
    const section = sections.codeOf(item.section || frame.section);
    const known = topics.get(section) ?? new BankCodes(topicCode, 40);
    topics.set(section, known);
    const topic = known.codeOf(item.topic || frame.topic);
    const placed = { ...item, section, topic, difficulty: item.difficulty ?? frame.difficulty };
    const form = itemLines(placed) === null ? 'json' : 'md';
    // Items of a passage keep their order, so they stand in one file.
    const path =
      item.passage === null ? `items/${section.toLowerCase()}-${topic}` : `items/${section.toLowerCase()}-passages`;
    const list = places.get(`${path}.${form}`);
    if (list === undefined) places.set(`${path}.${form}`, [placed]);
    else list.push(placed);
  }
  const used = new Set(items.map(({ passage }) => passage));
  const shown = passages.filter(({ id }) => used.has(id));
  for (const [path, list] of places) writeItems(path, list, files);
  if (shown.length > 0)
    files.set('items/passages.json', jsonOf({ format: 'terang-items/1', passages: shown, items: [] }));
  for (const path of new Set([...items.flatMap(mediaOfItem), ...shown.flatMap(mediaOfPassage)])) {
    const bytes = media.get(path);
    if (bytes === undefined)
      problems.push({ severity: 'error', where: path, what: sentence('is-named-by-an-item-and-not-there') });
    else files.set(path, bytes);
  }
  files.set('bank.json', headOf(frame, sections, topics));
  return { files, problems };
}

function headOf(
  { id, language, licence, title }: NativeFrame,
  sections: BankCodes,
  topics: ReadonlyMap<string, BankCodes>,
): string {
  const listed = sections.names.map(([name, code]) => ({
    code,
    name,
    topics: Object.fromEntries((topics.get(code)?.names ?? []).map(([topic, topicCode]) => [topicCode, topic])),
  }));
  return jsonOf({ format: 'terang-bank/1', id, title, language, version: 1, licence, sections: listed });
}

function writeItems(path: string, items: readonly AuthoredItem[], files: Map<string, string | Uint8Array>): void {
  for (let at = 0; at < items.length; at += ITEMS_A_FILE) {
    const some = items.slice(at, at + ITEMS_A_FILE);
    const name = at === 0 ? path : path.replace(/(\.[a-z]+)$/, `-${at / ITEMS_A_FILE + 1}$1`);
    files.set(
      name,
      path.endsWith('.md') ? markdownOf(some) : jsonOf({ format: 'terang-items/1', items: some.map(jsonItem) }),
    );
  }
}

function markdownOf(items: readonly AuthoredItem[]): string {
  const [first] = items;
  const lines = items.flatMap((item) => itemLines(item) ?? []);
  return [`section: ${first?.section ?? ''}`, `topic: ${first?.topic ?? ''}`, '', ...lines].join('\n');
}

/** Without fields that say nothing; the format refuses empty texts. */
function jsonItem({ source: _, ...item }: AuthoredItem): unknown {
  const { language, passage, pinsLast, rationale, shuffles, sounds, tags, title, ...rest } = item;
  return {
    ...rest,
    ...(title !== '' && { title }),
    ...(language !== '' && { language }),
    ...(passage !== null && { passage }),
    ...(sounds.length > 0 && { sounds }),
    ...(!shuffles && { shuffles }),
    ...(pinsLast && { pinsLast }),
    ...(tags.length > 0 && { tags }),
    ...(rationale !== '' && { rationale }),
  };
}

function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
