import { useCallback, useEffect, useState } from 'react';
import { Icon } from '../appearance/icon.tsx';
import { type Account, type Accounts, accountDesk } from '../connection/account-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { useMay } from './desk-context.tsx';
import { PlainBand } from './header-band.tsx';
import { MakeAccountForm } from './make-account.tsx';
import type { OneTime } from './one-time.ts';
import { PlaceAccountDialog } from './place-account.tsx';
import { useRefusalSentence } from './refusal-sentence.ts';
import { SecondFactor } from './second-factor.tsx';
import './staff-page.css';

/** The zone of the journal's and the sign-ins' times: this computer's own, as accounts belong to no session. */
const OWN_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** One's own second factor; for who leads the day, the accounts of the staff and what was done to them. */
export function StaffPage() {
  const { t } = useSpeech();
  const mayManage = useMay('manage-accounts');
  return (
    <div className="lobby">
      <PlainBand />
      <main className="lobby-main staff-page">
        <a className="btn sm" href="#/">
          <Icon name="left" />
          {t('band.home')}
        </a>
        <h1>{t(mayManage ? 'staffPage.title' : 'staffPage.own')}</h1>
        <SecondFactor />
        {mayManage && <AccountsPart />}
      </main>
    </div>
  );
}

function AccountsPart() {
  const { t, number } = useSpeech();
  const { accounts, said, again } = useAccounts();
  const [told, setTold] = useState<OneTime | null>(null);
  const done = useCallback(
    (password: OneTime | null) => {
      setTold(password);
      again();
    },
    [again],
  );
  return (
    <>
      <section className="card staff-make" aria-labelledby="make-account">
        <h2 id="make-account">{t('staffPage.make')}</h2>
        <MakeAccountForm onMade={done} />
      </section>
      <p className="one-time" role="status">
        {told !== null && (
          <>
            {t('staffPage.oneTime', { name: told.name })} <b className="mono">{told.password}</b> {t('staffPage.once')}
          </>
        )}
      </p>
      <p className="said" role="alert">
        {said}
      </p>
      <section aria-labelledby="accounts">
        <h2 id="accounts">{t('staffPage.accounts')}</h2>
        <ul className="account-list">
          {(accounts?.accounts ?? []).map((account) => (
            <AccountCard key={account.name} account={account} onDone={done} />
          ))}
        </ul>
      </section>
      {accounts !== null && <Journal accounts={accounts} number={number} />}
    </>
  );
}

function useAccounts() {
  const say = useRefusalSentence();
  const [accounts, setAccounts] = useState<Accounts | null>(null);
  const [said, setSaid] = useState('');
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    void accountDesk.list().then((reply) => {
      if (!isCurrent) return;
      if (reply.ok) setAccounts(reply);
      setSaid(reply.ok ? '' : say(reply.refusal));
    });
    return () => {
      isCurrent = false;
    };
  }, [say, turn]);
  return { accounts, said, again: useCallback(() => setTurn((before) => before + 1), []) };
}

const ACTS = ['lock', 'unlock', 'reset', 'sign-out'] as const;
type Asked = { readonly act: (typeof ACTS)[number]; readonly session: string | null };

