import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../screens/icon.tsx';
import type { ItemViewProps } from './item-props.ts';
import { PictureMark, PointedPicture, markSize, widestShown } from './pointed-picture.tsx';
import { Stem } from './stem.tsx';
import './kinds.css';

type Point = readonly [number, number];

const STEPS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** A press moves the cross by a fortieth of the picture, with Shift by a pixel. */
const PARTS = 40;

/** Points set by pressing, or by moving a cross with the arrow keys and Enter. What is set stands in words below, to be taken back. */
export function Hotspot({ face, isOpen, respond, response }: ItemViewProps<'hotspot'>) {
  const { t } = useTranslation();
  const { most, picture } = face;
  const { height, width } = picture;
  const points: readonly Point[] = response ?? [];
  const [cross, setCross] = useState<Point>([Math.round(width / 2), Math.round(height / 2)]);
  // The cross is for who moves it; where a mouse pressed it would only be in the way.
  const [isAiming, setAiming] = useState(false);
  const set = (x: number, y: number): void => {
    if (!isOpen) return;
    setCross([x, y]);
    respond([...points.slice(points.length >= most ? 1 : 0), [x, y]]);
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step !== undefined) {
      const by = event.shiftKey ? 1 : Math.max(1, Math.round(Math.max(width, height) / PARTS));
      const within = (value: number, end: number): number => Math.min(end, Math.max(0, value));
      setCross([within(cross[0] + step[0] * by, width), within(cross[1] + step[1] * by, height)]);
    } else if (event.key === 'Enter' || event.key === ' ') set(...cross);
    else return;
    setAiming(true);
    event.preventDefault();
  };
  const press = (x: number, y: number): void => {
    setAiming(false);
    set(x, y);
  };
  const size = markSize(picture);
  return (
    <>
      <Stem blocks={face.stem} />
      <div
        className={`pointed-area${isAiming ? ' aiming' : ''}`}
        style={{ maxWidth: widestShown(picture) }}
        role="application"
        tabIndex={0}
        aria-label={t('kinds.point-keys')}
        onKeyDown={onKey}
      >
        <PointedPicture picture={picture} point={press}>
          {points.map(([x, y], place) => (
            <g key={place} className="point">
              <circle className="casing" cx={x} cy={y} r={size} />
              <circle className="edge" cx={x} cy={y} r={size} />
              <circle className="heart" cx={x} cy={y} r={size / 5} />
              <PictureMark picture={picture} x={x + size * 1.5} y={y - size * 1.5}>
                {place + 1}
              </PictureMark>
            </g>
          ))}
          <g className="cross">
            <path className="casing" d={crossAt(cross, size)} />
            <path className="edge" d={crossAt(cross, size)} />
          </g>
        </PointedPicture>
      </div>
      <p className="sr" role="status">
        {t('kinds.cross-at', { x: cross[0], y: cross[1], width, height })}
      </p>
      <p className="typed-hint">
        {t('kinds.press-point')} <b>{t('kinds.points', { count: points.length, most })}</b>
      </p>
      <ul className="points">
        {points.map(([x, y], place) => (
          <li key={place}>
            <b className="part-mark">{place + 1}</b>
            {t('kinds.point-at', { number: place + 1, x, y })}
            <button
              className="btn sm"
              aria-label={t('kinds.point-away', { number: place + 1 })}
              onClick={() => isOpen && respond(points.length === 1 ? null : points.filter((_, at) => at !== place))}
            >
              <Icon mark="cross" />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function crossAt([x, y]: Point, size: number): string {
  return `M${x} ${y - 1.5 * size}v${3 * size}M${x - 1.5 * size} ${y}h${3 * size}`;
}
