import { sentence } from '#domain/sentences/sentence.ts';
import { createHash } from 'node:crypto';
import type { Medium } from '#domain/bank/bank.ts';
import type { ReadItems } from '#domain/item/authored-item.ts';
import { authoredItemOf, authoredPassageOf } from './authored-items.ts';
import type { BankFile } from './bank-file.ts';
import { readNativeBank } from './read-native.ts';

const TYPES = new Map(
  Object.entries({
    ...{ svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', webp: 'image/webp' },
    ...{ mp3: 'audio/mpeg', ogg: 'audio/ogg', m4a: 'audio/mp4', wav: 'audio/wav' },
  }),
);

/** A native bank from its files by path, as items that can be written in another format. */
export function readNativeFiles(files: ReadonlyMap<string, Uint8Array>): ReadItems {
  const texts: BankFile[] = [];
  const problems: ReadItems['problems'][number][] = [];
  const media = new Map<string, Medium>();
  const bytesOf = new Map<string, Uint8Array>();
  for (const [path, bytes] of files) {
    const type = TYPES.get(/\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '');
    if (path.startsWith('media/') && type !== undefined) {
      media.set(path, { type, hash: createHash('sha256').update(bytes).digest('hex'), size: bytes.length });
      bytesOf.set(path, bytes);
    } else if (/^(bank\.json|items\/.+\.(md|json))$/.test(path)) {
      const text = utf8(bytes);
      if (text === null) problems.push({ severity: 'error', where: path, what: sentence('is-not-utf-8-text') });
      else texts.push({ path, text });
    }
  }
  const read = readNativeBank(texts, media);
  problems.push(...read.problems.map((problem) => ({ severity: 'error' as const, ...problem })));
  return {
    items: read.items.map((item) => authoredItemOf(item, read.labels.get(item.id))),
    passages: (read.bank?.passages ?? []).map(authoredPassageOf),
    media: bytesOf,
    problems,
  };
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
