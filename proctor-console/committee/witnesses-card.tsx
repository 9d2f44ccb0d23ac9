import { useCallback, useEffect, useState } from 'react';
import { rootWords } from '#domain/ledger/root-words.ts';
import { Refused } from '../bank/refused.tsx';
import { type HallWitnesses, witnessDesk } from '../connection/witness-desk.ts';
import { SeenBy } from '../figures/seen-by.tsx';
import { useSpeech } from '../messages/speech.ts';
import { ConfirmDialog } from '../monitor/confirm-dialog.tsx';
import { useRefusalSentence } from '../monitor/refusal-sentence.ts';
import { useTold } from './committee-context.ts';

const LOOK_EVERY_MS = 5_000;
const KEY_WORDS = 4;

/** The witnesses of this hall's ledgers: whose keys count, and which devices offer theirs. */
export function WitnessesCard({ session }: { session: string }) {
  const { t } = useSpeech();
  const { told, refusal, again } = useTold(useCallback(() => witnessDesk.list(), []));
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    const timer = setInterval(again, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [again]);
  return (
    <section className="card day-witnesses" aria-labelledby="witnesses">
      <h2 id="witnesses">{t('witness.title')}</h2>
      <p className="small">{t('witness.lead')}</p>
      <p role="status">
        <SeenBy session={session} />
      </p>
      <Refused refusal={refusal} again={again} />
      {told !== null && <WitnessList list={told} onAsk={setAsked} />}
      {asked !== null && (
        <AskDialog
          asked={asked}
          onDone={() => {
            setAsked(null);
            again();
          }}
        />
      )}
    </section>
  );
}

type Asked =
  | { readonly act: 'enrol'; readonly name: string; readonly vkey: string; readonly words: string }
  | { readonly act: 'remove'; readonly name: string };

function WitnessList({ list, onAsk }: { list: HallWitnesses; onAsk: (asked: Asked) => void }) {
  const { t, language } = useSpeech();
  const words = (fingerprint: string): string => rootWords(fingerprint, language).slice(0, KEY_WORDS).join(' · ');
  return (
    <ul className="plain">
      {list.enrolled.map(({ isRemoved, name }) => (
        <li key={name}>
          <b>{name}</b> <span className="small">{t(isRemoved ? 'witness.removed' : 'witness.counts')}</span>{' '}
          {!isRemoved && (
            <button type="button" className="btn" onClick={() => onAsk({ act: 'remove', name })}>
              {t('witness.remove', { name })}
            </button>
          )}
        </li>
      ))}
      {list.waiting.map(({ address, fingerprint, name, vkey }) => (
        <li key={vkey}>
          <b>{name}</b>{' '}
          <span className="small">
            {t('witness.offers', { address })} <b>{words(fingerprint)}</b>
          </span>{' '}
          <button
            type="button"
            className="btn primary"
            onClick={() => onAsk({ act: 'enrol', name, vkey, words: words(fingerprint) })}
          >
            {t('witness.enrol', { name })}
          </button>
        </li>
      ))}
      {list.enrolled.length + list.waiting.length === 0 && <li className="small">{t('witness.none')}</li>}
    </ul>
  );
}

function AskDialog({ asked, onDone }: { asked: Asked; onDone: () => void }) {
  const { t } = useSpeech();
  const say = useRefusalSentence();
  const title = t(asked.act === 'enrol' ? 'witness.enrol' : 'witness.remove', { name: asked.name });
  return (
    <ConfirmDialog
      title={title}
      goes={title}
      asksReason={asked.act === 'remove'}
      onCancel={onDone}
      onConfirm={async (reason) => {
        const act =
          asked.act === 'enrol' ? witnessDesk.enrol(asked.name, asked.vkey) : witnessDesk.remove(asked.name, reason);
        const reply = await act;
        if (!reply.ok) return say(reply.refusal);
        onDone();
        return '';
      }}
    >
      <p>{asked.act === 'enrol' ? t('witness.compare', { words: asked.words }) : t('witness.removing')}</p>
    </ConfirmDialog>
  );
}
