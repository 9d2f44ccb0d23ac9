import { type FormEvent, useCallback, useMemo, useState } from 'react';
import { sayProblem } from '#domain/sentences/say.ts';
import type { PaperOrder, PaperPreviewReply } from '#protocol/items-http.ts';
import type { Told } from '../connection/bank-desk.ts';
import type { DeskRefusal } from '../connection/staff-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { addressOf } from './bank-address.ts';
import { useAnswer, useBankRoom } from './bank-context.ts';
import { BankHead } from './bank-head.tsx';
import { CandidateFrame } from './candidate-frame.tsx';
import { Refused } from './refused.tsx';
import { StepChip } from './step-chip.tsx';

/** A paper that somebody could get: drawn by an exam's rules from a seed that anybody may choose, and only to be looked at. */
export function PaperPage({ bank }: { bank: string }) {
  const { t, words, number } = useSpeech();
  const { desk } = useBankRoom();
  const known = useAnswer(desk.definitions);
  const definitions = known.told?.definitions ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [seed, setSeed] = useState('1');
  const [which, setWhich] = useState<PaperOrder['which']>('approved');
  const [isBusy, setBusy] = useState(false);
  const [drawn, setDrawn] = useState<Told<PaperPreviewReply> | null>(null);
  const [refusal, setRefusal] = useState<DeskRefusal['refusal'] | null>(null);
  const fitting = definitions.find((one) => one.bank === bank) ?? definitions[0];
  const definition = chosen ?? fitting?.id ?? '';
  const draw = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const reply = await desk.paper(bank, { definition, seed: seed.trim(), which });
    setBusy(false);
    setRefusal(reply.ok ? null : reply.refusal);
    setDrawn(reply.ok ? reply : null);
  };
  return (
    <>
      <BankHead bank={bank} page={t('paper.title')} />
      <Refused refusal={known.refusal} again={known.again} />
      <form className="card paper-order" onSubmit={(event) => void draw(event)}>
        <p>{t('paper.lead')}</p>
        <div className="entries">
          <label className="entry sm">
            <span className="label">{t('paper.definition')}</span>
            <select value={definition} onChange={({ target }) => setChosen(target.value)}>
              {definitions.map(({ id, items, title }) => (
                <option key={id} value={id}>
                  {t('paper.definitionLine', { title: words(title), id, n: number(items) })}
                </option>
              ))}
            </select>
          </label>
          <label className="entry sm">
            <span className="label">{t('paper.which')}</span>
            <select value={which} onChange={({ target }) => setWhich(target.value as PaperOrder['which'])}>
              {(['approved', 'newest'] as const).map((one) => (
                <option key={one} value={one}>
                  {t(`paper.whichOne.${one}`)}
                </option>
              ))}
            </select>
          </label>
          <label className="entry sm">
            <span className="label">{t('paper.seed')}</span>
            <input
              required
              maxLength={60}
              value={seed}
              autoComplete="off"
              onChange={({ target }) => setSeed(target.value)}
            />
          </label>
        </div>
        <button className="btn primary" disabled={isBusy || definition === '' || seed.trim() === ''}>
          {t('paper.draw')}
        </button>
      </form>
      <p role="status">{isBusy && t('paper.drawing')}</p>
      <Refused refusal={refusal} heading={t('paper.lacks')} />
      {drawn !== null && <Paper bank={bank} drawn={drawn} />}
    </>
  );
}

function Paper({ bank, drawn }: { bank: string; drawn: Told<PaperPreviewReply> }) {
  const { t, number, language } = useSpeech();
  const [printed, setPrinted] = useState(0);
  const { form, leftOut, places } = drawn;
  const notes = useMemo(
    () =>
      places.map(({ isApproved, item, step, version }) =>
        t(isApproved ? 'paper.noteApproved' : 'paper.note', { item, version, step: t(`bank.step.${step}`) }),
      ),
    [places, t],
  );
  const open = places.filter(({ isApproved }) => !isApproved).length;
  const print = useCallback(() => setPrinted((before) => before + 1), []);
  return (
    <section className="paper" aria-labelledby="paper-title">
      <div className="preview-head">
        <h2 id="paper-title">{t('paper.drawn', { n: number(places.length) })}</h2>
        <p role="status" className={open > 0 ? 'said' : 'q'}>
          {open > 0 ? t('paper.unapproved', { count: open, n: number(open) }) : t('paper.allApproved')}
        </p>
        <button type="button" className="btn" onClick={print}>
          {t('paper.print')}
        </button>
      </div>
      {leftOut.length > 0 && (
        <div className="left-out">
          <p>{t('paper.leftOut')}</p>
          <ul>
            {leftOut.map((problem) => (
              <li key={problem.where}>{sayProblem(problem, language)}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="paper-parts">
        <CandidateFrame bank={bank} form={form} notes={notes} title={t('paper.frame')} printed={printed} />
        <ol className="card places" aria-label={t('paper.places')}>
          {places.map(({ isApproved, item, step, version }, at) => (
            <li key={at} className={isApproved ? 'place' : 'place unapproved'}>
              <span>{number(at + 1)}.</span>
              <a href={addressOf({ page: 'item', bank, item })}>{item}</a>
              <span className="q">{t('bank.newest', { n: number(version) })}</span>
              {!isApproved && <StepChip step={step} />}
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
