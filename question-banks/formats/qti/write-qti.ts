import type { Sentence } from '#domain/sentences/sentence.ts';
import type { ItemProblem, ReadItems } from '#domain/item/authored-item.ts';
import { itemPath, itemXml, passagePath, passageXml } from './writing/item-xml.ts';
import { TEST_PATH, manifestXml, testXml } from './writing/package-xml.ts';
import { MANIFEST } from './manifest.ts';

export interface WrittenPackage {
  /** By their paths in the package; `writeZip` makes an archive of them. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What other programs will not find in the package, or not do as this one does. */
  readonly problems: readonly ItemProblem[];
}

/** Items as a content package of QTI 3.0: an item a file, a test with their sections and topics, passages and media. */
export function writeQti({ items, media, passages }: Omit<ReadItems, 'problems'>, title: string): WrittenPackage {
  const problems: ItemProblem[] = [];
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const used = passages.filter(({ id }) => items.some(({ passage }) => passage === id));
  const files = new Map<string, Uint8Array>();
  files.set(MANIFEST, bytes(manifestXml(items, used, [...media.keys()])));
  files.set(TEST_PATH, bytes(testXml(items, title)));
  for (const item of items) {
    const where = `${item.source} ${item.id}`;
    const tell = (what: Sentence): void => void problems.push({ severity: 'note', where, what });
    files.set(itemPath(item), bytes(itemXml(item, byId.get(item.passage ?? '') ?? null, tell)));
  }
  for (const passage of used) files.set(passagePath(passage), bytes(passageXml(passage)));
  for (const [path, content] of media) files.set(path, content);
  return { files, problems };
}
