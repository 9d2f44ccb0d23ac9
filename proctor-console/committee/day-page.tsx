import { useCallback, useEffect, useState } from 'react';
import { may } from '#domain/staff/permissions.ts';
import { Icon } from '../appearance/icon.tsx';
import { Refused } from '../bank/refused.tsx';
import { type Day, dayDesk } from '../connection/day-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { addressOf, minutesOf } from '../monitor/address.ts';
import { ConfirmDialog } from '../monitor/confirm-dialog.tsx';
import { DifferingPages } from '../monitor/differing-pages.tsx';
import { useRefusalSentence } from '../monitor/refusal-sentence.ts';
import { atLots, atResults, atSeats } from './committee-address.ts';
import { useCommittee, useTold } from './committee-context.ts';
import { Door } from './door.tsx';
import { PostButton } from './post-button.tsx';
import { PhotosCard } from './photos-card.tsx';
import { LateCard } from './late-card.tsx';
import { WitnessesCard } from './witnesses-card.tsx';

const LOOK_EVERY_MS = 2_000;

/** The day's steps, looked at again and again, as other people make them too. */
export function useDay(session: string) {
  const { told, refusal, again } = useTold(useCallback(() => dayDesk.day(session), [session]));
  useEffect(() => {
    const timer = setInterval(again, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [again]);
  return { day: told, refusal, again };
}

export function DayPage({ session }: { session: string }) {
  const { t, words, number } = useSpeech();
  const { day, refusal, again } = useDay(session);
  return (
    <>
      <h1>{day === null ? t('day.title') : t('day.of', { title: words(day.session.title) })}</h1>
      <Refused refusal={refusal} again={again} />
      {day !== null && (
        <div className="day-parts">
          <div>
            <Steps day={day} session={session} again={again} />
            <Witnesses session={session} />
            <Photos session={session} />
          </div>
          <div className="day-door">
            <p className="lead" role="status">
              {t('day.present', { present: number(day.present), of: number(day.session.expected) })}
            </p>
            {day.session.phase !== 'closed' && (
              <>
                <LateCard session={session} day={day} again={again} />
                <Door
                  session={session}
                  isShut={day.isDoorShut}
                  isTooLate={day.isTooLate}
                  present={day.present}
                  onDone={again}
                />
              </>
            )}
          </div>
        </div>
      )}
    </>
  );
}

function Photos({ session }: { session: string }) {
  const { me } = useCommittee();
  return may(me.role, 'prepare-sessions') ? <PhotosCard session={session} /> : null;
}

function Witnesses({ session }: { session: string }) {
  const { me } = useCommittee();
  return may(me.role, 'enrol-witnesses') ? <WitnessesCard session={session} /> : null;
}

function Steps({ day, session, again }: { day: Day; session: string; again: () => void }) {
  const { t, number, clock } = useSpeech();
  const { me } = useCommittee();
  const [asks, setAsks] = useState(false);
  const mayLead = may(me.role, 'lead-sessions');
  const isOpened = day.session.phase !== 'prepared';
  const next = day.steps.find(({ done, name }) => !done && name !== 'papers')?.name ?? null;
  return (
    <section className="card day-steps" aria-labelledby="day-steps">
      <h2 id="day-steps">{t('day.steps')}</h2>
      {mayLead && (
        <p className="links">
          {day.steps.some(({ name }) => name === 'posted') && (
            <PostButton session={session} posted={day.posted} isNext={next === 'posted'} again={again} />
          )}
          {(next === 'check-in' || (next === 'posted' && !day.isDoorShut)) && (
            <button type="button" className={next === 'check-in' ? 'btn primary' : 'btn'} onClick={() => setAsks(true)}>
              {t('day.shut')}
            </button>
          )}
          {day.lots !== null && (
            <a className="btn" href={atSeats(session)}>
              {t('seatList.title')}
            </a>
          )}
          {day.lots === null && (
            <a className={next === 'lots' ? 'btn primary' : 'btn'} href={atLots(session)}>
              {t('day.toLots')}
            </a>
          )}
          <a
            className={next === 'open' || next === 'closed' ? 'btn primary' : 'btn'}
            href={`/console${addressOf(session)}`}
          >
            {t('day.toMonitor')}
          </a>
          {next === null && (
            <a className="btn primary" href={`/console${minutesOf(session)}`}>
              {t('minutes.title')}
            </a>
          )}
          {next === null && may(me.role, 'rank-sessions') && (
            <a className="btn" href={atResults(session)}>
              {t('committee.results')}
            </a>
          )}
        </p>
      )}
      <ol>
        {day.steps.map(({ done, missing, name }) => (
          <li key={name} className={done ? 'done' : undefined} aria-current={name === next ? 'step' : undefined}>
            <Icon name={done ? 'check' : 'wait'} />
            <span>
              <b>{t(`day.step.${name}`)}</b>{' '}
              <span className="small">
                {done ? t('day.isDone') : missing.map((why) => t(`day.missing.${why}`)).join(' ')}
                {name === next && missing.length === 0 && t(`day.now.${next}`, { defaultValue: '' })}
              </span>
              {name === 'posted' && day.posted !== null && (
                <span className="small">
                  {t('day.posted', { by: day.posted.by, at: clock(day.posted.at, day.session.zone) })}
                </span>
              )}
              {name === 'posted' && day.posted === null && <span className="small">{t('day.postMissing')}</span>}
              {name === 'prepared' && day.spares !== null && !isOpened && (
                <span className="small">
                  {t('day.spares', { spare: number(day.spares.spare), seats: number(day.spares.seats) })}{' '}
                  {day.spares.isTooFew && <b>{t('day.sparesFew')}</b>}
                </span>
              )}
              {name === 'same-build' && !isOpened && <PagesHeard pages={day.pages} />}
              {name === 'lots' && day.lots !== null && (
                <span className="small">{t(day.lots.automatic ? 'day.automatic' : 'day.byPeople')}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
      {asks && (
        <ShutDialog
          session={session}
          onDone={() => {
            setAsks(false);
            again();
          }}
        />
      )}
    </section>
  );
}

function PagesHeard({ pages }: { pages: Day['pages'] }) {
  const { t, number } = useSpeech();
  const { heard, silent } = pages;
  return (
    <>
      <span className="small">
        {t('pages.heard', { count: heard, n: number(heard) })}{' '}
        {silent > 0 && t('pages.silent', { count: silent, n: number(silent) })}
      </span>
      <DifferingPages pages={pages} />
    </>
  );
}

function ShutDialog({ session, onDone }: { session: string; onDone: () => void }) {
  const { t } = useSpeech();
  const say = useRefusalSentence();
  return (
    <ConfirmDialog
      title={t('day.shut')}
      goes={t('day.shut')}
      asksReason
      onCancel={onDone}
      onConfirm={async (reason) => {
        const reply = await dayDesk.shutDoor(session, reason);
        if (!reply.ok) return say(reply.refusal);
        onDone();
        return '';
      }}
    >
      <p>{t('day.shutLead')}</p>
    </ConfirmDialog>
  );
}
