import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSittingState } from '../state/use-sitting.ts';
import { DisplayTools } from './display-tools.tsx';
import { Brand } from './icon.tsx';
import './top-bar.css';

/** Who sits here, how the page looks, and at the right what the screen must always show. */
export function TopBar({ text = false, children }: { text?: boolean; children?: ReactNode }) {
  const { t } = useTranslation();
  const participant = useSittingState(({ view }) => view?.participant);
  const place = participant?.seat ? ` · ${t('seat', { seat: participant.seat })}` : '';
  return (
    <header className="top">
      <Brand />
      {participant && (
        <p className="who" title={participant.name}>
          <b>{participant.name}</b>
          {participant.number}
          {place}
        </p>
      )}
      <DisplayTools text={text} />
      {children && <div className="facts-now">{children}</div>}
    </header>
  );
}
