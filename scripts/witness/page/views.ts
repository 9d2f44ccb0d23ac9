import { hex } from '../../verify/bytes.ts';
import { element } from '../../verify/page/elements.ts';
import { fill } from '../../verify/page/report-view.ts';
import rootWords from '../../verify/page/root-words.json';
import type { Alarm, SessionView } from '../watch.ts';
import { type WitnessKey, vkeyOf } from '../witness-key.ts';
import words from './words.json';

export type Language = 'id' | 'en';
export type Words = (typeof words)['id'];
/** What a witness sees of an engine as a whole. */
export type Look = 'waiting' | 'consistent' | 'alarm' | 'unreachable';

const KEY_WORDS = 4;

export function wordsOf(language: Language): Words {
  return words[language];
}

/** The one big state, told to who cannot see it too. */
export function stateView(look: Look, language: Language): HTMLElement {
  const say = wordsOf(language);
  const classes = { waiting: 'verdict', consistent: 'verdict ok', alarm: 'verdict fail', unreachable: 'verdict' };
  const texts = {
    waiting: '',
    consistent: say.consistentText,
    alarm: say.alarmText,
    unreachable: say.unreachableText,
  };
  const role = look === 'alarm' ? 'alert' : 'status';
  return element('section', { class: classes[look], role }, element('b', {}, say[look]), element('p', {}, texts[look]));
}

export function sessionsView(views: readonly SessionView[], language: Language): HTMLElement[] {
  const say = wordsOf(language);
  return views.map(({ checkpoint, id, state, title, why }) =>
    element(
      'section',
      { class: state === 'alarm' ? 'card fail' : 'card' },
      element('h2', {}, title === null ? id : `${title[language]} (${id})`),
      why === null ? null : element('p', { class: 'wrong' }, say[why]),
      checkpoint === null ? null : element('p', {}, fill(say.entries, { count: checkpoint.size })),
      checkpoint === null ? null : wordList(checkpoint.root.subarray(0, 8), say.words, language),
    ),
  );
}

export function alarmsView(
  alarms: readonly (Alarm & { readonly session: string })[],
  language: Language,
  onEvidence: () => void,
): HTMLElement {
  const say = wordsOf(language);
  const list = alarms.map(({ at, session, why }) => {
    const time = new Date(at).toLocaleString(language);
    return element('li', {}, `${session}: ${say[why]} (${fill(say.seenAt, { time })})`);
  });
  const button = element('button', { type: 'button', class: 'btn' }, say.evidence);
  button.addEventListener('click', onEvidence);
  return element(
    'section',
    { class: 'card fail' },
    element('h2', {}, say.alarms),
    element('ul', {}, ...list),
    element('div', { class: 'row' }, button),
  );
}

export function ownKeyView({ key }: WitnessKey, language: Language): HTMLElement {
  const say = wordsOf(language);
  return element(
    'div',
    {},
    element('p', {}, say.ownText),
    wordList(key.publicKey.subarray(0, KEY_WORDS), key.name, language),
    element('p', {}, `${say.fingerprint}: ${hex(key.publicKey.subarray(0, 8))}`),
    element('p', {}, vkeyOf(key)),
  );
}

function wordList(bytes: Uint8Array, label: string, language: Language): HTMLElement {
  const list = [...bytes].map((byte, place) =>
    element('li', {}, element('small', {}, String(place + 1)), rootWords[language][byte] ?? ''),
  );
  return element('ol', { class: 'words', 'aria-label': label }, ...list);
}
