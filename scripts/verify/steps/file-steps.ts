import { type Bytes, fromHex, hex, utf8 } from '../bytes.ts';
import { canonical, isObject } from '../canonical.ts';
import type { Definition } from '../definition.ts';
import { type Entry, readEntry } from '../entry.ts';
import { type Evidence, type Head, readJson, readLines, readText } from '../evidence.ts';
import type { Step } from '../finding.ts';
import { COSIGNATURE, parseKey } from '../note.ts';
import { tagged } from '../primitives.ts';
import { count, fields, hash, oneOf, text, wrongIn, optional } from '../shapes.ts';
import { leafOf } from '../tree.ts';
import { checkPosted, checkSheet } from './posted-steps.ts';

const REQUIRED = [
  ...['SHA256SUMS', 'bundle.json', 'checkpoint', 'definition.json', 'keys.txt', 'ranking.jsonl', 'results.jsonl'],
  ...['roster.jsonl', 'seed.json', 'standing.jsonl'],
];
const PRIVATE = ['answer-keys.jsonl', 'bank.json', 'openings.jsonl', 'roster.jsonl'].map((name) => `private/${name}`);
/** Of an auditor, where MANIFEST has roots of bank and key. */
const SALT = 'private/bank-salt.json';
const KNOWN =
  /^(?:checkpoints\/\d{9}|tile\/entries\/(?:x\d{3}\/)*\d{3}(?:\.p\/[1-9]\d{0,2})?|bank-index\.jsonl|bank-leaves\.jsonl|withheld\.jsonl)$/;
const HEAD = {
  ...{ entries: count, format: oneOf('terang-bundle/1'), origin: text, root: hash, session: text },
  ...{ spec: oneOf('0.2', '0.3'), tier: oneOf('public', 'auditor'), forgotten: optional(count) },
};

/** V1: every file is there, none is unknown, and each has the sum that the list says. */
export function checkFiles(evidence: Evidence, step: Step): void {
  const { files } = evidence;
  const head = readJson(evidence, 'bundle.json');
  const wrong = wrongIn(head, HEAD);
  if (wrong !== null) step.fail('file-not-in-form', 'file bundle.json', { field: wrong });
  else evidence.head = head as unknown as Head;
  const required = evidence.head?.tier === 'auditor' ? [...REQUIRED, ...PRIVATE] : REQUIRED;
  for (const name of required) if (!files.has(name)) step.fail('file-missing', `file ${name}`);
  for (const name of files.keys()) {
    const isSalt = name === SALT && evidence.head?.tier === 'auditor';
    if (!required.includes(name) && !KNOWN.test(name) && !isSalt) step.fail('file-unknown', `file ${name}`);
  }
  checkSums(evidence, step);
  step.note('files-counted', '', { count: files.size });
}

function checkSums({ files, p }: Evidence, step: Step): void {
  const listed = readText(files, 'SHA256SUMS');
  const names = [...files.keys()].filter((name) => name !== 'SHA256SUMS').sort();
  const expected = names.map((name) => `${hex(p.sha256(files.get(name) as Bytes))}  ${name}\n`);
  if (listed === expected.join('')) return;
  const lines = new Set((listed ?? '').split('\n').map((line) => `${line}\n`));
  const other = names.filter((_, place) => !lines.has(expected[place] as string));
  for (const name of other) step.fail('sum-wrong', `file ${name}`);
  if (other.length === 0) step.fail('sum-wrong', 'file SHA256SUMS');
}

/** V3: every entry is in canonical form and of a type and shape that the specification has. */
export function checkEntries(evidence: Evidence, step: Step): void {
  const raw = entriesIn(evidence, step);
  if (raw === null) return;
  const withheld = withheldIn(evidence, step);
  const [entries, leaves]: [Entry[], Bytes[]] = [[], []];
  raw.forEach((bytes, index) => {
    const hidden = withheld.get(index);
    if (bytes.length === 0) {
      if (hidden === undefined) step.fail('entry-not-canonical', `entry ${index}`);
      leaves.push(hidden ?? new Uint8Array(32));
      return;
    }
    if (hidden !== undefined) step.fail('withheld-and-shown', `entry ${index}`);
    leaves.push(leafOf(evidence.p, bytes));
    const read = readEntry(index, bytes);
    if ('code' in read) step.fail(read.code, `entry ${index}`, read.values);
    else entries.push(read);
  });
  evidence.entries = entries;
  evidence.leaves = leaves;
  if (withheld.size > 0) step.skip('entries-withheld', '', { count: withheld.size });
  step.note('entries-read', '', { count: entries.length });
}

