import type { AuthoredItem, Passage, Sound } from '#domain/item/authored-item.ts';
import { interactionXml } from './interaction-xml.ts';
import type { Writing } from './writing.ts';
import { type TextWords, type Xml, blockXml, el } from './xml-text.ts';

const SPACE = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';
const BEGIN = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Where files of the package lie, seen from an item's own folder. */
const UP = '../';

const words: TextWords = { picture: (path) => `${UP}${path}` };

/** An item's own file. */
export function itemXml(item: AuthoredItem, passage: Passage | null, tell: Writing['tell']): string {
  const { body, declarations, processing } = interactionXml({ item, words, tell });
  const sounds = item.sounds.map((_, place) => place);
  const stem = blockXml(item.stem, words);
  const isGaps = item.interaction.kind === 'gap-choice';
  const reason = el(
    'qti-rubric-block',
    { use: 'scoring', view: 'author scorer' },
    el('qti-content-body', {}, el('p', {}, item.rationale)),
  );
  const root = el(
    'qti-assessment-item',
    {
      xmlns: SPACE,
      identifier: identifierOf(item.id),
      title: item.title,
      'xml:lang': item.language === '' ? null : item.language,
      adaptive: false,
      'time-dependent': false,
    },
    ...declarations,
    ...sounds.map((place) =>
      el('qti-response-declaration', { identifier: soundName(place), cardinality: 'single', 'base-type': 'integer' }),
    ),
    outcome('SCORE', 0),
    ...(passage === null
      ? []
      : [
          el('qti-assessment-stimulus-ref', {
            identifier: identifierOf(passage.id),
            href: `${UP}${passagePath(passage)}`,
            title: passage.title,
          }),
        ]),
    el(
      'qti-item-body',
      {},
      ...item.sounds.map(soundXml),
      ...(isGaps && stem.length > 0 ? [el('div', { 'data-stem': true }, ...stem)] : stem),
      ...body,
      ...(item.rationale === '' ? [] : [reason]),
    ),
    processing,
  );
  return `${BEGIN}${root.xml}\n`;
}

function outcome(identifier: string, value: number): Xml {
  const byDefault = el('qti-default-value', {}, el('qti-value', {}, String(value)));
  return el('qti-outcome-declaration', { identifier, cardinality: 'single', 'base-type': 'float' }, byDefault);
}

function soundName(place: number): string {
  return `SOUND_${place + 1}`;
}

function soundXml({ plays, source, transcript }: Sound, place: number): Xml {
  const audio = el('audio', { src: `${UP}${source}`, controls: 'controls' }, transcript);
  const attributes = { 'response-identifier': soundName(place), autostart: false, 'max-plays': plays };
  return el('qti-media-interaction', attributes, audio);
}

/** A passage's own file. */
export function passageXml(passage: Passage): string {
  const sounds = passage.sounds.map(({ plays, source, transcript }) =>
    el('audio', { src: `${UP}${source}`, controls: 'controls', 'data-plays': plays }, transcript),
  );
  const body = el('qti-stimulus-body', {}, ...sounds, ...blockXml(passage.text, words));
  const attributes = { xmlns: SPACE, identifier: identifierOf(passage.id), title: passage.title };
  return `${BEGIN}${el('qti-assessment-stimulus', attributes, body).xml}\n`;
}

export function itemPath({ id }: AuthoredItem): string {
  return `items/${identifierOf(id)}.xml`;
}

export function passagePath({ id }: Passage): string {
  return `passages/${identifierOf(id)}.xml`;
}

/** A name as XML has them: it does not begin with a digit. */
export function identifierOf(id: string): string {
  return /^[A-Za-z_]/u.test(id) ? id : `_${id}`;
}
