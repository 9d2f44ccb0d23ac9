import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Credentials, SignInFailure } from '../state/sitting.ts';
import { useLocalNow, useSitting, useSittingState } from '../state/use-sitting.ts';
import { LanguageSwitch, ThemeButton } from './display-tools.tsx';
import { HelpButton } from './help-button.tsx';
import { Brand, Icon, Louvre } from './icon.tsx';
import { PairingCode } from './pairing-code.tsx';
import { ScreenTitle } from './screen-title.tsx';
import { SignInField } from './sign-in-field.tsx';
import { StationName } from './station-name.tsx';
import './sign-in.css';

type FieldName = keyof Credentials;

const FIELDS = [
  { name: 'participantNumber', words: 'sign-in.number', autoComplete: 'username' },
  { name: 'registrationPin', words: 'sign-in.registration-pin', autoComplete: 'off' },
  { name: 'sessionPin', words: 'sign-in.session-pin', autoComplete: 'off' },
] as const satisfies readonly { name: FieldName; words: string; autoComplete: string }[];

const fieldAtFault: Partial<Record<SignInFailure['word'], FieldName>> = {
  'wrong-number': 'participantNumber',
  'wrong-registration-pin': 'registrationPin',
  'wrong-session-pin': 'sessionPin',
};

const EMPTY: Credentials = { participantNumber: '', registrationPin: '', sessionPin: '' };

export function SignIn({ back }: { back(): void }) {
  const { t } = useTranslation();
  return (
    <div className="door">
      <section className="door-band on-band" aria-label="Terang">
        <Brand />
        <p className="motto">{t('sign-in.motto')}</p>
        <p className="motto-more">{t('sign-in.motto-more')}</p>
        <PairingCode />
        <span className="door-louvre">
          <Louvre isStretched />
        </span>
      </section>
      <main className="door-main">
        <div className="door-tools tools">
          <StationName />
          <LanguageSwitch />
          <div className="grp">
            <ThemeButton />
          </div>
          <HelpButton />
        </div>
        <SignInForm />
        <div className="door-foot">
          <LinkLine />
          <button className="link" onClick={back}>
            {t('sign-in.back')}
          </button>
        </div>
      </main>
    </div>
  );
}

function SignInForm() {
  const { t } = useTranslation();
  const sitting = useSitting();
  const turnedAway = useSittingState(({ place }) => (place.kind === 'signed-out' ? place.refusal : null));
  const [entered, setEntered] = useState(EMPTY);
  const [missing, setMissing] = useState<FieldName | null>(null);
  const [failure, setFailure] = useState<SignInFailure | null>(turnedAway && { word: turnedAway });
  const [isBusy, setBusy] = useState(false);
  const [isShown, setShown] = useState(false);
  const wait = useWait(failure);
  const form = useRef<HTMLFormElement>(null);
  const atFault = missing ?? (failure && fieldAtFault[failure.word]) ?? null;

  useEffect(() => {
    if (atFault !== null) form.current?.querySelector<HTMLInputElement>(`[name="${atFault}"]`)?.focus();
  }, [atFault, failure, missing]);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isBusy || wait > 0) return;
    const empty = FIELDS.find(({ name }) => entered[name].trim() === '');
    setFailure(null);
    setMissing(empty?.name ?? null);
    if (empty !== undefined) return;
    setBusy(true);
    const refused = await sitting.signIn(entered);
    setFailure(refused);
    setBusy(false);
  }

  // What was said about a field goes as soon as the person mends it.
  const change = (name: FieldName, value: string): void => {
    setEntered((before) => ({ ...before, [name]: value }));
    if (name !== atFault) return;
    setMissing(null);
    setFailure(null);
  };
  const message = (name: FieldName, words: string): string | null => {
    if (name === missing) return t('sign-in.missing', { field: t(words) });
    return failure && fieldAtFault[failure.word] === name ? t(`refusal.${failure.word}`) : null;
  };
  return (
    <form ref={form} className="door-form" onSubmit={(event) => void submit(event)} noValidate>
      <ScreenTitle windowTitle={t('title.sign-in')}>{t('sign-in.heading')}</ScreenTitle>
      <p className="lead">{t('sign-in.lead')}</p>
      {failure && fieldAtFault[failure.word] === undefined && <Failure failure={failure} wait={wait} />}
      {FIELDS.map(({ name, words, autoComplete }) => (
        <SignInField
          key={name}
          {...{ name, words, autoComplete }}
          isSecret={name !== 'participantNumber' && !isShown}
          value={entered[name]}
          error={message(name, words)}
          change={(value) => change(name, value)}
        />
      ))}
      <div className="door-acts">
        <button type="submit" className="btn primary" aria-disabled={isBusy || wait > 0}>
          {t(isBusy ? 'sign-in.submitting' : 'sign-in.submit')}
        </button>
        <button type="button" className="btn quiet" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
          <Icon mark={isShown ? 'eye-off' : 'eye'} />
          {t(isShown ? 'sign-in.hide' : 'sign-in.show')}
        </button>
      </div>
    </form>
  );
}

/** Seconds until the engine listens again. */
function useWait(failure: SignInFailure | null): number {
  const now = useLocalNow();
  const [until, setUntil] = useState(0);
  const { desk } = useSitting();
  useEffect(() => {
    const wait = failure !== null && 'retryAfterMs' in failure ? failure.retryAfterMs : undefined;
    setUntil(wait === undefined ? 0 : desk.now() + wait);
  }, [desk, failure]);
  return Math.max(0, Math.ceil((until - now) / 1_000));
}

function Failure({ failure, wait }: { failure: SignInFailure; wait: number }) {
  const { t } = useTranslation();
  const where = 'where' in failure ? failure.where : undefined;
  const enrolment = useSitting().desk.enrolment?.store.getState();
  const ownCode = failure.word === 'workstation-unknown' && enrolment?.kind === 'waiting' ? enrolment.code : '';
  return (
    <div className="door-failure" role="alert">
      <Icon mark="stop" />
      <p>
        <b>{t('sign-in.failed')}.</b> {t(`refusal.${failure.word}`, { where: where || ownCode || '–' })}{' '}
        {wait > 0 && (
          <span aria-live="off">
            {wait > 90
              ? t('sign-in.wait-minutes', { minutes: Math.ceil(wait / 60) })
              : t('sign-in.wait', { seconds: wait })}
          </span>
        )}
      </p>
    </div>
  );
}

function LinkLine() {
  const { t } = useTranslation();
  const isUp = useSittingState(({ link }) => link.up);
  return (
    <p className={`door-link bare ${isUp ? 's-saved' : 's-unsaved'}`} role="status">
      <Icon mark={isUp ? 'saved' : 'wifi'} />
      {t(isUp ? 'sign-in.link-up' : 'sign-in.link-down')}
    </p>
  );
}
