import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageFace } from '#domain/item/face.ts';
import { Blocks } from '../items/stem.tsx';
import { Icon } from './icon.tsx';
import './passage-pane.css';

/** Where each passage was read to, for whoever comes back to it from the review or another item. */
const readTo = new WeakMap<PassageFace, number>();

/**
 * What several items are about, beside them or, on a narrow page, above them. It stays as it is while its items are turned: the same
 * element, scrolled to the same line. Can be folded away to leave the page to the item.
 */
export function PassagePane({ passage }: { passage: PassageFace }) {
  const { t } = useTranslation();
  const heading = useId();
  const [isShown, setShown] = useState(true);
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isShown && text.current !== null) text.current.scrollTop = readTo.get(passage) ?? 0;
  }, [passage, isShown]);
  return (
    <section className={isShown ? 'passage' : 'passage is-folded'} aria-labelledby={heading}>
      <div className="passage-head">
        <h2 id={heading}>
          <span className="label">{t('content.passage-kind')}</span>
          <span className="sr">: </span>
          {passage.title}
        </h2>
        <button className="btn sm" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          <Icon mark={isShown ? 'eye-off' : 'eye'} />
          {t(isShown ? 'content.passage-hide' : 'content.passage-show')}
        </button>
      </div>
      {isShown && (
        <div
          ref={text}
          className="passage-text stem"
          role="group"
          aria-label={t('content.passage-text')}
          tabIndex={0}
          onScroll={(event) => readTo.set(passage, event.currentTarget.scrollTop)}
        >
          <Blocks blocks={passage.text} />
        </div>
      )}
    </section>
  );
}
