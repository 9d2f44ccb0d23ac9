import { type XmlElement, allNamed, childrenNamed } from '../xml/xml-element.ts';

/** A resource of a content package (IMS Content Packaging 1.1 and later). */
export interface Resource {
  readonly identifier: string;
  /** As `imsqti_item_xmlv2p2`. */
  readonly type: string;
  /** Path in the package, of the resource's main file; null where it has none. */
  readonly path: string | null;
  readonly files: readonly string[];
  readonly dependsOn: readonly string[];
}

export const MANIFEST = 'imsmanifest.xml';

/** All resources, in the manifest's order. Paths are as the package has them: decoded, and never above it. */
export function resourcesOf(manifest: XmlElement): Resource[] {
  return allNamed(manifest, 'resource').map((resource) => {
    const { href, identifier = '', type = '' } = resource.attributes;
    const files = childrenNamed(resource, 'file').flatMap((file) => pathIn('', file.attributes.href) ?? []);
    const dependsOn = childrenNamed(resource, 'dependency').map((one) => one.attributes.identifierref ?? '');
    return { identifier, type, path: pathIn('', href) ?? files[0] ?? null, files, dependsOn };
  });
}

/** Whether the resource is an item of QTI 2 or 3. */
export function isItem({ type }: Resource): boolean {
  return /^imsqti_(?:apip)?item_xmlv[23]/u.test(type);
}

/**
 * The path of what a file names, from the package's root; null where it names something outside the package or nothing.
 * @param folder where the naming file lies, empty for the root
 */
export function pathIn(folder: string, href: string | undefined): string | null {
  if (href === undefined || href === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/iu.test(href)) return null;
  const parts: string[] = href.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '');
  for (const part of decoded(href.replace(/[?#].*$/u, '')).split(/[/\\]/u)) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.length === 0 ? null : parts.join('/');
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
