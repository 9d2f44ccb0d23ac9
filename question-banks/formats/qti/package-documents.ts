import { sentence } from '#domain/sentences/sentence.ts';
import type { Gathering } from '../reading/gathering.ts';
import { readXml } from '../xml/read-xml.ts';
import { type XmlElement, allNamed } from '../xml/xml-element.ts';
import { MANIFEST, folderOf, pathIn, resourcesOf } from './manifest.ts';
import { withOneSpelling } from './qti-element.ts';
import { shown } from './unsupported.ts';

/** A file of XML in a package, in the spelling of 2.x. */
export interface PackageDocument {
  readonly path: string;
  readonly root: XmlElement;
  /** The manifest's resource whose main file it is. */
  readonly resource: XmlElement | null;
}

export interface PackageDocuments {
  readonly documents: readonly PackageDocument[];
  readonly language: string;
}

/** Names of files for messages: a file that stands alone is called as it was opened. */
export function whereIn(name: string, files: ReadonlyMap<string, Uint8Array>, path: string): string {
  return files.size === 1 ? name : `${name}/${path}`;
}

/**
 * The documents of a package, by its manifest where it has one, else every file of XML. What is refused, missing or twice is told.
 */
export function documentsIn(files: ReadonlyMap<string, Uint8Array>, gathering: Gathering): PackageDocuments {
  const manifest = [...files.keys()]
    .filter((path) => path.split('/').at(-1) === MANIFEST)
    .sort((a, b) => a.length - b.length)[0];
  if (manifest === undefined) return { documents: withoutManifest(files, gathering), language: '' };
  const root = rootAt(manifest, files, gathering);
  if (root === null) return { documents: [], language: '' };
  const language = root.attributes['xml:lang'] ?? '';
  return { documents: byManifest(root, folderOf(manifest), files, gathering), language };
}

function withoutManifest(files: ReadonlyMap<string, Uint8Array>, gathering: Gathering): PackageDocument[] {
  const paths = [...files.keys()].filter((path) => files.size === 1 || /[.](?:xml|qti)$/iu.test(path));
  if (paths.length === 0) gathering.add('error', gathering.file, sentence('holds-no-file-of-xml'));
  return paths.sort().flatMap((path) => {
    const root = rootAt(path, files, gathering);
    return root === null ? [] : [{ path, root, resource: null }];
  });
}

function byManifest(
  manifest: XmlElement,
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  gathering: Gathering,
): PackageDocument[] {
  const elements = allNamed(manifest, 'resource');
  const found = new Map<string, PackageDocument>();
  for (const [at, { files: listed, path, type }] of resourcesOf(manifest).entries()) {
    const isQti = /qti/iu.test(type);
    const paths = [path, ...listed].flatMap((one) => (one === null ? [] : (pathIn(folder, encodeURI(one)) ?? [])));
    for (const one of new Set(paths)) {
      if (found.has(one) || !/[.](?:xml|qti)$/iu.test(one) || isTwin(one, files, gathering)) continue;
      if (!files.has(one)) {
        if (isQti) gathering.add('error', gathering.file, shown(sentence('names-which-is-not-there', { file: one })));
        continue;
      }
      const root = rootAt(one, files, gathering);
      if (root === null) continue;
      const resource = one === paths[0] ? (elements[at] ?? null) : null;
      found.set(one, { path: one, root, resource });
    }
  }
  if (found.size === 0) gathering.add('error', gathering.file, sentence('has-a-manifest-that-names-no-items'));
  return [...found.values()];
}

/** Canvas writes a quiz twice: as the cartridge's standard has it, and whole. The whole one is read. */
function isTwin(path: string, files: ReadonlyMap<string, Uint8Array>, gathering: Gathering): boolean {
  const twin = /(?:^|\/)([^/]+)\/assessment_qti[.]xml$/u.exec(path)?.[1];
  const whole = [...files.keys()].find(
    (one) => twin !== undefined && one.endsWith(`non_cc_assessments/${twin}.xml.qti`),
  );
  if (whole === undefined) return false;
  gathering.add(
    'note',
    whereIn(gathering.file, files, path),
    sentence('holds-the-same-items-as-which-is-read', { whole }),
  );
  return true;
}

/** A file of the package in the spelling of 2.x; null, and told, where it is refused. */
export function rootAt(path: string, files: ReadonlyMap<string, Uint8Array>, gathering: Gathering): XmlElement | null {
  const read = readXml(files.get(path) ?? new Uint8Array(0), whereIn(gathering.file, files, path));
  if (read.ok) return withOneSpelling(read.root);
  gathering.add('error', read.problem.where, read.problem.what);
  return null;
}
