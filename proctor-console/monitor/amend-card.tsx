import { type FormEvent, useId, useState } from 'react';
import { useSpeech } from '../messages/speech.ts';
import type { Room } from '../state/room.ts';
import { LEAST_REASON, MOST_REASON } from './confirm-dialog.tsx';
import { useConsole } from './desk-context.tsx';
import { useReplySentence } from './reply-sentence.ts';
import './amend-card.css';

const RULES = ['full', 'none', 'key'] as const;

/** A key is corrected after the closing: whose score it would change is asked of the engine before anything is proposed. */
export function AmendCard({ room }: { room: Room }) {
  const { t, number } = useSpeech();
  const { line } = useConsole();
  const say = useReplySentence();
  const where = useId();
  const [itemId, setItem] = useState('');
  const [kind, setKind] = useState<(typeof RULES)[number]>('full');
  const [options, setOptions] = useState('');
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState('');
  const sessionId = room.head.session.id;
  const places = [...options.toUpperCase().replace(/[^A-Z]/g, '')].map((letter) => letter.charCodeAt(0) - 65);
  const rule = kind === 'key' ? { kind, options: places } : { kind };
  const act = { kind: 'amend' as const, itemId: itemId.trim(), rule };
  const isReady = act.itemId !== '' && (kind !== 'key' || places.length > 0);

  const look = async () => {
    const reply = await line.act('preview-act', { sessionId, act });
    setSaid(
      reply.ok ? t('amend.would', { count: reply.affected.length, n: number(reply.affected.length) }) : say(reply),
    );
  };
  const propose = async (event: FormEvent) => {
    event.preventDefault();
    const reply = await line.act('propose', { sessionId, act, reason: reason.trim() });
    setSaid(reply.ok ? t('amend.proposed') : say(reply));
  };
  return (
    <section className="card amend-card" aria-label={t('amend.title')}>
      <div className="ch">
        <h2>{t('amend.title')}</h2>
      </div>
      <form className="amend" onSubmit={(event) => void propose(event)}>
        <label className="entry sm">
          <span className="label">{t('amend.item')}</span>
          <input
            required
            value={itemId}
            maxLength={64}
            aria-describedby={where}
            onChange={(event) => setItem(event.target.value)}
          />
        </label>
        <p id={where} className="where">
          {t('amend.where')} <a href="/bank">{t('amend.toBank')}</a>
        </p>
        <label className="entry sm">
          <span className="label">{t('amend.rule')}</span>
          <select value={kind} onChange={(event) => setKind(RULES.find((one) => one === event.target.value) ?? 'full')}>
            {RULES.map((one) => (
              <option key={one} value={one}>
                {t(`amend.rules.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {kind === 'key' && (
          <label className="entry sm">
            <span className="label">{t('amend.options')}</span>
            <input required value={options} maxLength={20} onChange={(event) => setOptions(event.target.value)} />
          </label>
        )}
        <label className="entry sm">
          <span className="label">{t('reason.note')}</span>
          <input
            required
            minLength={LEAST_REASON}
            maxLength={MOST_REASON}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <p role="status">{said}</p>
        <div className="amend-go">
          <button type="button" className="btn sm" disabled={!isReady} onClick={() => void look()}>
            {t('amend.look')}
          </button>
          <button className="btn sm primary" disabled={!isReady || reason.trim().length < LEAST_REASON}>
            {t('amend.propose')}
          </button>
        </div>
      </form>
    </section>
  );
}
