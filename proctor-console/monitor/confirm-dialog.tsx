import { type ReactNode, useState } from 'react';
import { AskDialog } from '../appearance/ask-dialog.tsx';
import { useSpeech } from '../messages/speech.ts';

interface ConfirmParts {
  readonly title: string;
  readonly goes: string;
  readonly isGrave?: boolean;
  readonly asksReason?: boolean;
  /** What the entry of the reason is called, where it does not go into a session's minutes. */
  readonly reasonWord?: string;
  readonly children: ReactNode;
  readonly onCancel: () => void;
  /** Resolves to a sentence when it was refused, to nothing when it is done. */
  readonly onConfirm: (reason: string) => Promise<string>;
}

export const LEAST_REASON = 3;
export const MOST_REASON = 300;

export function ConfirmDialog({
  asksReason = false,
  children,
  onConfirm,
  reasonWord = 'reason.note',
  ...ask
}: ConfirmParts) {
  const { t } = useSpeech();
  const [reason, setReason] = useState('');
  return (
    <AskDialog
      {...ask}
      isReady={!asksReason || reason.trim().length >= LEAST_REASON}
      onConfirm={() => onConfirm(reason.trim())}
    >
      <div className="ask-text">{children}</div>
      {asksReason && (
        <label className="entry">
          <span className="label">{t(reasonWord)}</span>
          <input
            required
            minLength={LEAST_REASON}
            maxLength={MOST_REASON}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
      )}
    </AskDialog>
  );
}
