import { type FormEvent, useState } from 'react';
import { tagsIn } from '#domain/authoring/tags.ts';
import type { DeskRefusal } from '../connection/staff-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { useBankRoom } from './bank-context.ts';
import { Refused } from './refused.tsx';

interface BulkParts {
  readonly bank: string;
  /** The items that search and filters leave. */
  readonly ids: readonly string[];
  readonly onDone: () => void;
}

/** Tags for all items in sight of the search, at once. */
export function BulkTags({ bank, ids, onDone }: BulkParts) {
  const { t, number } = useSpeech();
  const { desk } = useBankRoom();
  const [add, setAdd] = useState('');
  const [remove, setRemove] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const [refusal, setRefusal] = useState<DeskRefusal['refusal'] | null>(null);
  const apply = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const reply = await desk.tag(bank, { items: [...ids], add: tagsIn(add), remove: tagsIn(remove) });
    setBusy(false);
    setRefusal(reply.ok ? null : reply.refusal);
    if (!reply.ok) return;
    setSaid(t('tags.done', { n: number(reply.changed) }));
    onDone();
  };
  return (
    <details className="bulk-tags">
      <summary>{t('tags.bulk', { n: number(ids.length) })}</summary>
      <form onSubmit={(event) => void apply(event)}>
        <p className="q">{t('tags.asked')}</p>
        <div className="entries">
          {(
            [
              [t('tags.add'), add, setAdd],
              [t('tags.remove'), remove, setRemove],
            ] as const
          ).map(([word, value, set]) => (
            <label key={word} className="entry sm">
              <span className="label">
                {word} ({t('tags.hint')})
              </span>
              <input value={value} autoComplete="off" onChange={({ target }) => set(target.value)} />
            </label>
          ))}
        </div>
        <Refused refusal={refusal} />
        <p role="status">{said}</p>
        <button className="btn sm" disabled={isBusy || tagsIn(add).length + tagsIn(remove).length === 0}>
          {t('tags.go', { n: number(ids.length) })}
        </button>
      </form>
    </details>
  );
}
