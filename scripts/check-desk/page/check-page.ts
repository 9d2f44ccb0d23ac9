import { element } from '../../verify/page/elements.ts';
import { drawHead, firstLanguage, onLanguage } from '../../verify/page/page-head.ts';
import { canReadPictures, readPicture } from '../../verify/page/read-picture.ts';
import { receiptForm } from '../../verify/page/receipt-field.ts';
import { plainPrimitives } from '../../verify/plain-primitives.ts';
import { parseReceiptCode } from '../../verify/receipt-code.ts';
import { judgeVisit } from '../judge-visit.ts';
import { askVisit, signIn } from './engine-line.ts';
import { facesOf } from './faces.ts';
import { type Shown, visitView } from './visit-view.ts';
import { type Language, type Words, wordsOf } from './words.ts';

/** Everything that the page knows. Nothing of it is kept anywhere. */
interface Desk {
  language: Language;
  text: string;
  look: 'scan' | 'working' | 'sign-in' | 'shown';
  trouble: string | null;
  shown: ((language: Language) => Shown) | null;
}

function startPage(): void {
  const desk: Desk = {
    ...{
      language: firstLanguage(),
      text: '',
      look: 'scan',
      trouble: null,
      shown: null,
    },
  };
  onLanguage(
    () => desk.language,
    (language) => {
      desk.language = language;
      draw(desk);
    },
  );
  draw(desk);
}

async function visit(desk: Desk): Promise<void> {
  const receipt = parseReceiptCode(desk.text);
  if (receipt === null) return stay(desk, 'no-receipt');
  desk.look = 'working';
  draw(desk);
  try {
    const reply = await askVisit(receipt, desk.text);
    if (!reply.ok && reply.word === 'not-signed-in') {
      desk.look = 'sign-in';
      desk.trouble = null;
      return draw(desk);
    }
    const judged = reply.ok ? judgeVisit(plainPrimitives, receipt, reply) : null;
    if (!reply.ok || judged === null) return stay(desk, reply.ok ? 'no-answer' : reply.word);
    desk.shown = (language) => ({ judged, faces: facesOf(reply.form), title: reply.title[language], zone: reply.zone });
    desk.look = 'shown';
    desk.trouble = null;
    draw(desk);
    document.getElementById('verdict')?.focus({ preventScroll: true });
  } catch {
    stay(desk, 'no-answer');
  }
}

function stay(desk: Desk, trouble: string): void {
  desk.look = 'scan';
  desk.trouble = trouble;
  draw(desk);
}

function draw(desk: Desk): void {
  const { language, look, shown } = desk;
  const say = wordsOf(language);
  drawHead(language, say);
  const below =
    look === 'shown' && shown !== null
      ? [doneView(desk, say), visitView(shown(language), say)]
      : look === 'sign-in'
        ? [signInView(desk, say)]
        : [scanView(desk, say), look === 'working' ? element('p', { role: 'status' }, say.working) : ''];
  document
    .getElementById('main')
    ?.replaceChildren(element('h1', {}, say.h1), element('p', { class: 'lead' }, say.lead), ...below);
}

function troubleView({ trouble }: Desk, say: Words): HTMLElement | null {
  if (trouble === null) return null;
  return element('p', { class: 'wrong', role: 'alert' }, say[trouble as keyof Words] ?? say['no-answer']);
}

function scanView(desk: Desk, say: Words): HTMLElement {
  const picture = element('input', {
    type: 'file',
    id: 'photo',
    accept: 'image/*',
    capture: 'environment',
  }) as HTMLInputElement;
  picture.addEventListener('change', () => void readPhoto(desk, picture.files?.[0]));
  const { field, form } = receiptForm(
    say,
    { button: say.open, value: desk.text },
    canReadPictures() ? element('label', { for: 'photo' }, say.photo, picture) : null,
    troubleView(desk, say),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    desk.text = field.value;
    void visit(desk);
  });
  return form;
}

async function readPhoto(desk: Desk, photo: File | undefined): Promise<void> {
  const text = photo === undefined ? null : await readPicture(photo).catch(() => null);
  if (text === null) return stay(desk, 'no-code');
  desk.text = text;
  await visit(desk);
}

function signInView(desk: Desk, say: Words): HTMLElement {
  const field = (id: string, label: string, more: Record<string, string>): [HTMLElement, HTMLInputElement] => {
    const input = element('input', { id, ...more }) as HTMLInputElement;
    return [element('label', { for: id }, label, input), input];
  };
  const [nameLabel, name] = field('name', say.name, { autocomplete: 'username' });
  const [passwordLabel, password] = field('password', say.password, {
    type: 'password',
    autocomplete: 'current-password',
  });
  const [codeLabel, code] = field('code', say.code, { inputmode: 'numeric', autocomplete: 'one-time-code' });
  const form = element(
    'form',
    { class: 'given', 'aria-label': say.signInTitle },
    element('h2', {}, say.signInTitle),
    ...[nameLabel, passwordLabel, codeLabel],
    element('button', { class: 'btn', type: 'submit' }, say.signIn),
    troubleView(desk, say),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void signIn(name.value, password.value, code.value.trim()).then((isIn) => {
      if (isIn) return visit(desk);
      desk.trouble = 'signInWrong';
      return draw(desk);
    });
  });
  return form;
}

/** The next person must not see what this one saw. */
function doneView(desk: Desk, say: Words): HTMLElement {
  const button = element('button', { class: 'btn', type: 'button' }, say.done);
  button.addEventListener('click', () => {
    Object.assign(desk, { text: '', look: 'scan', trouble: null, shown: null });
    draw(desk);
    document.getElementById('receipt')?.focus();
  });
  return button;
}

startPage();
