import { useSpeech } from '../messages/speech.ts';
import { Icon } from './icon.tsx';
import { ReadingChoices } from './reading-choices.tsx';

interface HereParts {
  readonly me: { readonly name: string; readonly role: string };
  readonly onSignOut: () => void;
  /** Where one's own account is, on pages that have it. */
  readonly account?: string;
}

/** The end of every band of the staff: whose page this is, how it is read, and the way out. */
export function WhoIsHere({ me, onSignOut, account }: HereParts) {
  const { t } = useSpeech();
  const words = (
    <>
      <b>{me.name}</b>
      <span>{t(`role.${me.role}`)}</span>
    </>
  );
  return (
    <div className="me">
      {account === undefined ? (
        <span className="who">{words}</span>
      ) : (
        <a className="who" href={account} title={t('staffPage.link')}>
          {words}
        </a>
      )}
      <ReadingChoices />
      <button
        type="button"
        className="choice"
        onClick={onSignOut}
        aria-label={t('band.signOut')}
        title={t('band.signOut')}
      >
        <Icon name="release" />
      </button>
    </div>
  );
}
