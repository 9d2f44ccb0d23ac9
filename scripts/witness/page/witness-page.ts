import { element } from '../../verify/page/elements.ts';
import { fill } from '../../verify/page/report-view.ts';
import { plainPrimitives } from '../../verify/plain-primitives.ts';
import { fromBase64 } from '../../verify/bytes.ts';
import { toBase64 } from '../base64.ts';
import { isPassphrase, openKey, sealKey } from '../sealed-key.ts';
import { type SessionView, type World, lookOnce } from '../watch.ts';
import { type WitnessKey, witnessKey } from '../witness-key.ts';
import { compareShown } from '../compare-shown.ts';
import { BrowserMemory } from './browser-memory.ts';
import {
  type Language,
  type Look,
  type Words,
  alarmsView,
  ownKeyView,
  sessionsView,
  stateView,
  wordsOf,
} from './views.ts';

const EVERY_MS = 10_000;
const PATIENCE_MS = 15_000;

interface Desk {
  language: Language;
  readonly memory: BrowserMemory;
  key: WitnessKey | null;
  /** Empty where the page came from the engine itself. */
  address: string;
  look: Look;
  views: readonly SessionView[];
  timer: ReturnType<typeof setTimeout> | undefined;
}

async function startPage(): Promise<void> {
  const memory = await BrowserMemory.open();
  const [name, secret, address] = await Promise.all(['name', 'secret', 'address'].map((one) => memory.own(one)));
  const isServed = location.protocol.startsWith('http');
  const desk: Desk = {
    ...{ language: navigator.language.startsWith('en') ? 'en' : 'id', memory, look: 'waiting', views: [] },
    key:
      name !== null && secret !== null
        ? witnessKey(plainPrimitives, name!, fromBase64(secret!) ?? new Uint8Array(0))
        : null,
    address: isServed ? location.origin : (address ?? ''),
    timer: undefined,
  };
  document.getElementById('language')?.addEventListener('click', () => {
    desk.language = desk.language === 'id' ? 'en' : 'id';
    void draw(desk);
    drawSetup(desk);
  });
  drawSetup(desk);
  await draw(desk);
  if (desk.key !== null && desk.address !== '') void watch(desk);
}

/** Looks now, and again ten seconds after each answer. */
async function watch(desk: Desk): Promise<void> {
  clearTimeout(desk.timer);
  if (desk.key === null) return;
  try {
    desk.views = await lookOnce(worldOf(desk, desk.key));
    desk.look = desk.views.some(({ state }) => state === 'alarm') ? 'alarm' : 'consistent';
  } catch {
    desk.look = 'unreachable';
  }
  await draw(desk);
  desk.timer = setTimeout(() => void watch(desk), EVERY_MS);
}

function worldOf({ address, memory }: Desk, witness: WitnessKey): World {
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(new URL(path, address), {
      ...{ credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) },
      ...init,
    });
  return {
    ...{ p: plainPrimitives, memory, witness, now: () => Date.now() },
    get: async (path) => {
      const answer = await ask(path);
      return { ok: answer.ok, text: await answer.text() };
    },
    post: async (path, body) => ({ ok: (await ask(path, { method: 'POST', body })).ok }),
  };
}

async function draw(desk: Desk): Promise<void> {
  const say = wordsOf(desk.language);
  document.documentElement.lang = desk.language;
  document.title = desk.look === 'alarm' ? `${say.alarm} · terang` : say.title;
  const toggle = document.getElementById('language');
  if (toggle !== null) toggle.textContent = say.language;
  const alarms = await desk.memory.alarms();
  const isWatching = desk.key !== null && desk.address !== '';
  const evidence = (): void => save('terang-evidence.json', JSON.stringify(alarms, null, 2));
  document
    .getElementById('state')
    ?.replaceChildren(
      element('h1', {}, say.h1),
      element('p', { class: 'lead' }, say.lead),
      ...(isWatching ? [stateView(desk.look, desk.language), ...sessionsView(desk.views, desk.language)] : []),
      ...(alarms.length > 0 ? [alarmsView(alarms, desk.language, evidence)] : []),
    );
}

function drawSetup(desk: Desk): void {
  const say = wordsOf(desk.language);
  const parts =
    desk.key === null
      ? [makeForm(desk, say), bringForm(desk, say)]
      : [compareForm(desk, desk.key, say), ownCard(desk, desk.key, say)];
  const address = desk.key === null || location.protocol.startsWith('http') ? [] : [addressForm(desk, say)];
  document
    .getElementById('setup')
    ?.replaceChildren(...address, ...parts, element('p', { class: 'limits' }, say.limits));
}

