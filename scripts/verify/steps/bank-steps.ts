import { itemLeaf, itemParts, keyLeaf, leafSalt, passageLeaf, passagePart, rootOfLeaves } from '../bank-parts.ts';
import { type Bytes, fromHex } from '../bytes.ts';
import { type Json, type JsonObject, isObject } from '../canonical.ts';
import { type BankLeaves, type Evidence, firstOf, isAuditors, readJson, readLines } from '../evidence.ts';
import type { Step } from '../finding.ts';
import { fields, hash } from '../shapes.ts';

const FILE = 'bank-leaves.jsonl';

/** Part of V11: texts are fixed by a root of their own; for an auditor each leaf is that of the bank. */
export function checkBankRoot(evidence: Evidence, index: readonly { readonly id: string }[] | null, step: Step): void {
  const { entries, files, p } = evidence;
  const manifest = firstOf(entries, 'MANIFEST')?.body;
  if (manifest?.bankRoot === undefined && manifest?.keyRoot === undefined) {
    if (files.has(FILE)) step.fail('leaves-unannounced', `file ${FILE}`);
    return;
  }
  if (manifest.bankRoot === undefined || manifest.keyRoot === undefined) return step.fail('roots-not-both', 'entry 0');
  const leaves = leavesIn(evidence);
  if (leaves === null) return step.fail('file-not-in-form', `file ${FILE}`, { field: '' });
  evidence.bankLeaves = leaves;
  if (index !== null && index.length !== leaves.items.length) step.fail('leaves-other', `file ${FILE}`);
  const all = [...leaves.items.map(({ item }) => item), ...leaves.passages];
  if (rootOfLeaves(p, all.map(bytesOf)) !== manifest.bankRoot) step.fail('bank-root-other', `file ${FILE}`);
  if (isAuditors(evidence)) compareTexts(evidence, leaves, step);
  step.note('leaves-read', '', { items: leaves.items.length, passages: leaves.passages.length });
}

/** Part of V19: keys are fixed by a root of their own, which opens without the texts. */
export function checkKeyRoot(evidence: Evidence, step: Step): void {
  const { bankLeaves, entries, p } = evidence;
  const root = firstOf(entries, 'MANIFEST')?.body.keyRoot;
  if (bankLeaves === null || root === undefined) return;
  if (
    rootOfLeaves(
      p,
      bankLeaves.items.map(({ key }) => bytesOf(key)),
    ) !== root
  )
    step.fail('key-root-other', `file ${FILE}`);
  if (isAuditors(evidence)) compareKeys(evidence, bankLeaves, step);
  step.note('keys-fixed', '', { count: bankLeaves.items.length });
}

const bytesOf = (leaf: string): Bytes => fromHex(leaf) as Bytes;

function leavesIn(evidence: Evidence): BankLeaves | null {
  const lines = readLines(evidence, FILE);
  if (lines === undefined) return null;
  const ofItems = fields({ itemLeaf: hash, keyLeaf: hash });
  const end = lines.findIndex((line) => !ofItems(line));
  const items = end < 0 ? lines : lines.slice(0, end);
  const passages = end < 0 ? [] : lines.slice(end);
  if (!passages.every(fields({ passageLeaf: hash }))) return null;
  return {
    items: items.map(({ itemLeaf: item, keyLeaf: key }) => ({ item, key })) as BankLeaves['items'],
    passages: passages.map(({ passageLeaf: passage }) => passage as string),
  };
}

interface OpenBank {
  readonly salt: Bytes;
  readonly version: number;
  readonly items: readonly JsonObject[];
  readonly passages: readonly JsonObject[];
  readonly media: JsonObject;
}

function openBank(evidence: Evidence): OpenBank | null {
  const bank = readJson(evidence, 'private/bank.json');
  const salt = readJson(evidence, 'private/bank-salt.json');
  if (!isObject(bank) || !fields({ salt: hash })(salt)) return null;
  return {
    salt: bytesOf((salt as { readonly salt: string }).salt),
    version: bank['version'] as number,
    items: bank['items'] as readonly JsonObject[],
    passages: (bank['passages'] ?? []) as readonly JsonObject[],
    media: bank['media'] as JsonObject,
  };
}

const idOf = (one: JsonObject): string => one['id'] as Json as string;

function compareTexts(evidence: Evidence, { items, passages }: BankLeaves, step: Step): void {
  const { p } = evidence;
  const bank = openBank(evidence);
  if (bank === null) return step.fail('file-not-in-form', 'file private/bank-salt.json', { field: '' });
  const { media, salt } = bank;
  if (bank.items.length !== items.length || bank.passages.length !== passages.length)
    step.fail('leaves-other', `file ${FILE}`);
  bank.items.forEach((item, place) => {
    const id = idOf(item);
    const { text } = itemParts(p, item, media);
    if (itemLeaf(p, id, text, leafSalt(p, salt, 'item', id)) !== items[place]?.item)
      step.fail('item-leaf-other', `item ${id}`);
  });
  bank.passages.forEach((passage, place) => {
    const id = idOf(passage);
    if (passageLeaf(p, id, passagePart(passage, media), leafSalt(p, salt, 'passage', id)) !== passages[place])
      step.fail('item-leaf-other', `passage ${id}`);
  });
}

function compareKeys(evidence: Evidence, { items }: BankLeaves, step: Step): void {
  const { p } = evidence;
  const bank = openBank(evidence);
  if (bank === null) return step.fail('file-not-in-form', 'file private/bank-salt.json', { field: '' });
  bank.items.forEach((item, place) => {
    const id = idOf(item);
    const { key } = itemParts(p, item, bank.media);
    if (keyLeaf(p, id, bank.version, key, leafSalt(p, bank.salt, 'key', id)) !== items[place]?.key)
      step.fail('key-leaf-other', `item ${id}`);
  });
}
