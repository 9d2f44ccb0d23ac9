import type { ReactNode } from 'react';
import { Icon, type Mark } from './icon.tsx';
import './trouble.css';

interface FactCardProps {
  readonly state: 'saved' | 'unsaved' | 'paused' | 'work';
  readonly mark: Mark;
  readonly title: string;
  readonly figure: ReactNode;
  readonly foot: string;
  readonly children: ReactNode;
}

/** One fact in trouble: what it is, the figure, and what becomes of it. */
export function FactCard({ state, mark, title, figure, foot, children }: FactCardProps) {
  return (
    <section className={`fact s-${state}`}>
      <h2>
        <Icon mark={mark} />
        {title}
      </h2>
      <p className="big">{figure}</p>
      {children}
      <p className="foot">{foot}</p>
    </section>
  );
}

export function Steps({ title, steps }: { title: string; steps: readonly (readonly [string, string])[] }) {
  return (
    <section className="do">
      <h2>{title}</h2>
      <ol>
        {steps.map(([what, more]) => (
          <li key={what}>
            <b>{what}</b>
            {more}
          </li>
        ))}
      </ol>
    </section>
  );
}
