import { useTranslation } from 'react-i18next';
import { RAISE_HAND_MS } from '../state/save-state.ts';
import { useSittingState } from '../state/use-sitting.ts';
import { Icon } from './icon.tsx';
import { useSaveState } from './save-chip.tsx';

/** One line above the item while the line is down; the person may go on below it. The strip of unsaved answers says both. */
export function TroubleStrip({ see }: { see(): void }) {
  const { t } = useTranslation();
  const isUp = useSittingState(({ link }) => link.up);
  const isBlocking = useSittingState(({ view }) => view?.session.whenUnsaved === 'block');
  const save = useSaveState();
  const isSaid = save.kind === 'unsaved' && save.forMs >= RAISE_HAND_MS;
  return (
    <div role="status">
      {!isUp && !isSaid && (
        <div className="strip">
          <Icon mark="wifi" />
          <p>
            <b>{t('strip.down')}</b> {t(isBlocking ? 'strip.down-block' : 'strip.down-more')}
          </p>
          <button className="btn sm" onClick={see}>
            {t('strip.see')}
          </button>
        </div>
      )}
    </div>
  );
}

/** What the server holds is not what was signed here: the page goes on, and somebody must come. */
export function ProofStrip() {
  const { t } = useTranslation();
  const isBroken = useSittingState((state) => state.isProofBroken);
  const pledge = useSittingState((state) => state.pledge);
  return (
    <div role="alert">
      {pledge !== 'kept' && (
        <div className="strip broken">
          <Icon mark="stop" />
          <p>
            <b>{t(`strip.pledge-${pledge}`)}</b> {t('strip.pledge-more')}
          </p>
        </div>
      )}
      {isBroken && (
        <div className="strip broken">
          <Icon mark="stop" />
          <p>
            <b>{t('strip.proof')}</b> {t('strip.proof-more')}
          </p>
        </div>
      )}
    </div>
  );
}

export function RefusingStrip() {
  const { t } = useTranslation();
  const refusing = useSittingState((state) => state.refusing);
  const storageWorks = useSittingState((state) => state.storageWorks);
  return (
    <div role="status">
      {refusing !== null && refusing !== 'paused' && (
        <div className="strip">
          <Icon mark="unsaved" />
          <p>
            <b>{t('strip.refusing')}</b> {t('strip.refusing-more')}
          </p>
        </div>
      )}
      {!storageWorks && (
        <div className="strip">
          <Icon mark="stop" />
          <p>
            <b>{t('storage.heading')}.</b> {t('storage.more')} {t('storage.tell')}
          </p>
        </div>
      )}
    </div>
  );
}
