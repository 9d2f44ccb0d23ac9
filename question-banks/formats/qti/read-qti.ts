import { sentence } from '#domain/sentences/sentence.ts';
import type { Passage, ReadItems } from '#domain/item/authored-item.ts';
import { Gathering, type TellProgress } from '../reading/gathering.ts';
import { ItemReading } from '../reading/item-reading.ts';
import { type XmlElement, allNamed } from '../xml/xml-element.ts';
import { ItemSource, joinedText, plainText } from './items/item-source.ts';
import { type AroundItem, readItem } from './items/read-item.ts';
import { folderOf, pathIn } from './manifest.ts';
import { type PackageDocument, documentsIn, rootAt, whereIn } from './package-documents.ts';
import { PackageMedia } from './package-media.ts';
import { type PlacedItem, describedBy, outlineOf } from './package-outline.ts';
import { shown } from './unsupported.ts';
import { readVersionOne } from './version-one/read-version-one.ts';

/**
 * Items of QTI 1.2 (also as Canvas writes it), 2.1, 2.2 and 3.0: a single file, or a content package as the files of its folder or
 * archive. What cannot be taken is a problem that names the item.
 * @param files by their paths in the package
 * @param name of the file or package, for messages
 */
export function readQti(files: ReadonlyMap<string, Uint8Array>, name: string, tell?: TellProgress): ReadItems {
  return new PackageReading(files, name, tell).read();
}

/** Roots that belong to a package and hold no items. */
const BESIDE: ReadonlySet<string> = new Set([
  ...['quiz', 'course', 'assignmentGroups', 'fileMeta', 'media_tracks', 'assessmentResult', 'canvasExport', 'manifest'],
]);

class PackageReading {
  private readonly gathering: Gathering;
  private readonly media: PackageMedia;
  private readonly passages = new Map<string, Passage>();
  /** Passages in files of their own, by path; null for one that is refused. */
  private readonly stimuli = new Map<string, string | null>();

  constructor(
    private readonly files: ReadonlyMap<string, Uint8Array>,
    private readonly name: string,
    tell?: TellProgress,
  ) {
    this.gathering = new Gathering(name, tell);
    this.media = new PackageMedia(files, this.gathering.shelf);
  }

  read(): ReadItems {
    const { documents, language } = documentsIn(this.files, this.gathering);
    const byPath = new Map(documents.map((document) => [document.path, document]));
    const placed = documents.flatMap((document) => this.placed(document, byPath));
    const done = new Set<string>();
    for (const one of placed) {
      const document = byPath.get(one.path);
      if (document === undefined || done.has(one.path)) continue;
      done.add(one.path);
      this.item(document, { ...one, passage: this.stimulus(one), ...describedIn(document), language });
    }
    for (const document of documents) {
      const { path, root } = document;
      if (root.name === 'assessmentItem' && !done.has(path)) {
        this.item(document, { section: '', topic: '', passage: null, ...describedIn(document), language });
      } else this.other(document, language);
    }
    const { items, media, problems } = this.gathering.result();
    const used = new Set(items.map(({ passage }) => passage));
    return {
      items,
      passages: [...this.passages.values()].filter(({ id }) => used.has(id)),
      media: new Map([...media, ...this.media.sounds]),
      problems,
    };
  }

  private where(path: string): string {
    return whereIn(this.name, this.files, path);
  }

  private placed({ path, root }: PackageDocument, byPath: ReadonlyMap<string, PackageDocument>): readonly PlacedItem[] {
    if (root.name !== 'assessmentTest' && root.name !== 'assessmentSection') return [];
    const { items, problems } = outlineOf(root, path);
    for (const { severity, what } of problems) this.gathering.add(severity, this.where(path), what);
    for (const { path: item } of items) {
      if (!byPath.has(item) && !this.files.has(item))
        this.gathering.add('error', this.where(path), shown(sentence('names-which-is-not-there', { file: item })));
    }
    return items;
  }

  private other({ path, root }: PackageDocument, language: string): void {
    const where = this.where(path);
    if (root.name === 'questestinterop') {
      const { gathering, media } = this;
      for (const passage of readVersionOne(root, { gathering, media, where, folder: folderOf(path), language })) {
        this.passages.set(passage.id, passage);
      }
    } else if (!['assessmentItem', 'assessmentTest', 'assessmentSection', 'assessmentStimulus'].includes(root.name)) {
      const severity = BESIDE.has(root.name) && this.files.size > 1 ? 'note' : 'error';
      this.gathering.add(severity, where, shown(sentence('is-no-items-of-qti', { root: root.name.slice(0, 60) })));
    }
  }

  private item({ path, root }: PackageDocument, around: AroundItem): void {
    this.gathering.item(`${this.where(path)}:${root.line}`, (reading) => {
      const source = new ItemSource(reading, this.media, folderOf(path));
      const passage = around.passage ?? this.referredStimulus(root, path);
      return readItem(root, source, { ...around, passage });
    });
  }

  /** The text above a section's items. */
  private stimulus({ path, stimulus }: PlacedItem): string | null {
    if (stimulus === null) return null;
    const { identifier = '', title = '' } = stimulus.section.attributes;
    return this.passage(identifier, title, stimulus.blocks, path);
  }

  /** A text in a file of its own (3.0). */
  private referredStimulus(item: XmlElement, path: string): string | null {
    const [reference] = allNamed(item, 'assessmentStimulusRef');
    const place = pathIn(folderOf(path), reference?.attributes.href);
    if (place === null) return null;
    const known = this.stimuli.get(place);
    if (known !== undefined) return known;
    const root = rootAt(place, this.files, this.gathering);
    const { identifier = '', title = '' } = root?.attributes ?? {};
    const read = root === null ? null : this.passage(identifier, title, allNamed(root, 'stimulusBody'), place);
    this.stimuli.set(place, read);
    return read;
  }

  private passage(id: string, title: string, blocks: readonly XmlElement[], path: string): string {
    if (this.passages.has(id)) return id;
    const reading = new ItemReading(this.where(path), this.gathering.shelf);
    const source = new ItemSource(reading, this.media, folderOf(path));
    const text = joinedText(...blocks.map((block) => source.text(block.children)));
    for (const { severity, what } of reading.problems) this.gathering.add(severity, this.where(path), what);
    const said = reading.line(title);
    const named = said === '' ? plainText(text).slice(0, 60) : said;
    this.passages.set(id, { id, title: named, text, sounds: source.sounds });
    return id;
  }
}

function describedIn({ resource }: PackageDocument): Pick<AroundItem, 'difficulty' | 'tags'> {
  return resource === null ? { difficulty: null, tags: [] } : describedBy(resource);
}
