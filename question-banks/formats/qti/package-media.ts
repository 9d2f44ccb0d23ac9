import { sentence } from '#domain/sentences/sentence.ts';
import { quoted } from '#domain/plain-text.ts';
import type { MediaShelf } from '../media/media-shelf.ts';
import type { ItemReading } from '../reading/item-reading.ts';
import { pathIn } from './manifest.ts';

const MOST_SOUND_BYTES = 20 * 1024 * 1024;

/** Files that items name, put into the bank's media as they are asked for. */
export class PackageMedia {
  readonly sounds = new Map<string, Uint8Array>();
  private readonly byCase: ReadonlyMap<string, string>;

  constructor(
    private readonly files: ReadonlyMap<string, Uint8Array>,
    private readonly shelf: MediaShelf,
  ) {
    this.byCase = new Map([...files.keys()].map((path) => [path.toLowerCase(), path]));
  }

  /** @param folder where the file that names it lies */
  picture(folder: string, source: string, reading: ItemReading): string | null {
    const found = this.find(folder, source);
    if (found === null) return null;
    const shelved = this.shelf.add(found.path, found.bytes);
    if (!shelved.ok) reading.loss(sentence('picture-is-faulty', { picture: quoted(source), why: shelved.what }));
    return shelved.ok ? shelved.path : null;
  }

  sound(folder: string, source: string, reading: ItemReading): string | null {
    const found = this.find(folder, source);
    const kind = found === null ? null : soundKind(found.bytes);
    if (found === null || kind === null || found.bytes.length > MOST_SOUND_BYTES) {
      const why =
        found === null
          ? sentence('is-not-there')
          : kind === null
            ? sentence('is-no-mp3-ogg-wav-or-m4a')
            : sentence('is-larger-than-20-mb');
      reading.loss(sentence('sound-is-faulty', { sound: quoted(source), why }));
      return null;
    }
    const name = (found.path.split('/').at(-1) ?? '').replace(/[.][^.]*$/u, '').replace(/[^A-Za-z0-9_-]+/gu, '-');
    for (let copy = 1; ; copy += 1) {
      const path = `media/${name === '' ? 'sound' : name}${copy === 1 ? '' : `-${copy}`}.${kind}`;
      const there = this.sounds.get(path);
      if (there !== undefined && Buffer.compare(there, found.bytes) !== 0) continue;
      this.sounds.set(path, found.bytes);
      return path;
    }
  }

  private find(folder: string, source: string): { readonly path: string; readonly bytes: Uint8Array } | null {
    // Exports of one system name their files by a word that stands for a folder of the package.
    const bare = source.replace(/^(?:\$|%24)IMS[-_]CC[-_]FILEBASE(?:\$|%24)\/?/iu, '');
    const places = [pathIn(folder, bare), pathIn('', bare), ...FILE_FOLDERS.map((name) => pathIn(name, bare))];
    for (const place of places) {
      const path = place === null ? undefined : this.byCase.get(place.toLowerCase());
      const bytes = path === undefined ? undefined : this.files.get(path);
      if (path !== undefined && bytes !== undefined) return { path, bytes };
    }
    return null;
  }
}

const FILE_FOLDERS = ['web_resources'];

const SOUNDS: readonly (readonly [string, RegExp])[] = [
  ['mp3', /^(?:ID3|\xff[\xe2-\xfb])/],
  ['ogg', /^OggS/],
  ['wav', /^RIFF....WAVE/s],
  ['m4a', /^....ftyp(?:M4A|mp4|isom|dash)/s],
];

function soundKind(bytes: Uint8Array): string | null {
  const begin = String.fromCharCode(...bytes.subarray(0, 12));
  return SOUNDS.find(([, pattern]) => pattern.test(begin))?.[0] ?? null;
}
