import { act, render, screen } from '@testing-library/react';
import { SpeechProvider } from './speech-provider.tsx';
import { speechIn, startSpeech, useSpeech } from './speech.ts';

const i18n = startSpeech('id');

test.each([
  ['line.stale', { age: '3.12' }],
  ['table.answered', { n: '4', of: '110', flagged: '2' }],
  ['table.moves', { count: 1, n: '1' }],
  ['table.moves', { count: 4, n: '4' }],
  ['seats.one', { seat: 'A-01', number: '0001', name: 'Ani {{n}} $& <b>', state: 'x', n: '1', of: '2' }],
  ['act.spared', { who: 'a', why: 'b' }],
  ['table.title', undefined],
] as const)('%s is said as the catalogue itself says it', (key, options) => {
  for (const language of ['id', 'en'] as const) {
    const own = i18n.getFixedT(language)(key, { ...options });
    const { t } = speechIn(i18n, language);
    expect(t(key, { ...options })).toBe(own);
    // Once more, now that the sentence is known.
    expect(t(key, { ...options })).toBe(own);
  }
});

test('the first of several keys that has a sentence is said', () => {
  const { t } = speechIn(i18n, 'en');
  expect(t(['spared.nothing-of-the-kind', 'refusal.not-open'])).toBe(t('refusal.not-open'));
});

test('another language is spoken by all that stands on the screen', () => {
  function Word() {
    const { t, language } = useSpeech();
    return <p>{`${language} ${t('table.title')}`}</p>;
  }
  render(
    <SpeechProvider i18n={i18n}>
      <Word />
    </SpeechProvider>,
  );
  const inIndonesian = screen.getByText(/^id /).textContent;
  act(() => void i18n.changeLanguage('en'));
  expect(screen.getByText(/^en /).textContent).not.toBe(inIndonesian.replace('id', 'en'));
});
