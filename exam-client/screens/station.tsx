import { useTranslation } from 'react-i18next';
import { type Check, type CheckState, type Verdict, checkStation, maySignIn, verdictOf } from '../state/station.ts';
import { useStation } from '../state/use-station.ts';
import { useSitting, useSittingState } from '../state/use-sitting.ts';
import { LanguageSwitch, ThemeButton } from './display-tools.tsx';
import { HelpButton } from './help-button.tsx';
import { Brand, Icon, Louvre, type Mark } from './icon.tsx';
import { PairingCode } from './pairing-code.tsx';
import { ScreenTitle } from './screen-title.tsx';
import { useStationName } from './station-name.tsx';
import { hourWithZone } from './words-of-time.ts';
import './station.css';

const MARKS: Record<CheckState, { readonly mark: Mark; readonly role: string }> = {
  ok: { mark: 'saved', role: 's-saved' },
  warn: { mark: 'unsaved', role: 's-unsaved' },
  bad: { mark: 'stop', role: 's-alarm' },
  busy: { mark: 'saving', role: 's-saving' },
};
const VERDICTS: Record<Verdict, { readonly mark: Mark; readonly role: string }> = {
  ready: { mark: 'check', role: 's-saved' },
  'not-ready': { mark: 'unsaved', role: 's-unsaved' },
  blocked: { mark: 'stop', role: 's-alarm' },
  checking: { mark: 'saving', role: 's-saving' },
};

/** A computer at which nobody has signed in: what it is called, whether it is ready, and what a technician should do. */
export function Station({ goOn }: { goOn(): void }) {
  const { t } = useTranslation();
  const found = useStation();
  const checks = checkStation(found);
  const isFree = maySignIn(checks);
  return (
    <div className="door station">
      <section className="door-band on-band" aria-label={t('station.name')}>
        <Brand />
        <NamePlate />
        <VerdictWord checks={checks} />
        <PairingCode />
        {found.server !== null && <Sessions sessions={found.server.facts.sessions} />}
        <span className="door-louvre">
          <Louvre isStretched />
        </span>
      </section>
      <main className="door-main">
        <div className="door-tools tools">
          <LanguageSwitch />
          <div className="grp">
            <ThemeButton />
          </div>
          <HelpButton />
        </div>
        <div className="station-in">
          <ScreenTitle windowTitle={t('title.station')}>{t('station.heading')}</ScreenTitle>
          <Farewell />
          <ul className="checks" aria-label={t('station.checks')}>
            {checks.map((check) => (
              <CheckRow key={check.name} check={check} mayFillScreen={found.surroundings.mayFillScreen} />
            ))}
          </ul>
          <div className="door-acts">
            <button
              className="btn primary"
              aria-disabled={!isFree}
              aria-describedby="station-go"
              onClick={() => isFree && goOn()}
            >
              {t('station.go')}
              <Icon mark="right" />
            </button>
            <p id="station-go">{t(isFree ? 'station.again' : 'station.go-blocked')}</p>
          </div>
        </div>
      </main>
    </div>
  );
}

function NamePlate() {
  const { t } = useTranslation();
  const name = useStationName();
  return (
    <div className="station-name">
      <span>{t('station.name')}</span>
      {name === '' ? (
        <p>
          {t('station.unnamed')} {t('station.unnamed-do')}
        </p>
      ) : (
        <b>{name}</b>
      )}
    </div>
  );
}

function VerdictWord({ checks }: { checks: readonly Check[] }) {
  const { t } = useTranslation();
  const verdict = verdictOf(checks);
  const count = checks.filter(({ state }) => state === 'warn').length;
  const { mark, role } = VERDICTS[verdict];
  return (
    <div className="verdict" role="status">
      <p className={`verdict-word ${role}`}>
        <Icon mark={mark} />
        {t(`station.${verdict}`)}
      </p>
      <p>{t(`station.${verdict}-more`, { count })}</p>
    </div>
  );
}

type Session = NonNullable<ReturnType<typeof useStation>['server']>['facts']['sessions'][number];

function Sessions({ sessions }: { sessions: readonly Session[] }) {
  const { t, i18n } = useTranslation();
  const when = ({ isOpen, opensAt, zone }: Session): string => {
    if (isOpen) return t('station.session-open');
    return opensAt === null
      ? t('station.session-unknown')
      : t('station.session-opens', { time: hourWithZone(opensAt, zone) });
  };
  return (
    <div className="station-sessions">
      <h2>{t('station.sessions')}</h2>
      {sessions.length === 0 && <p>{t('station.sessions-none')}</p>}
      <ul>
        {sessions.map((session, place) => (
          <li key={place}>
            <b>{i18n.language === 'en' ? session.title.en : session.title.id}</b> {when(session)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Why nobody sits here any more, for whoever still does. */
function Farewell() {
  const { t } = useTranslation();
  const farewell = useSittingState(({ place }) => (place.kind === 'signed-out' ? place.farewell : undefined));
  return (
    <div role="status">
      {farewell !== undefined && (
        <p className={`farewell f-${farewell}`}>
          <Icon mark={farewell === 'denied' ? 'message' : 'check'} />
          {t(`station.${farewell}`)}
        </p>
      )}
    </div>
  );
}

function CheckRow({ check, mayFillScreen }: { check: Check; mayFillScreen: boolean }) {
  const { t, i18n } = useTranslation();
  const { name, says, state } = check;
  const { mark, role } = MARKS[state];
  const title = check.title && (i18n.language === 'en' ? check.title.en : check.title.id);
  // What to do about a clock is the same whichever way it is off.
  const does = name === 'clock' ? 'station.clock-warn-do' : `station.${name}-${says}-do`;
  return (
    <li className={`check ${role}`}>
      <Icon mark={mark} />
      <div>
        <b>{t(`station.${name}`)}</b>
        <span className="sr">, {t(`station.state-${state}`)}.</span>{' '}
        <span>{t(`station.${name}-${says}`, { ...check.facts, title })}</span>
        {(state === 'warn' || state === 'bad') && (
          <p>
            <b>{t('station.do')}</b> {t(does)}
          </p>
        )}
      </div>
      {name === 'fullscreen' && state === 'warn' && mayFillScreen && <FillScreen />}
    </li>
  );
}

function FillScreen() {
  const { t } = useTranslation();
  const { station } = useSitting().desk;
  return (
    // A browser that refuses says so by staying as it is, and the check goes on saying it.
    <button className="btn sm" onClick={() => void station.fillScreen().catch(() => undefined)}>
      {t('station.fullscreen-enter')}
    </button>
  );
}
