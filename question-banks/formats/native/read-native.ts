import { sentence } from '#domain/sentences/sentence.ts';
import type { BankItem, BankPassage, BankSection, ItemBank, Medium } from '#domain/bank/bank.ts';
import { checkBank } from '#domain/bank/check-bank.ts';
import { FieldReader } from '#domain/definition/field-reader.ts';
import type { SectionCode } from '#domain/ids.ts';
import { quoted } from '#domain/plain-text.ts';
import type { Problem } from '#domain/problem.ts';
import { type BankFile, withoutMark } from './bank-file.ts';
import { type ItemLabels, readItemFile } from './read-item-file.ts';
import { readItemJson } from './read-item-json.ts';

const CODE = /^[a-z0-9][a-z0-9-]{0,39}$/;

export interface ReadBank {
  /** Null when there is any problem: a bank is used whole or not at all. */
  readonly bank: ItemBank | null;
  readonly problems: readonly Problem[];
  /** What could be read, also of a bank with problems. */
  readonly items: readonly BankItem[];
  /** What authors wrote on items and no exam looks at, by the items' ids. */
  readonly labels: ReadonlyMap<string, ItemLabels>;
}

/**
 * A bank in the native format (`question-banks/FORMAT.md`), or every problem with file and line. `media` has what is
 * known of each picture and sound by its path.
 */
export function readNativeBank(files: readonly BankFile[], media: ReadonlyMap<string, Medium>): ReadBank {
  const problems: Problem[] = [];
  const head = files.find((file) => file.path === 'bank.json');
  if (head === undefined) {
    return {
      bank: null,
      problems: [{ where: 'bank.json', what: sentence('is-missing-this-folder-is-no-native-bank') }],
      items: [],
      labels: new Map(),
    };
  }
  const frame = readHead(head, problems);
  const items: BankItem[] = [];
  const passages: BankPassage[] = [];
  const labels = new Map<string, ItemLabels>();
  const itemFiles = files
    .filter((file) => /^items\/.+\.(md|json)$/.test(file.path))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  if (itemFiles.length === 0) {
    problems.push({ where: 'items', what: sentence('holds-no-md-or-json-file-the-bank') });
  }
  for (const file of itemFiles) {
    const read = file.path.endsWith('.json') ? readItemJson(file) : readItemFile(file);
    items.push(...read.items);
    passages.push(...read.passages);
    problems.push(...read.problems);
    for (const [id, said] of read.labels ?? []) labels.set(id, said);
  }
  const bank: ItemBank = {
    ...frame,
    items,
    ...(passages.length > 0 && { passages }),
    media: Object.fromEntries([...media].map(([path, { type, hash, size }]) => [path, { type, hash, size }])),
  };
  // Without sections every single item would seem to be in an unknown one.
  if (frame.sections.length > 0) problems.push(...checkBank(bank));
  return { bank: problems.length === 0 ? bank : null, problems, items, labels };
}

function readHead(file: BankFile, problems: Problem[]): Omit<ItemBank, 'items' | 'media'> {
  const found: Problem[] = [];
  const json = parseJson(file, problems);
  const reader = new FieldReader(json ?? {}, '', found);
  reader.oneOf('format', ['terang-bank/1']);
  const frame = {
    id: reader.text('id', CODE),
    title: reader.text('title'),
    language: reader.text('language', /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/),
    version: reader.number('version', { min: 1, max: 1_000_000 }),
    licence: reader.text('licence'),
    sections: reader.list('sections', { min: 1 }).map(readSection),
  };
  reader.refuseOthers();
  frame.sections.forEach(({ code }, index) => {
    const first = frame.sections.findIndex((section) => section.code === code);
    if (first < index) reader.complain(`sections[${index}].code`, sentence('code-is-there-twice', { code }));
  });
  if (json !== undefined) problems.push(...found.map(({ where, what }) => ({ where: `bank.json ${where}`, what })));
  return frame;
}

function readSection(reader: FieldReader): BankSection {
  const topics = reader.object('topics');
  const section = {
    code: reader.text('code', /^[A-Z][A-Z0-9]{0,7}$/) as SectionCode,
    name: reader.text('name'),
    topics: Object.fromEntries(topics.names().map((code) => [code, topicName(topics, code)])),
  };
  reader.refuseOthers();
  return section;
}

function topicName(topics: FieldReader, code: string): string {
  if (!CODE.test(code)) topics.complain(code, sentence('is-no-topic-code-lower-case-letters-digits'));
  return topics.text(code);
}

/** Undefined, which no JSON stands for, when it is none. */
function parseJson(file: BankFile, problems: Problem[]): unknown {
  try {
    return JSON.parse(withoutMark(file.text)) as unknown;
  } catch (fault) {
    problems.push({
      where: file.path,
      what: sentence('is-not-json', { why: quoted(fault instanceof Error ? fault.message : '') }),
    });
    return undefined;
  }
}
