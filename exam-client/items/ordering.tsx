import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { spokenText } from '#domain/item/rich-text.ts';
import { Icon } from '../screens/icon.tsx';
import type { ItemViewProps } from './item-props.ts';
import { RichText } from './rich-text.tsx';
import { Stem } from './stem.tsx';
import './kinds.css';

/**
 * Entries with a button up and a button down; where each went is said. The order shown at first is nobody's answer yet: whoever
 * wants it presses for it.
 */
export function Ordering({ face, isOpen, respond, response }: ItemViewProps<'ordering'>) {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const order = response ?? face.entries.map((_, place) => place);
  const move = (from: number, to: number): void => {
    const next = order.with(from, order[to]!).with(to, order[from]!);
    setSaid(t('kinds.moved', { entry: spokenText(face.entries[order[from]!] ?? ''), place: to + 1, of: order.length }));
    respond(next);
  };
  return (
    <>
      <Stem blocks={face.stem} />
      <p className="typed-hint">{t(response === null ? 'kinds.order-hint' : 'kinds.order-taken')}</p>
      <ol className={`ordering${response === null ? '' : ' on'}`} aria-label={t('kinds.order')}>
        {order.map((entry, place) => {
          const name = spokenText(face.entries[entry] ?? '');
          return (
            <li key={entry}>
              <b className="part-mark">{place + 1}</b>
              <span>
                <RichText text={face.entries[entry] ?? ''} />
              </span>
              <button
                className="btn sm"
                aria-label={t('kinds.up', { entry: name })}
                aria-disabled={!isOpen || place === 0}
                onClick={() => isOpen && place > 0 && move(place, place - 1)}
              >
                <Icon mark="up" />
              </button>
              <button
                className="btn sm"
                aria-label={t('kinds.down', { entry: name })}
                aria-disabled={!isOpen || place === order.length - 1}
                onClick={() => isOpen && place < order.length - 1 && move(place, place + 1)}
              >
                <Icon mark="down" />
              </button>
            </li>
          );
        })}
      </ol>
      <p className="sr" role="status">
        {said}
      </p>
      {response === null && (
        <button className="btn" aria-disabled={!isOpen} onClick={() => isOpen && respond(order)}>
          {t('kinds.order-as-is')}
        </button>
      )}
    </>
  );
}
