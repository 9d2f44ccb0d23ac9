import { useState } from 'react';
import type { ItemAct } from '#domain/authoring/decide-item.ts';
import { AskDialog } from '../appearance/ask-dialog.tsx';
import { useSpeech } from '../messages/speech.ts';

interface ActDialogParts {
  readonly title: string;
  readonly act: ItemAct;
  readonly needsNote: boolean;
  readonly onCancel: () => void;
  /** Resolves to a sentence when it was refused, to nothing when it is done. */
  readonly onConfirm: (note: string) => Promise<string>;
}

const MOST_NOTE = 500;

export function ActDialog({ title, act, needsNote, onCancel, onConfirm }: ActDialogParts) {
  const { t } = useSpeech();
  const [note, setNote] = useState('');
  return (
    <AskDialog
      title={title}
      goes={t(`bank.act.${act}`)}
      isReady={!needsNote || note.trim() !== ''}
      onCancel={onCancel}
      onConfirm={() => onConfirm(note.trim())}
    >
      <p>{t(`bank.actNote.${act}`)}</p>
      <label className="entry">
        <span className="label">{t(needsNote ? 'bank.note' : 'bank.noteOptional')}</span>
        <textarea
          rows={4}
          maxLength={MOST_NOTE}
          required={needsNote}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
    </AskDialog>
  );
}
