import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../screens/icon.tsx';
import type { ItemViewProps } from './item-props.ts';
import { PointedPicture } from './pointed-picture.tsx';
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
    event.preventDefault();
  };
  const radius = Math.max(width, height) / 60;
  return (
    <>
      <Stem blocks={face.stem} />
      <div
        className="pointed-area"
        role="application"
        tabIndex={0}
        aria-label={t('kinds.point-keys')}
        onKeyDown={onKey}
      >
        <PointedPicture picture={picture} point={set}>
          {points.map(([x, y], place) => (
            <circle key={place} className="point" cx={x} cy={y} r={radius} />
          ))}
          <path
            className="cross"
            d={`M${cross[0]} ${cross[1] - 2 * radius}v${4 * radius}M${cross[0] - 2 * radius} ${cross[1]}h${4 * radius}`}
          />
        </PointedPicture>
      </div>
      <p className="sr" role="status">
        {t('kinds.cross-at', { x: cross[0], y: cross[1], width, height })}
      </p>
      <p className="typed-hint">{t('kinds.points', { count: points.length, most })}</p>
      <ul className="points">
        {points.map(([x, y], place) => (
          <li key={place}>
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
