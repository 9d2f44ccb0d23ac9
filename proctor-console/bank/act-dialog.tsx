import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { ItemAct } from '#domain/authoring/decide-item.ts';
import { Icon } from '../appearance/icon.tsx';
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
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [note, setNote] = useState('');
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    // A true modal makes the page behind it inert; an old browser at least shows it.
    if (typeof dialog.current?.showModal === 'function') dialog.current.showModal();
    else dialog.current?.setAttribute('open', '');
  }, []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const refused = await onConfirm(note.trim());
    setBusy(false);
    setSaid(refused);
  };
  return (
    <dialog ref={dialog} className="ask" aria-labelledby={id} onClose={onCancel} onCancel={onCancel}>
      <form onSubmit={submit}>
        <h2 id={id}>{title}</h2>
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
        <p className="said" role="alert">
          {said !== '' && (
            <>
              <Icon name="alarm" />
              {said}
            </>
          )}
        </p>
        <div className="ask-go">
          <button type="button" className="btn" onClick={onCancel}>
            {t('act.cancel')}
          </button>
          <button className="btn primary" disabled={isBusy || (needsNote && note.trim() === '')}>
            {t(`bank.act.${act}`)}
          </button>
        </div>
      </form>
    </dialog>
  );
}
