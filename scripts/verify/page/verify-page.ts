import { COSIGNATURE, parseCheckpoint, parseKey } from '../note.ts';
import { isPosted } from '../steps/posted-steps.ts';
import { isSample } from '../steps/sample-steps.ts';
import { plainPrimitives } from '../plain-primitives.ts';
import { parseReceiptCode } from '../receipt-code.ts';
import { parseAcks } from '../steps/ack-steps.ts';
import type { Language } from '../speak.ts';
import type { Verification } from '../verify-bundle.ts';
import { element } from './elements.ts';
import { drawHead, firstLanguage, onLanguage } from './page-head.ts';
import { canReadPictures, readPicture } from './read-picture.ts';
import { receiptForm } from './receipt-field.ts';
import { asideView, fill, pageWords, stepsView, verdictView } from './report-view.ts';
import { answerJobs, compute } from './work.ts';

/** Everything that the page knows. */
interface Desk {
  language: Language;
  file: { readonly name: string; readonly bytes: Uint8Array } | null;
  vkey: string;
  readonly checkpoints: string[];
  readonly manifests: string[];
  readonly receipts: string[];
  readonly samples: string[];
  report: Verification | null;
  isWorking: boolean;
  isUnreadable: boolean;
  /** A picture that this browser cannot read, a picture without a code, or a text that is no receipt. */
  receiptTrouble: 'no-reader' | 'no-code' | 'no-receipt' | null;
}

const MOST_NOTE_BYTES = 1_000_000;

function startPage(): void {
  const desk: Desk = {
    ...{
      language: firstLanguage(),
      file: null,
      vkey: '',
      checkpoints: [],
      manifests: [],
      samples: [],
    },
    ...{ receipts: [], report: null, isWorking: false, isUnreadable: false, receiptTrouble: null },
  };
  onLanguage(
    () => desk.language,
    (language) => {
      desk.language = language;
      draw(desk);
    },
  );
  // A file that misses the place for it must not replace the page.
  window.addEventListener('dragover', (event) => event.preventDefault());
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    void takeFiles(desk, [...(event.dataTransfer?.files ?? [])]);
  });
  draw(desk);
}

async function takeFiles(desk: Desk, files: readonly File[]): Promise<void> {
  for (const file of files) {
    try {
      await takeFile(desk, file);
    } catch {
      desk.isUnreadable = true;
    }
  }
  await check(desk);
}

/** A receipt and a root are told from a bundle by what they are, not by their names. */
async function takeFile(desk: Desk, file: File): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  desk.isUnreadable = false;
  const text = bytes.length > MOST_NOTE_BYTES ? '' : new TextDecoder().decode(bytes);
  if (file.type.startsWith('image/')) return takePicture(desk, file);
  const isReceipt = text.startsWith('c2sp.org/tlog-proof@') || parseAcks(text) !== null;
  if (isReceipt || parseReceiptCode(text) !== null) desk.receipts.push(text);
  else if (isSample(text)) desk.samples.push(text);
  else if (isPosted(text)) desk.manifests.push(text);
  else if (parseCheckpoint(text) !== null) desk.checkpoints.push(text);
  else desk.file = { name: file.name, bytes };
}

async function takePicture(desk: Desk, picture: File): Promise<void> {
  if (canReadPictures()) takeCode(desk, (await readPicture(picture)) ?? '', 'no-code');
  else desk.receiptTrouble = 'no-reader';
}

/** What a QR code says, from a picture or by hand. */
function takeCode(desk: Desk, text: string, otherwise: Desk['receiptTrouble']): void {
  const isReceipt = parseReceiptCode(text) !== null;
  desk.receiptTrouble = isReceipt ? null : otherwise;
  if (isReceipt && !desk.receipts.includes(text)) desk.receipts.push(text);
}

async function check(desk: Desk): Promise<void> {
  const { file } = desk;
  if (file === null) return draw(desk);
  desk.isWorking = true;
  draw(desk);
  // One more picture, so that the page says that it works before it does.
  await new Promise((done) => setTimeout(done, 0));
  const { vkey, witnesses } = keysIn(desk.vkey);
  const { checkpoints, manifests, receipts, samples } = desk;
  desk.report = await compute({
    bytes: file.bytes,
    brought: { vkey, checkpoints, manifests, receipts, samples, witnesses },
  });
  desk.isWorking = false;
  draw(desk);
  document.getElementById('verdict')?.focus({ preventScroll: true });
}