function AccountCard({ account, onDone }: { account: Account; onDone: (told: OneTime | null) => void }) {
  const { t, day } = useSpeech();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [places, setPlaces] = useState(false);
  const { hasSecondFactor, isNew, lockedAt, mayManage, name, role, rooms, sessions } = account;
  const isLocked = lockedAt !== null;
  const acts = ACTS.filter((act) => {
    if (act === 'lock') return !isLocked;
    if (act === 'unlock') return isLocked;
    return act === 'reset' || sessions.length > 0;
  });
  return (
    <li className="card account" aria-label={name}>
      <div className="account-head">
        <b>{name}</b>
        <span>
          {t(`role.${role}`)} · {rooms === 'all' ? t('table.allRooms') : rooms.join(', ')}
        </span>
        <span className={isLocked ? 'chip s-alarm' : 'chip nrm'}>
          {t(isLocked ? 'staffPage.locked' : isNew ? 'staffPage.isNew' : 'staffPage.inUse')}
        </span>
        {hasSecondFactor && <span className="chip s-saved">{t('staffPage.hasFactor')}</span>}
      </div>
      {sessions.length > 0 && (
        <ul className="account-sessions">
          {sessions.map((one) => (
            <li key={one.id}>
              {t('staffPage.session', {
                address: one.address,
                at: day(one.startedAt, OWN_ZONE),
                used: day(one.usedAt, OWN_ZONE),
              })}
              {one.isThis ? (
                <span className="q"> {t('staffPage.thisOne')}</span>
              ) : (
                mayManage && (
                  <button
                    type="button"
                    className="link"
                    aria-label={t('staffPage.endOne', { name, address: one.address })}
                    onClick={() => setAsked({ act: 'sign-out', session: one.id })}
                  >
                    {t('staffPage.end')}
                  </button>
                )
              )}
            </li>
          ))}
        </ul>
      )}
      {mayManage && (
        <p className="links">
          {acts.map((act) => (
            <button
              key={act}
              type="button"
              className={act === 'lock' ? 'btn sm danger' : 'btn sm'}
              aria-label={t('staffPage.actOn', { act: t(`staffPage.act.${act}`), name })}
              onClick={() => setAsked({ act, session: null })}
            >
              {t(`staffPage.act.${act}`)}
            </button>
          ))}
          <button
            type="button"
            className="btn sm"
            aria-label={t('staffPage.actOn', { act: t('staffPage.act.place'), name })}
            onClick={() => setPlaces(true)}
          >
            {t('staffPage.act.place')}
          </button>
        </p>
      )}
      {places && (
        <PlaceAccountDialog
          account={account}
          onLeave={() => setPlaces(false)}
          onDone={() => {
            setPlaces(false);
            onDone(null);
          }}
        />
      )}
      {asked !== null && (
        <ActDialog
          {...{ account, asked }}
          onLeave={() => setAsked(null)}
          onDone={(told) => {
            setAsked(null);
            onDone(told);
          }}
        />
      )}
    </li>
  );
}

interface ActParts {
  readonly account: Account;
  readonly asked: Asked;
  readonly onLeave: () => void;
  readonly onDone: (told: OneTime | null) => void;
}

function ActDialog({ account: { name }, asked: { act, session }, onLeave, onDone }: ActParts) {
  const { t } = useSpeech();
  const say = useRefusalSentence();
  return (
    <ConfirmDialog
      title={t('staffPage.actOn', { act: t(`staffPage.act.${act}`), name })}
      goes={t(`staffPage.act.${act}`)}
      isGrave={act === 'lock'}
      asksReason
      reasonWord="reason.journal"
      onCancel={onLeave}
      onConfirm={async (reason) => {
        const what = act === 'sign-out' ? { act, session } : { act };
        const reply = await accountDesk.act({ name, reason, what });
        if (!reply.ok) return say(reply.refusal);
        onDone(reply.password === null ? null : { name, password: reply.password });
        return '';
      }}
    >
      <p>{t(`staffPage.what.${act}`)}</p>
    </ConfirmDialog>
  );
}

function Journal({ accounts, number }: { accounts: Accounts; number: (value: number) => string }) {
  const { t, day } = useSpeech();
  const { brokenAt, journal } = accounts;
  return (
    <section aria-labelledby="staff-journal">
      <h2 id="staff-journal">{t('staffPage.journal')}</h2>
      <p className={brokenAt === null ? 'lead' : 'said'}>
        {brokenAt === null ? t('staffPage.whole') : t('staffPage.broken', { n: number(brokenAt) })}
      </p>
      <ol className="staff-journal" tabIndex={0} aria-label={t('staffPage.journal')}>
        {journal.map((line) => (
          <li key={line.no}>
            <span className="q">#{line.no}</span> <time>{day(line.at, OWN_ZONE)}</time>{' '}
            {t(`staffPage.did.${line.act}`, { name: line.name, by: line.by })}
            {line.reason !== '' && `: ${line.reason}`}
          </li>
        ))}
      </ol>
    </section>
  );
}