function form(title: string, fields: readonly HTMLElement[], button: string, act: () => void): HTMLElement {
  const made = element(
    'form',
    { class: 'card' },
    element('h2', {}, title),
    ...fields,
    element('button', { class: 'btn', type: 'submit' }, button),
  );
  made.addEventListener('submit', (event) => {
    event.preventDefault();
    act();
  });
  return made;
}

function input(label: string, attributes: Record<string, string>): [HTMLElement, HTMLInputElement] {
  const field = element('input', { autocomplete: 'off', spellcheck: 'false', ...attributes }) as HTMLInputElement;
  return [element('label', {}, label, field), field];
}

function makeForm(desk: Desk, say: Words): HTMLElement {
  const [label, name] = input(say.name, { placeholder: 'saksi-1', required: 'required', maxlength: '60' });
  const wrong = element('p', { class: 'wrong', role: 'alert' });
  return form(say.makeTitle, [element('p', {}, say.makeText), label, wrong], say.make, () => {
    const key = witnessKey(plainPrimitives, name.value.trim(), crypto.getRandomValues(new Uint8Array(32)));
    if (key === null) wrong.textContent = say.nameBad;
    else void take(desk, key);
  });
}

function bringForm(desk: Desk, say: Words): HTMLElement {
  const [passLabel, passphrase] = input(say.passphrase, { type: 'password' });
  const [fileLabel, file] = input(say.file, { type: 'file', accept: '.json,application/json' });
  const wrong = element('p', { class: 'wrong', role: 'alert' });
  return form(say.bring, [passLabel, fileLabel, wrong], say.open, () => {
    void (async () => {
      const text = (await file.files?.[0]?.text()) ?? '';
      const key = openKey(plainPrimitives, text, passphrase.value);
      if (key === null) wrong.textContent = say.bringBad;
      else await take(desk, key);
    })();
  });
}

function compareForm(desk: Desk, key: WitnessKey, say: Words): HTMLElement {
  const [label, file] = input(say.compareFile, { type: 'file', required: 'required', accept: '.json,.note,.txt' });
  const told = element('p', { role: 'alert' });
  return form(say.compare, [element('p', {}, say.compareText), label, told], say.compareGo, () => {
    void (async () => {
      const text = (await file.files?.[0]?.text()) ?? '';
      // What was signed until now, the ledger must have now.
      await watch(desk);
      const found = await compareShown(worldOf(desk, key), text).catch(() => null);
      if (found === null) return void (told.textContent = say.unreachable);
      const why = found.kind === 'contradicts' ? say[found.why] : '';
      told.className = found.kind === 'contradicts' ? 'wrong' : '';
      told.textContent = fill(say[found.kind], { why });
      await draw(desk);
    })();
  });
}

function addressForm(desk: Desk, say: Words): HTMLElement {
  const [label, address] = input(say.address, {
    value: desk.address,
    type: 'url',
    placeholder: 'http://192.168.1.10:3000',
  });
  return form(say.address, [label], say.watch, () => {
    if (!URL.canParse(address.value)) return;
    desk.address = new URL(address.value).origin;
    void desk.memory.keepOwn('address', desk.address);
    void watch(desk);
  });
}

function ownCard(desk: Desk, key: WitnessKey, say: Words): HTMLElement {
  const [label, passphrase] = input(say.passphrase, { type: 'password' });
  const card = form(say.own, [ownKeyView(key, desk.language), label], say.export, () => {
    if (!isPassphrase(passphrase.value)) return passphrase.focus();
    const salt = crypto.getRandomValues(new Uint8Array(16));
    save(`${key.key.name}.json`, sealKey(plainPrimitives, key, passphrase.value, salt));
  });
  const notes = element('button', { type: 'button', class: 'btn' }, say.notes);
  notes.addEventListener('click', () => {
    void desk.memory.allNotes().then((all) => save('terang-notes.json', JSON.stringify(all, null, 2)));
  });
  card.append(element('div', { class: 'row' }, notes));
  return card;
}

async function take(desk: Desk, key: WitnessKey): Promise<void> {
  await desk.memory.keepOwn('secret', toBase64(key.secret));
  await desk.memory.keepOwn('name', key.key.name);
  desk.key = key;
  drawSetup(desk);
  await draw(desk);
  document.getElementById('state')?.scrollIntoView();
  if (desk.address !== '') await watch(desk);
}

function save(name: string, text: string): void {
  const link = element('a', { download: name }) as HTMLAnchorElement;
  link.href = `data:application/json;charset=utf-8,${encodeURIComponent(text)}`;
  link.click();
}

void startPage();
