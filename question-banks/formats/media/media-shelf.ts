import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import { pictureKind } from './picture-kind.ts';
import { svgRefusal } from './svg-refusal.ts';

/** As for every picture of a bank: everybody in a hall loads theirs in the same seconds. */
const MOST_BYTES = 1024 * 1024;
const MOST_FILES = 4_000;
const ENDINGS = ['.png', '.jpg', '.webp', '.svg'];

export type Shelved = { readonly ok: true; readonly path: string } | { readonly ok: false; readonly what: Sentence };

/** Pictures that came with a file, each under a path of its own in the bank's `media/`. */
export class MediaShelf {
  readonly media = new Map<string, Uint8Array>();

  /** Takes a picture when its bytes are one. The same bytes under the same name are one file. */
  add(name: string, bytes: Uint8Array): Shelved {
    const refusal = this.refusal(bytes);
    if (refusal !== null) return { ok: false, what: refusal };
    const ending = pictureKind(bytes) ?? '';
    const base = plainName(name.replace(/\.[A-Za-z0-9]{1,5}$/, ''));
    for (let copy = 1; ; copy += 1) {
      const path = `media/${base}${copy === 1 ? '' : `-${copy}`}${ending}`;
      const there = this.media.get(path);
      if (there !== undefined && !isSame(there, bytes)) continue;
      this.media.set(path, bytes);
      return { ok: true, path };
    }
  }

  private refusal(bytes: Uint8Array): Sentence | null {
    if (bytes.length === 0) return sentence('is-empty');
    if (bytes.length > MOST_BYTES) {
      return sentence('has-kb-a-picture', { size: Math.ceil(bytes.length / 1024), most: MOST_BYTES / 1024 });
    }
    const ending = pictureKind(bytes);
    if (ending === null || !ENDINGS.includes(ending)) {
      const endings = ENDINGS.join(', ');
      return ending === null
        ? sentence('is-no-picture', { endings })
        : sentence('is-a-picture-of-another-kind', { ending, endings });
    }
    if (this.media.size >= MOST_FILES) return sentence('is-not-taken-a-bank-has', { most: MOST_FILES });
    return ending === '.svg' ? svgRefusal(bytes) : null;
  }
}

/** A name from outside as a bank may have it: `[A-Za-z0-9][A-Za-z0-9._-]*`, no folders, no dots. */
function plainName(name: string): string {
  const plain = (name.split(/[\\/]/).at(-1) ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '')
    .slice(0, 60);
  return plain === '' ? 'picture' : plain;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
