import { type KeyboardEvent, type PointerEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Icon } from '../screens/icon.tsx';

const LEVELS = [1, 1.5, 2, 3, 4, 6] as const;
const KEY_STEP = 80;

interface PictureDialogProps {
  readonly url: string;
  readonly alt: string;
  close(): void;
}

/**
 * The picture by itself, as large as wanted. A native dialog: Escape and its button end it the same way, and only what ends so gives the
 * focus back.
 */
export function PictureDialog({ alt, close, url }: PictureDialogProps) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const [level, setLevel] = useState(0);
  const step = (by: number): void => setLevel((now) => Math.min(LEVELS.length - 1, Math.max(0, now + by)));
  useEffect(() => {
    const shown = dialog.current;
    if (shown?.open === false) shown.showModal();
    shown?.querySelector<HTMLElement>('.large-view')?.focus();
    return () => shown?.close();
  }, []);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === '+' || event.key === '=') step(1);
    else if (event.key === '-') step(-1);
    else if (event.key === '0') setLevel(0);
    else return;
    event.preventDefault();
  };
  // A dialog may not stand inside the paragraph or button that it belongs to.
  return createPortal(
    <dialog ref={dialog} className="large" aria-labelledby={heading} onClose={close} onKeyDown={onKey}>
      <div className="large-head">
        <h2 id={heading}>{alt}</h2>
        <button className="btn" aria-disabled={level === 0} onClick={() => step(-1)}>
          <span aria-hidden="true">−</span>
          {t('content.smaller')}
        </button>
        <output>{Math.round((LEVELS[level] ?? 1) * 100)} %</output>
        <button className="btn" aria-disabled={level === LEVELS.length - 1} onClick={() => step(1)}>
          <span aria-hidden="true">+</span>
          {t('content.larger')}
        </button>
        <button className="btn" onClick={() => setLevel(0)}>
          {t('content.whole')}
        </button>
        <button className="btn primary" onClick={() => dialog.current?.close()}>
          <Icon mark="cross" />
          {t('content.close')}
        </button>
      </div>
      <LargeView url={url} alt={alt} scale={LEVELS[level] ?? 1} />
    </dialog>,
    document.body,
  );
}

/** Moved by the arrow keys and by dragging. It has the focus first, as what follows is looking. */
function LargeView({ alt, scale, url }: { alt: string; scale: number; url: string }) {
  const { t } = useTranslation();
  const view = useRef<HTMLDivElement>(null);
  const drag = useRef<{ x: number; y: number } | null>(null);
  const [fit, setFit] = useState<number | null>(null);
  const measure = (image: HTMLImageElement): void => {
    const { clientHeight = 0, clientWidth = 0 } = view.current ?? {};
    if (image.naturalWidth === 0) return;
    setFit(image.naturalWidth * Math.min(clientWidth / image.naturalWidth, clientHeight / image.naturalHeight));
  };
  const before = useRef(1);
  useLayoutEffect(() => {
    const { current: shown } = view;
    // A picture that comes only now, with the scale already raised, begins in its middle as well.
    if (shown === null || fit === null) return;
    const ratio = scale / before.current;
    before.current = scale;
    if (ratio === 1) return;
    // What was in the middle stays there.
    const middle = (scrolled: number, size: number): number => (scrolled + size / 2) * ratio - size / 2;
    shown.scrollLeft = middle(shown.scrollLeft, shown.clientWidth);
    shown.scrollTop = middle(shown.scrollTop, shown.clientHeight);
  }, [scale, fit]);
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    if (drag.current === null) return;
    event.currentTarget.scrollBy(drag.current.x - event.clientX, drag.current.y - event.clientY);
    drag.current = { x: event.clientX, y: event.clientY };
  };
  const onKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.currentTarget.scrollBy(step[0] * KEY_STEP, step[1] * KEY_STEP);
    event.preventDefault();
  };
  return (
    <div
      ref={view}
      className="large-view"
      role="group"
      aria-label={t('content.large-view')}
      tabIndex={0}
      onKeyDown={onKey}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerMove={move}
      onPointerUp={() => (drag.current = null)}
      onPointerCancel={() => (drag.current = null)}
    >
      <img
        src={url}
        alt={alt}
        draggable={false}
        onLoad={(event) => measure(event.currentTarget)}
        {...(fit !== null && { width: Math.max(1, Math.round(fit * scale)) })}
      />
    </div>
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
