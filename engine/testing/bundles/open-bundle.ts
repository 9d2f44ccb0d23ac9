import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { canonicalJson } from '#domain/ledger/canonical-json.ts';
import { entryBytes } from '#domain/ledger/entry-bytes.ts';
import { toHex } from '#domain/ledger/hex.ts';
import { Frontier, leafHash } from '#domain/ledger/merkle-tree.ts';
import { writeZip } from '../../../question-banks/formats/zip/write-zip.ts';
import { entryTiles } from '../../../scripts/bundle/entry-tiles.ts';
import { readZip } from '../../../scripts/verify/zip.ts';
import { nodeHashing } from '../../storage/node-hashing.ts';

export interface OpenEntry {
  type: string;
  body: Record<string, unknown>;
  /** Of an entry that the bundle withholds; its body is empty then. */
  leaf?: Uint8Array;
}

interface Withheld {
  readonly entry: number;
  readonly leaf: string;
  readonly type: string;
}

const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A bundle taken apart, and put together again by somebody who may hold a key of the hall's, or one of their own. */
export class OpenBundle {
  readonly files: Map<string, Uint8Array>;
  entries: OpenEntry[];

  constructor(
    bytes: Uint8Array,
    readonly keySeed: Uint8Array,
  ) {
    this.files = new Map(readZip(bytes));
    this.entries = this.#readEntries();
  }

  #readEntries(): OpenEntry[] {
    const entries: OpenEntry[] = [];
    const lines: readonly unknown[] = this.files.has('withheld.jsonl') ? this.lines('withheld.jsonl') : [];
    const withheld = new Map((lines as readonly Withheld[]).map((line) => [line.entry, line]));
    for (const [name, tile] of this.files) {
      if (!name.startsWith('tile/')) continue;
      const bytes = Buffer.from(tile);
      for (let at = 0; at < bytes.length; at += 2 + bytes.readUInt16BE(at)) {
        const text = bytes.subarray(at + 2, at + 2 + bytes.readUInt16BE(at)).toString('utf8');
        const [head = '', body = '{}'] = text.split('\n');
        const hidden = withheld.get(entries.length);
        if (hidden !== undefined) entries.push({ type: hidden.type, body: {}, leaf: Buffer.from(hidden.leaf, 'hex') });
        else entries.push({ type: head.slice(head.lastIndexOf('/') + 1), body: JSON.parse(body) as OpenEntry['body'] });
      }
    }
    return entries;
  }

  json(name: string): Record<string, never> {
    return JSON.parse(this.text(name)) as Record<string, never>;
  }

  text(name: string): string {
    return Buffer.from(this.files.get(name) as Uint8Array).toString('utf8');
  }

  write(name: string, text: string): void {
    this.files.set(name, Buffer.from(text));
  }

  writeJson(name: string, value: unknown): void {
    this.write(name, canonicalJson(value));
  }

  lines(name: string): Record<string, never>[] {
    return this.text(name)
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, never>);
  }

  writeLines(name: string, values: readonly unknown[]): void {
    this.write(name, values.map((value) => `${canonicalJson(value)}\n`).join(''));
  }

  first(type: string, nth = 0): OpenEntry {
    const found = this.entries.filter((entry) => entry.type === type)[nth];
    if (found === undefined) throw new Error(`the bundle has no ${type}`);
    return found;
  }

  /** The entries as they are now, in their files; nothing else knows of it. */
  storeEntries(): void {
    for (const name of [...this.files.keys()]) if (name.startsWith('tile/')) this.files.delete(name);
    const bytes = this.entries.map((entry) =>
      entry.leaf === undefined ? entryBytes(nodeHashing, entry.type, entry.body) : null,
    );
    for (const [name, tile] of entryTiles(bytes)) this.files.set(name, tile);
    const withheld = this.entries.flatMap(({ leaf, type }, entry) =>
      leaf === undefined ? [] : [{ entry, leaf: toHex(leaf), type }],
    );
    if (withheld.length > 0) this.writeLines('withheld.jsonl', withheld);
    else this.files.delete('withheld.jsonl');
  }

  /** The entries as they are now, with a tree, a newest checkpoint and a head that say so: what the holder of a key can do. */
  sign(keySeed = this.keySeed, publish = false): void {
    this.storeEntries();
    for (const name of [...this.files.keys()]) if (name.startsWith('checkpoints/')) this.files.delete(name);
    const tree = Frontier.empty(nodeHashing);
    for (const { body, leaf, type } of this.entries)
      tree.append(leaf ?? leafHash(nodeHashing, entryBytes(nodeHashing, type, body)));
    const key = keyOf(keySeed);
    const head = this.json('bundle.json') as unknown as { origin: string; session: string };
    const origin = publish ? `${key.name}/${head.session}` : head.origin;
    if (publish) this.write('keys.txt', `${key.vkey}\n`);
    const text = `${origin}\n${this.entries.length}\n${Buffer.from(tree.root()).toString('base64')}\n`;
    const name = publish ? key.name : keyOf(this.keySeed).name;
    const signature = Buffer.concat([
      publish ? key.id : keyOf(this.keySeed).id,
      sign(null, Buffer.from(text), key.secret),
    ]);
    this.write('checkpoint', `${text}\n\u2014 ${name} ${signature.toString('base64')}\n`);
    this.writeJson('bundle.json', { ...head, origin, entries: this.entries.length, root: toHex(tree.root()) });
  }

  /** As an archive; the list of sums is made anew, unless somebody forgot it. */
  async pack(forgetsSums = false): Promise<Uint8Array> {
    if (!forgetsSums) this.write('SHA256SUMS', this.#sums());
    return writeZip(this.files, 'stored');
  }

  #sums(): string {
    const names = [...this.files.keys()].filter((name) => name !== 'SHA256SUMS').sort();
    const sum = (name: string): string => createHash('sha256').update(this.files.get(name)!).digest('hex');
    return names.map((name) => `${sum(name)}  ${name}\n`).join('');
  }
}

function keyOf(seed: Uint8Array) {
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32);
  const name = `terang/${raw.subarray(0, 4).toString('hex')}`;
  const typed = Buffer.concat([Buffer.from([1]), raw]);
  const id = createHash('sha256').update(`${name}\n`).update(typed).digest().subarray(0, 4);
  return { secret, name, id, vkey: `${name}+${id.toString('hex')}+${typed.toString('base64')}` };
}
