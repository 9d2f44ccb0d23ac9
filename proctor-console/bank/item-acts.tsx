import { useState } from 'react';
import { ITEM_ACTS, type ItemAct, decideItem } from '#domain/authoring/decide-item.ts';
import type { ItemRecord } from '#domain/authoring/item-record.ts';
import type { StaffName } from '#domain/ids.ts';
import { ITEM_ACT_DEEDS, may } from '#domain/staff/permissions.ts';
import type { Instant } from '#domain/time.ts';
import { useSpeech } from '../messages/speech.ts';
import { useRefusalSentence } from '../monitor/refusal-sentence.ts';
import { ActDialog } from './act-dialog.tsx';
import { useBankRoom } from './bank-context.ts';

/** Whether it may be done does not hang on when. */
const ANY_TIME = 0 as Instant;

interface ActsParts {
  readonly bank: string;
  readonly id: string;
  readonly record: ItemRecord;
  readonly onDone: () => void;
}

/** What this person can do with the item now; what four eyes forbid them is named with its reason instead of left away. */
export function ItemActs({ bank, id, record, onDone }: ActsParts) {
  const { t, number } = useSpeech();
  const say = useRefusalSentence();
  const { desk, me } = useBankRoom();
  const [asked, setAsked] = useState<ItemAct | null>(null);
  const [done, setDone] = useState('');
  const possible = ITEM_ACTS.filter((act) => may(me.role, ITEM_ACT_DEEDS[act])).flatMap((act) => {
    const decided = decideItem(record, { act, version: record.version, by: me.name as StaffName, note: act }, ANY_TIME);
    const why = decided.ok ? null : decided.refusal;
    return why?.word === 'wrong-phase' ? [] : [{ act, why }];
  });
  const carryOut = async (act: ItemAct, note: string): Promise<string> => {
    const reply = await desk.act(bank, id, { act, version: record.version, note });
    if (!reply.ok) return say(reply.refusal);
    setAsked(null);
    setDone(t('bank.done', { step: t(`bank.step.${reply.record.step}`) }));
    onDone();
    return '';
  };
  return (
    <section className="card acts" aria-labelledby="acts-title">
      <h2 id="acts-title">{t('bank.acts')}</h2>
      <p role="status">{done}</p>
      {possible.length === 0 && <p className="q">{t('bank.nothing')}</p>}
      <div className="act-buttons">
        {possible.map(
          ({ act, why }) =>
            why === null && (
              <button
                key={act}
                type="button"
                className={act === 'return' || act === 'retire' ? 'btn danger' : 'btn primary'}
                onClick={() => setAsked(act)}
              >
                {t(`bank.act.${act}`)}
              </button>
            ),
        )}
      </div>
      {possible.map(
        ({ act, why }) =>
          why !== null && (
            <p key={act} className="q">
              {t('bank.notAs', { act: t(`bank.act.${act}`), why: say(why) })}
            </p>
          ),
      )}
      {asked !== null && (
        <ActDialog
          title={t('bank.askAct', { act: t(`bank.act.${asked}`), id, n: number(record.version) })}
          act={asked}
          needsNote={asked === 'return' || asked === 'retire'}
          onCancel={() => setAsked(null)}
          onConfirm={(note) => carryOut(asked, note)}
        />
      )}
    </section>
  );
}
