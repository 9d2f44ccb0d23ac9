import { type KeyboardEvent as ReactKeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { helpStore, toggleHelp } from '../state/help-store.ts';
import { useDisplay, useSittingState } from '../state/use-sitting.ts';
import { Icon, type Mark } from './icon.tsx';
import { timeOfDay } from './words-of-time.ts';
import './help-panel.css';

const close = (): void => helpStore.setState({ isOpen: false });

function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('input[type="text"], input[type="password"], textarea') !== null;
}

/** A question that is open asks first. */
function isAsked(): boolean {
  return document.querySelector('dialog[open]:not(.help)') !== null;
}

/** F1 always; the question mark where single keys are wanted and nobody types. */
function useHelpKeys(): void {
  const hasShortcuts = useDisplay((display) => display.hasShortcuts);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isAsked()) return;
      const isMark = event.key === '?' && hasShortcuts && !isTyping(event);
      if (event.key === 'F1' || isMark) toggleHelp();
      else if (event.key === 'Escape' && helpStore.getState().isOpen) close();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [hasShortcuts]);
}

export function Help() {
  useHelpKeys();
  const isOpen = useStore(helpStore, (state) => state.isOpen);
  return isOpen ? <HelpPanel /> : null;
}

/**
 * Stands below the bar, so that clock and save state stay in sight, and is no modal one: what they say aloud must be heard while
 * somebody reads here. So the focus is kept inside by hand, and given back at the end.
 */
function HelpPanel() {
  const { t } = useTranslation();
  const panel = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.querySelector<HTMLElement>('h2')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      else document.querySelector<HTMLElement>('.help-button')?.focus();
    };
  }, []);
  useEffect(() => keepBelowBar(panel.current), []);
  return (
    <dialog ref={panel} open className="help" aria-labelledby="help-heading" onKeyDown={keepFocus}>
      <div className="help-top">
        <h2 id="help-heading" tabIndex={-1}>
          {t('help.heading')}
        </h2>
        <button className="btn" onClick={close}>
          <Icon mark="cross" />
          {t('help.close')}
        </button>
      </div>
      <div className="help-in" tabIndex={0} role="group" aria-labelledby="help-heading">
        <Keys />
        <Saves />
        <Section title={t('help.flag')}>
          <p>{t('help.flag-more')}</p>
        </Section>
        <CallProctor />
        <Section title={t('help.network')}>
          <List lines={[t('help.network-1'), t('help.network-2'), t('help.network-3')]} />
        </Section>
        <Section title={t('help.proof')}>
          <List lines={[t('help.proof-1'), t('help.proof-2'), t('help.proof-3')]} />
        </Section>
      </div>
    </dialog>
  );
}

/** The bar is of one line or of three, and in small windows scrolls away in part. */
function keepBelowBar(panel: HTMLElement | null): () => void {
  const place = (): void => {
    const bottom = document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0;
    panel?.style.setProperty('--below', `${Math.max(0, Math.round(bottom))}px`);
  };
  place();
  window.addEventListener('resize', place);
  window.addEventListener('scroll', place, { passive: true });
  return () => {
    window.removeEventListener('resize', place);
    window.removeEventListener('scroll', place);
  };
}

function keepFocus(event: ReactKeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Tab') return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('button, [tabindex="0"]')];
  const [first, last] = [stops[0], stops.at(-1)];
  const isAtStart = document.activeElement === first || !stops.includes(document.activeElement as HTMLElement);
  if (event.shiftKey && isAtStart) last?.focus();
  else if (!event.shiftKey && document.activeElement === last) first?.focus();
  else return;
  event.preventDefault();
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function List({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Keys() {
  const { t } = useTranslation();
  const hasShortcuts = useDisplay((display) => display.hasShortcuts);
  const [or, and] = [t('help.or'), t('help.and')];
  const rows: [ReactNode, string][] = [
    [<Combo key="k" parts={['A', TO, 'E', or, '1', TO, '5']} />, t('help.key-choose')],
    [<Combo key="k" parts={['Shift', and, 'A', TO, 'E']} />, t('help.key-strike')],
    [<Combo key="k" parts={['R', or, 'F']} />, t('help.key-flag')],
    [<Combo key="k" parts={['←', and, '→']} />, t('help.key-move')],
    [<Combo key="k" parts={['Tab', and, 'Shift Tab']} />, t('help.key-tab')],
    [<Combo key="k" parts={['Enter', or, t('help.space')]} />, t('help.key-press')],
    [<Combo key="k" parts={['←', '↑', '→', '↓']} />, t('help.key-palette')],
    [<Combo key="k" parts={['F1', or, '?']} />, t('help.key-help')],
    [<Combo key="k" parts={['Esc']} />, t('help.key-escape')],
  ];
  return (
    <Section title={t('help.keys')}>
      {!hasShortcuts && <p>{t('help.keys-off')}</p>}
      <dl className="help-keys">
        {rows.map(([keys, does]) => (
          <div key={does}>
            <dt>{keys}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

const TO = '–';

/** Names of keys in boxes, and the words between them. */
function Combo({ parts }: { parts: readonly string[] }) {
  const { t } = useTranslation();
  const words = [TO, t('help.or'), t('help.and')];
  return <>{parts.map((part, place) => (words.includes(part) ? ` ${part} ` : <kbd key={place}>{part}</kbd>))}</>;
}

const SAVES: readonly (readonly [word: string, mark: Mark, role: string])[] = [
  ['blank', 'blank', 's-locked'],
  ['saved', 'saved', 's-saved'],
  ['saving', 'saving', 's-saving'],
  ['unsaved', 'unsaved', 's-unsaved solid'],
];

/** The time on the sample marks. */
const SHOWN_MOMENT = Date.UTC(2026, 0, 1, 10, 42, 7);

function Saves() {
  const { t } = useTranslation();
  return (
    <Section title={t('help.saves')}>
      <ul className="help-saves">
        {SAVES.map(([word, mark, role]) => (
          <li key={word}>
            <span className={`chip ${role}`}>
              <Icon mark={mark} />
              {t(`save.${word}`, { time: timeOfDay(SHOWN_MOMENT, 'UTC'), count: 2 })}
            </span>{' '}
            {t(`help.save-${word}`)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function CallProctor() {
  const { t } = useTranslation();
  const seat = useSittingState(({ view }) => view?.participant.seat ?? null);
  return (
    <Section title={t('help.proctor')}>
      <p>{seat === null ? t('help.proctor-more-no-seat') : t('help.proctor-more', { seat })}</p>
    </Section>
  );
}
