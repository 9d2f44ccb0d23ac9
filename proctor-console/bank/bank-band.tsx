import { Brand } from '../appearance/brand.tsx';
import { WhoIsHere } from '../appearance/who-is-here.tsx';
import { useSpeech } from '../messages/speech.ts';
import { AT_STAFF } from '../monitor/address.ts';
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
      <WhoIsHere me={me} onSignOut={signOut} account={`/console${AT_STAFF}`} />
    </header>
  );
}
