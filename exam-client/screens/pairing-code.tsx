import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Enrolment } from '../state/enrolment.ts';
import { useSitting } from '../state/use-sitting.ts';
import { Icon } from './icon.tsx';
import './pairing-code.css';

/** The code under which staff let this computer in, and what became of it. Nothing where the engine was not reached yet. */
export function PairingCode() {
  const { enrolment } = useSitting().desk;
  return enrolment === undefined ? null : <Pairing enrolment={enrolment} />;
}

function Pairing({ enrolment }: { enrolment: Enrolment }) {
  const { t } = useTranslation();
  const state = useStore(enrolment.store);
  useEffect(() => enrolment.watch(), [enrolment]);
  const isLoud = state.kind === 'declined' || (state.kind === 'waiting' && state.isAsked);
  return (
    <section
      className={`pairing${isLoud ? ' loud' : ''}${state.kind === 'asking' ? ' empty' : ''}`}
      role="status"
      aria-label={t('pairing.label')}
    >
      {state.kind === 'waiting' && (
        <>
          <p>{t(state.isAsked ? 'pairing.unknown' : 'pairing.code')}</p>
          <Code code={state.code} />
        </>
      )}
      {state.kind === 'declined' && (
        <>
          <p>{t('pairing.declined')}</p>
          <button type="button" className="btn sm" onClick={enrolment.askAnew}>
            {t('pairing.again')}
          </button>
        </>
      )}
      {state.kind === 'enrolled' && (
        <p className="enrolled">
          <Icon mark="saved" />
          {t('pairing.enrolled', { name: state.name })}
        </p>
      )}
    </section>
  );
}

/** In two groups for the eye; sign by sign for the ear. */
function Code({ code }: { code: string }) {
  return (
    <p className="pairing-code mono">
      <span aria-hidden="true">
        {code.slice(0, 4)} {code.slice(4)}
      </span>
      <span className="sr">{[...code].join(' ')}</span>
    </p>
  );
}
