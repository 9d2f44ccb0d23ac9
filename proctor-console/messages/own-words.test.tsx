import { startSpeech } from './speech.ts';
import { speakOfFields } from './own-words.ts';

let stop: () => void;
beforeEach(() => {
  stop = speakOfFields(startSpeech('id'));
  document.body.innerHTML =
    '<form><label><span class="label">Kode (huruf kecil)</span><input required pattern="[a-z]+"></label></form>';
});
afterEach(() => stop());

function field(): HTMLInputElement {
  return document.querySelector('input')!;
}

test('an empty field is asked for by its name, in the language of the page', () => {
  field().checkValidity();
  expect(field().validationMessage).toBe('Isi dulu: Kode (huruf kecil).');
});

test('what has a wrong form is told, and nothing is told any more once it is written anew', () => {
  field().value = 'ABC';
  field().checkValidity();
  expect(field().validationMessage).toBe('Bentuknya belum sesuai: Kode (huruf kecil).');
  field().value = 'abc';
  field().dispatchEvent(new Event('input', { bubbles: true }));
  expect(field().checkValidity()).toBe(true);
});
