import { useSpeech } from '../messages/speech.ts';
import { MOST_REASON } from './confirm-dialog.tsx';

export const CAUSES = [
  'network',
  'computer',
  'power',
  'health',
  'room',
  'accommodation',
  'conduct',
  'finished',
  'other',
] as const;
export type Cause = (typeof CAUSES)[number];

/** One line for the minutes: the cause, then what was written. "Something else" says nothing by itself. */
export function reasonOf(causeWord: string, cause: Cause, note: string): string {
  const written = note.trim();
  if (cause === 'other') return written.slice(0, MOST_REASON);
  return (written === '' ? causeWord : `${causeWord}: ${written}`).slice(0, MOST_REASON);
}

interface ReasonParts {
  readonly cause: Cause;
  readonly note: string;
  readonly onCause: (cause: Cause) => void;
  readonly onNote: (note: string) => void;
}

export function ReasonFields({ cause, note, onCause, onNote }: ReasonParts) {
  const { t } = useSpeech();
  return (
    <>
      <label className="entry sm cause">
        <span className="label">{t('reason.cause')}</span>
        <select
          value={cause}
          onChange={(event) => onCause(CAUSES.find((each) => each === event.target.value) ?? 'other')}
        >
          {CAUSES.map((each) => (
            <option key={each} value={each}>
              {t(`cause.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="entry sm note">
        <span className="label">{t('reason.note')}</span>
        <input
          maxLength={MOST_REASON - 40}
          required={cause === 'other'}
          value={note}
          onChange={(event) => onNote(event.target.value)}
        />
      </label>
    </>
  );
}
