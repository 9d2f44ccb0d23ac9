import type { AuthoredItem, Passage } from '#domain/item/authored-item.ts';
import { mediaOfItem, mediaOfPassage } from '../../reading/media-of.ts';
import { identifierOf, itemPath, passagePath } from './item-xml.ts';
import { type Xml, el } from './xml-text.ts';

const BEGIN = '<?xml version="1.0" encoding="UTF-8"?>\n';
const QTI = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';
const MANIFEST = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1';
const LOM = 'http://ltsc.ieee.org/xsd/LOM';

export const TEST_PATH = 'test.xml';

/** All items in their order: a section for each section, and inside it one for each topic. */
export function testXml(items: readonly AuthoredItem[], title: string): string {
  const names = new Names();
  const sections = runsOf(items, ({ section }) => section).map(([section, inside]) => {
    const topics = runsOf(inside, ({ topic }) => topic).flatMap(([topic, ofTopic]) => {
      const references = ofTopic.map((item) =>
        el('qti-assessment-item-ref', { identifier: identifierOf(item.id), href: itemPath(item) }),
      );
      return topic === '' ? references : [sectionXml(names.next(topic), topic, references)];
    });
    return sectionXml(names.next(section), section, topics);
  });
  const part = el(
    'qti-test-part',
    { identifier: 'PART', 'navigation-mode': 'nonlinear', 'submission-mode': 'simultaneous' },
    ...sections,
  );
  return `${BEGIN}${el('qti-assessment-test', { xmlns: QTI, identifier: 'TEST', title }, part).xml}\n`;
}

function sectionXml(identifier: string, title: string, inside: readonly Xml[]): Xml {
  return el('qti-assessment-section', { identifier, title, visible: true }, ...inside);
}

/** Names for sections, none twice. */
class Names {
  private count = 0;

  next(title: string): string {
    this.count += 1;
    return `SECTION-${this.count}${title === '' ? '' : `-${title.replace(/[^A-Za-z0-9]+/gu, '-').slice(0, 30)}`}`;
  }
}

function runsOf(
  items: readonly AuthoredItem[],
  nameOf: (item: AuthoredItem) => string,
): (readonly [string, AuthoredItem[]])[] {
  const runs: (readonly [string, AuthoredItem[]])[] = [];
  for (const item of items) {
    const [name, run] = runs.at(-1) ?? [];
    if (run !== undefined && name === nameOf(item)) run.push(item);
    else runs.push([nameOf(item), [item]]);
  }
  return runs;
}

/** Every file of the package, and what is said of the items outside them. */
export function manifestXml(
  items: readonly AuthoredItem[],
  passages: readonly Passage[],
  media: readonly string[],
): string {
  const mediaName = new Map(media.map((path, place) => [path, `MEDIA-${place + 1}`]));
  const depends = (paths: readonly string[]): Xml[] =>
    [...new Set(paths)].flatMap((path) => {
      const name = mediaName.get(path);
      return name === undefined ? [] : [el('dependency', { identifierref: name })];
    });
  const resources = [
    resource(
      'RES-TEST',
      'imsqti_test_xmlv3p0',
      TEST_PATH,
      null,
      items.map((item) => el('dependency', { identifierref: `RES-${item.id}` })),
    ),
    ...items.map((item) =>
      resource(`RES-${item.id}`, 'imsqti_item_xmlv3p0', itemPath(item), described(item), depends(mediaOfItem(item))),
    ),
    ...passages.map((one) =>
      resource(`PASSAGE-${one.id}`, 'imsqti_stimulus_xmlv3p0', passagePath(one), null, depends(mediaOfPassage(one))),
    ),
    ...media.map((path) => resource(mediaName.get(path) ?? '', 'webcontent', path, null, [])),
  ];
  const metadata = el('metadata', {}, el('schema', {}, 'QTI Package'), el('schemaversion', {}, '3.0.0'));
  const root = el(
    'manifest',
    { xmlns: MANIFEST, identifier: 'MANIFEST' },
    metadata,
    el('organizations'),
    el('resources', {}, ...resources),
  );
  return `${BEGIN}${root.xml}\n`;
}

function resource(
  identifier: string,
  type: string,
  path: string,
  metadata: Xml | null,
  dependencies: readonly Xml[],
): Xml {
  const file = el('file', { href: path });
  return el(
    'resource',
    { identifier, type, href: path },
    ...(metadata === null ? [] : [metadata]),
    file,
    ...dependencies,
  );
}

const DIFFICULTY = { easy: 'easy', medium: 'medium', hard: 'difficult' } as const;

/** Tags and difficulty in the words of LOM. */
function described({ difficulty, tags }: AuthoredItem): Xml | null {
  const keywords = tags.map((tag) => el('keyword', {}, el('string', {}, tag)));
  const value =
    difficulty === null
      ? null
      : el('difficulty', {}, el('source', {}, 'LOMv1.0'), el('value', {}, DIFFICULTY[difficulty]));
  if (keywords.length === 0 && value === null) return null;
  const general = keywords.length === 0 ? [] : [el('general', {}, ...keywords)];
  const educational = value === null ? [] : [el('educational', {}, value)];
  return el('metadata', {}, el('lom', { xmlns: LOM }, ...general, ...educational));
}
