import { sentence } from '#domain/sentences/sentence.ts';
import type { Passage } from '#domain/item/authored-item.ts';
import type { Gathering } from '../../reading/gathering.ts';
import { ItemReading } from '../../reading/item-reading.ts';
import { type XmlElement, allNamed, elementsIn, textOf } from '../../xml/xml-element.ts';
import { ItemSource, plainText } from '../items/item-source.ts';
import type { PackageMedia } from '../package-media.ts';
import { materialIn } from './material.ts';
import { type Fields, readQuestion } from './read-question.ts';

export interface VersionOneFile {
  readonly gathering: Gathering;
  readonly media: PackageMedia;
  readonly where: string;
  readonly folder: string;
  readonly language: string;
}

interface Placed {
  readonly item: XmlElement;
  readonly names: readonly string[];
}

/** All questions of a `questestinterop`, put into the gathering. Gives the texts that several of them are about. */
export function readVersionOne(root: XmlElement, file: VersionOneFile): readonly Passage[] {
  const { folder, gathering, language, media, where } = file;
  const placed = itemsIn(root, []);
  const parents = new Set(placed.flatMap(({ item }) => fieldsOf(item).get('parent_stimulus_item_ident') ?? []));
  const passages: Passage[] = [];
  for (const { item, names } of placed) {
    const { ident = '', title = '' } = item.attributes;
    const place = `${where}:${item.line}`;
    const fields = fieldsOf(item);
    if (parents.has(ident)) {
      const reading = new ItemReading(place, gathering.shelf);
      const text = materialIn(item, new ItemSource(reading, media, folder));
      for (const { severity, what } of reading.problems) gathering.add(severity, place, what);
      passages.push({ id: ident, title: reading.line(title) || plainText(text).slice(0, 60), text, sounds: [] });
      continue;
    }
    gathering.item(place, (reading) => {
      const draft = readQuestion(item, fields, new ItemSource(reading, media, folder));
      const [section = '', topic = ''] = names;
      const passage = fields.get('parent_stimulus_item_ident') ?? null;
      return (
        draft && {
          ...draft,
          section: reading.line(section),
          topic: reading.line(topic),
          passage: parents.has(passage ?? '') ? passage : null,
          language,
        }
      );
    });
  }
  if (placed.length === 0) gathering.add('error', where, sentence('holds-no-question'));
  for (const [name, what] of LOST) if (allNamed(root, name).length > 0) gathering.add('loss', where, what);
  return passages;
}

const LOST = [
  ['sourcebank_ref', sentence('questions-drawn-from-a-bank-in-another-file')],
  ['selection_ordering', sentence('how-many-questions-of-a-section-are-drawn')],
] as const;

const ROOT_SECTIONS = ['root_section', 'main'];

function itemsIn(element: XmlElement, names: readonly string[]): Placed[] {
  return elementsIn(element).flatMap((child): Placed[] => {
    const { ident = '', title = '' } = child.attributes;
    if (child.name === 'item') return [{ item: child, names }];
    const isNamed =
      child.name === 'section' && title.trim() !== '' && !ROOT_SECTIONS.includes((title || ident).toLowerCase());
    return itemsIn(child, isNamed ? [...names, title.trim()] : names);
  });
}

/** `presentation` and the like are looked at apart; this is what stands in the item's metadata. */
function fieldsOf(item: XmlElement): Fields {
  const fields = allNamed(item, 'qtimetadatafield').map((field) => elementsIn(field).map((one) => textOf(one).trim()));
  return new Map(fields.map(([label = '', entry = '']) => [label, entry]));
}