/** The entries' bytes in their order, or null where the files cannot hold them. */
function entriesIn({ files, head }: Evidence, step: Step): Bytes[] | null {
  if (head === null) {
    step.skip('needs', '', { what: 'bundle.json' });
    return null;
  }
  const raw: Bytes[] = [];
  const used = new Set<string>();
  for (let from = 0; from < head.entries; from += 256) {
    const name = tilePath(from / 256, Math.min(256, head.entries - from));
    const tile = files.get(name);
    const some = tile === undefined ? null : split(tile);
    if (some === null || some.length !== Math.min(256, head.entries - from)) {
      step.fail('tile-wrong', `file ${name}`);
      return null;
    }
    used.add(name);
    for (const one of some) raw.push(one);
  }
  for (const name of files.keys()) {
    if (name.startsWith('tile/') && !used.has(name)) step.fail('tile-wrong', `file ${name}`);
  }
  return raw;
}

export function tilePath(number: number, width: number): string {
  const groups: string[] = [];
  for (let rest = number; ; rest = Math.floor(rest / 1000)) {
    groups.unshift(`${groups.length === 0 ? '' : 'x'}${String(rest % 1000).padStart(3, '0')}`);
    if (rest < 1000) break;
  }
  return `tile/entries/${groups.join('/')}${width === 256 ? '' : `.p/${width}`}`;
}

function split(tile: Bytes): Bytes[] | null {
  const entries: Bytes[] = [];
  for (let at = 0; at < tile.length;) {
    if (at + 2 > tile.length) return null;
    const length = ((tile[at] as number) << 8) | (tile[at + 1] as number);
    if (at + 2 + length > tile.length) return null;
    entries.push(tile.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return entries;
}

const WITHHELD = { entry: count, leaf: hash, type: oneOf('ASSISTANT', 'MESSAGE') };

function withheldIn(evidence: Evidence, step: Step): Map<number, Bytes> {
  const hidden = new Map<number, Bytes>();
  const types = new Map<number, string>();
  if (!evidence.files.has('withheld.jsonl')) return hidden;
  const lines = readLines(evidence, 'withheld.jsonl');
  if (lines === undefined || !lines.every(fields(WITHHELD))) {
    step.fail('file-not-in-form', 'file withheld.jsonl');
    return hidden;
  }
  for (const { entry, leaf, type } of lines as readonly { entry: number; leaf: string; type: string }[]) {
    hidden.set(entry, fromHex(leaf) as Bytes);
    types.set(entry, type);
  }
  evidence.withheld = types;
  return hidden;
}

/** V2: the rules are those of the MANIFEST, and origin, key and session belong together. */
export function checkRules(evidence: Evidence, step: Step): void {
  const { head, p } = evidence;
  const manifest = evidence.entries[0];
  const key = readText(evidence.files, 'keys.txt');
  evidence.key = key === null || !key.endsWith('\n') ? null : parseKey(p, key.slice(0, -1));
  if (evidence.key === null) step.fail('key-not-in-form', 'file keys.txt');
  if (head === null || manifest?.type !== 'MANIFEST') return step.skip('needs', '', { what: 'MANIFEST' });
  evidence.manifestHash = tagged(p, 'manifest', utf8(canonical(manifest.fields)));
  readRules(evidence, manifest, step);
  checkHouse(evidence, manifest, key, step);
  checkSheet(evidence, step);
  checkPosted(evidence, step);
  const { session } = manifest.body;
  if (session !== head.session) step.fail('session-other', 'file bundle.json');
  if (evidence.key === null) return;
  const { name, publicKey } = evidence.key;
  if (name !== `terang/${hex(publicKey.subarray(0, 4))}`) step.fail('key-name-other', 'file keys.txt');
  if (head.origin !== `${name}/${session}`) step.fail('origin-other', 'file bundle.json');
}

/** The keys that MANIFEST names are keys, the log's is the one of this file; and of which software it speaks, for people to compare. */
function checkHouse({ p }: Evidence, { body }: Entry, key: string | null, step: Step): void {
  if (body.keys !== undefined) {
    const { log, witnesses } = body.keys;
    if (`${log}\n` !== key) step.fail('manifest-key-other', 'entry 0');
    const isSound = witnesses.every((one) => parseKey(p, one, COSIGNATURE) !== null);
    if (!isSound || new Set(witnesses).size !== witnesses.length)
      step.fail('manifest-witnesses-not-in-form', 'entry 0');
    step.note('manifest-keys', 'entry 0', { count: witnesses.length });
  }
  for (const part of Object.keys(body.software ?? {}).sort()) {
    step.note('manifest-software', 'entry 0', { part, hash: body.software?.[part] as string });
  }
}

function readRules(evidence: Evidence, { body }: Entry, step: Step): void {
  const { files, p } = evidence;
  const value = readJson(evidence, 'definition.json');
  if (!isObject(value)) return step.fail('file-not-in-form', 'file definition.json', { field: '' });
  const hashed = hex(tagged(p, 'definition', files.get('definition.json') as Bytes));
  if (hashed !== body.definition) return step.fail('definition-other', 'file definition.json');
  evidence.definition = value as unknown as Definition;
  const { livePolicy, official } = evidence.definition;
  if (livePolicy !== body.livePolicy || official !== body.official) step.fail('manifest-other', 'entry 0');
  step.note('rules-read', '', { id: evidence.definition.id });
}