function draw(desk: Desk): void {
  const { language, report } = desk;
  const say = pageWords(language);
  drawHead(language, say);
  const shown = desk.isWorking ? null : report;
  document
    .getElementById('main')
    ?.replaceChildren(
      element('h1', {}, say.h1),
      element('p', { class: 'lead' }, say.lead),
      dropView(desk),
      givenView(desk),
      receiptView(desk),
      ...(desk.isWorking ? [noticeView(say.working, say.workingMore)] : []),
      ...(desk.isUnreadable ? [noticeView(say.unreadable, '')] : []),
      ...(shown === null ? [] : [verdictView(shown, language), stepsView(shown, language)]),
    );
  document.getElementById('aside')?.replaceChildren(...asideView(shown, language));
}

function noticeView(title: string, text: string): HTMLElement {
  return element(
    'section',
    { class: 'verdict', role: 'status' },
    element('div', {}, element('h2', {}, title), element('p', {}, text)),
  );
}

function dropView(desk: Desk): HTMLElement {
  const say = pageWords(desk.language);
  const { checkpoints, file, manifests, receipts, samples } = desk;
  const notes = checkpoints.length + manifests.length + samples.length;
  const input = element('input', { type: 'file', id: 'file', multiple: true }) as HTMLInputElement;
  input.addEventListener('change', () => void takeFiles(desk, [...(input.files ?? [])]));
  const size = file === null ? '' : ` · ${(file.bytes.length / 1_048_576).toFixed(2)} MB`;
  const brought = fill(say.brought, { checkpoints: notes, receipts: receipts.length });
  const place = element(
    'div',
    { class: 'drop' },
    element(
      'div',
      { class: 'what' },
      element('b', {}, file === null ? say.none : `${file.name}${size}`),
      element('span', {}, notes + receipts.length > 0 ? brought : say.drop),
    ),
    input,
    element('label', { for: 'file', class: 'btn' }, file === null ? say.choose : say.change),
  );
  for (const name of ['dragenter', 'dragover']) place.addEventListener(name, () => place.classList.add('is-over'));
  for (const name of ['dragleave', 'drop']) place.addEventListener(name, () => place.classList.remove('is-over'));
  return place;
}

/** The log's key and those of witnesses, as somebody has copied them: they tell apart by their kind. */
function keysIn(text: string): { vkey: string | undefined; witnesses: string[]; isWrong: boolean } {
  const given = text.split(/\s+/).filter((one) => one !== '');
  const isWitness = (one: string): boolean => parseKey(plainPrimitives, one, COSIGNATURE) !== null;
  const witnesses = given.filter(isWitness);
  const others = given.filter((one) => !isWitness(one));
  const isWrong = others.length > 1 || others.some((one) => parseKey(plainPrimitives, one) === null);
  return { vkey: others[0], witnesses, isWrong };
}

function givenView(desk: Desk): HTMLElement {
  const say = pageWords(desk.language);
  const isWrong = keysIn(desk.vkey).isWrong;
  const field = element('input', {
    ...{ id: 'key', value: desk.vkey, autocomplete: 'off', spellcheck: 'false', placeholder: 'terang/…+…+…' },
    'aria-describedby': 'key-hint',
    'aria-invalid': isWrong ? 'true' : undefined,
  }) as HTMLInputElement;
  field.addEventListener('input', () => void (desk.vkey = field.value));
  const form = element(
    'form',
    { class: 'given' },
    element('label', { for: 'key' }, say.key, ' ', element('small', { id: 'key-hint' }, say.keyHint), field),
    desk.file === null ? null : element('button', { class: 'btn', type: 'submit' }, say.again),
    isWrong ? element('p', { class: 'wrong', role: 'alert' }, say.keyBad) : null,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void check(desk);
  });
  return form;
}

/** A receipt's code as text, for who has no file of it: from a scanner, or copied. */
function receiptView(desk: Desk): HTMLElement {
  const say = pageWords(desk.language);
  const { receiptTrouble } = desk;
  const trouble = { 'no-reader': say.noReader, 'no-code': say.noCode, 'no-receipt': say.noReceipt };
  const { field, form } = receiptForm(
    say,
    { button: say.receiptAdd },
    receiptTrouble === null ? null : element('p', { class: 'wrong', role: 'alert' }, trouble[receiptTrouble]),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    takeCode(desk, field.value, 'no-receipt');
    void check(desk);
  });
  return form;
}

if (typeof document === 'undefined') answerJobs();
else startPage();
