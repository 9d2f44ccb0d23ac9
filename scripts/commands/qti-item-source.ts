import { sayProblem } from '../../engine/domain/sentences/say.ts';
import { type Stats, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { MANIFEST, isItem, resourcesOf } from '../../question-banks/formats/qti/manifest.ts';
import { withOneSpelling } from '../../question-banks/formats/qti/qti-element.ts';
import { XML_LIMITS, readXml } from '../../question-banks/formats/xml/read-xml.ts';
import type { XmlElement } from '../../question-banks/formats/xml/xml-element.ts';
import { ZIP_LIMITS, isZip, readZip } from '../../question-banks/formats/zip/read-zip.ts';

/** An item's tree, or a sentence that says why there is none. */
export type FoundItem =
  { readonly ok: true; readonly item: XmlElement } | { readonly ok: false; readonly reason: string };

/** A package as a folder or an archive: what a path in it holds, null where there is nothing. */
type Inside = (path: string) => Uint8Array | null;

const no = (reason: string): FoundItem => ({ ok: false, reason });

/**
 * The item at a path: a file of XML, a folder or an archive with `item.xml` or one item by its manifest, or a file inside an archive
 * (`bank.zip/items/q1.xml`). Never throws for what is on the disk.
 */
export async function findItem(path: string): Promise<FoundItem> {
  try {
    return await findIn(resolve(path), path);
  } catch (fault) {
    const { code, message } = fault as NodeJS.ErrnoException;
    return no(`${path} cannot be read: ${code ?? message}`);
  }
}

async function findIn(place: string, name: string): Promise<FoundItem> {
  const found = statAt(place);
  if (found === undefined) return await findInsideArchive(place, name);
  if (found.isDirectory()) {
    return oneOf(name, (path) => {
      const file = join(place, path);
      return isInFolder(place, file) && isFile(statAt(file)) ? bytesOf(file) : null;
    });
  }
  if (!isFile(found)) return no(`${name} is no file`);
  const bytes = bytesOf(place);
  return isZip(bytes) ? await fromArchive(bytes, name, null) : fromXml(bytes, name);
}

/** The nearest part of the path that is a file may be an archive. */
async function findInsideArchive(place: string, name: string): Promise<FoundItem> {
  for (let above = dirname(place); above !== dirname(above); above = dirname(above)) {
    const found = statAt(above);
    if (found === undefined) continue;
    if (!isFile(found)) break;
    const bytes = bytesOf(above);
    return isZip(bytes) ? await fromArchive(bytes, name, relative(above, place)) : no(`${above} is no package`);
  }
  return no(`${name} is not there`);
}

async function fromArchive(bytes: Uint8Array, name: string, inside: string | null): Promise<FoundItem> {
  const zip = await readZip(bytes, name);
  if (!zip.ok) return no(sayProblem(zip.problem, 'en'));
  if (inside === null) return oneOf(name, (path) => zip.files.get(path) ?? null);
  const file = zip.files.get(inside);
  return file === undefined ? no(`${name} is not in the package`) : fromXml(file, name);
}

function oneOf(name: string, inside: Inside): FoundItem {
  const item = inside('item.xml');
  if (item !== null) return fromXml(item, `${name}/item.xml`);
  const manifest = inside(MANIFEST);
  if (manifest === null) return no(`${name} holds neither item.xml nor ${MANIFEST}`);
  const read = readXml(manifest, `${name}/${MANIFEST}`);
  if (!read.ok) return no(sayProblem(read.problem, 'en'));
  const paths = resourcesOf(read.root).flatMap((resource) => (isItem(resource) ? (resource.path ?? []) : []));
  const [path, more] = paths;
  if (path === undefined) return no(`${name} holds no item of QTI 2 or 3`);
  if (more !== undefined) return no(`${name} holds ${paths.length} items; name one of them`);
  const bytes = inside(path);
  return bytes === null ? no(`${name} names ${path}, which is not there`) : fromXml(bytes, `${name}/${path}`);
}

function fromXml(bytes: Uint8Array, name: string): FoundItem {
  const read = readXml(bytes, name);
  return read.ok ? { ok: true, item: withOneSpelling(read.root) } : no(sayProblem(read.problem, 'en'));
}

function isInFolder(folder: string, file: string): boolean {
  return !relative(folder, file).startsWith('..');
}

/** Undefined where nothing is there, also because a folder on the way is a file. */
function statAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw fault;
  }
}

function isFile(found: Stats | undefined): found is Stats {
  return found?.isFile() === true;
}

function bytesOf(file: string): Uint8Array {
  const most = Math.max(XML_LIMITS.bytes, ZIP_LIMITS.packed);
  if (statSync(file).size > most) throw new Error(`it is larger than ${most} bytes`);
  return readFileSync(file);
}
