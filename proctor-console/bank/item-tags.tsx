import { type FormEvent, useState } from 'react';
import { tagsIn } from '#domain/authoring/tags.ts';
import type { DeskRefusal } from '../connection/staff-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { mayWrite, useBankRoom } from './bank-context.ts';
import { Refused } from './refused.tsx';

interface TagsParts {
  readonly bank: string;
  readonly id: string;
  readonly tags: readonly string[];
  readonly onDone: () => void;
}

/** An item's tags. They are the item's and not a version's: what is approved stays approved when they change. */
export function ItemTags({ bank, id, onDone, tags }: TagsParts) {
  const { t } = useSpeech();
  const { desk, me } = useBankRoom();
  const [typed, setTyped] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<DeskRefusal['refusal'] | null>(null);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const wanted = tagsIn(typed ?? '');
    const reply = await desk.tag(bank, {
      items: [id],
      add: wanted.filter((tag) => !tags.includes(tag)),
      remove: tags.filter((tag) => !wanted.includes(tag)),
    });
    setRefusal(reply.ok ? null : reply.refusal);
    if (!reply.ok) return;
    setTyped(null);
    onDone();
  };
  return (
    <section className="card item-tags" aria-labelledby="tags-title">
      <h2 id="tags-title">{t('bank.part.tags')}</h2>
      <p>
        {tags.length === 0
          ? '–'
          : tags.map((tag) => (
              <span key={tag} className="tag">
                {tag}
              </span>
            ))}
      </p>
      {mayWrite(me.role) && (
        <details>
          <summary>{t('tags.edit')}</summary>
          <form onSubmit={(event) => void save(event)}>
            <label className="entry sm">
              <span className="label">
                {t('bank.part.tags')} ({t('tags.hint')})
              </span>
              <input
                value={typed ?? tags.join(', ')}
                autoComplete="off"
                onChange={({ target }) => setTyped(target.value)}
              />
            </label>
            <Refused refusal={refusal} />
            <button className="btn sm" disabled={typed === null}>
              {t('tags.save')}
            </button>
          </form>
        </details>
      )}
    </section>
  );
}
