import { Brand } from '../appearance/brand.tsx';
import { Icon } from '../appearance/icon.tsx';
import { ReadingChoices } from '../appearance/reading-choices.tsx';
import { useSpeech } from '../messages/speech.ts';
import { AT_BANKS } from './bank-address.ts';
import { useBankRoom } from './bank-context.ts';

export function BankBand() {
  const { t } = useSpeech();
  const { me, signOut } = useBankRoom();
  return (
    <header className="top on-band">
      <a className="home" href={AT_BANKS} aria-label={`terang, ${t('bank.home')}`}>
        <Brand />
      </a>
      {me.role === 'committee' && (
        <a className="band-link" href="/console">
          {t('bank.monitor')}
        </a>
      )}
      <span className="push" />
      <div className="me">
        <span className="who">
          <b>{me.name}</b>
          <span>{t(`role.${me.role}`)}</span>
        </span>
        <ReadingChoices />
        <button
          type="button"
          className="choice"
          onClick={signOut}
          aria-label={t('band.signOut')}
          title={t('band.signOut')}
        >
          <Icon name="release" />
        </button>
      </div>
    </header>
  );
}
