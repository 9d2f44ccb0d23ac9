import type { Area } from '#domain/item/interaction.ts';
import { toggled } from '../state/option-keys.ts';
import { optionLetter } from '../state/paper.ts';
import { CheckList } from './check-list.tsx';
import type { ItemViewProps } from './item-props.ts';
import { PointedPicture } from './pointed-picture.tsx';
import { Stem } from './stem.tsx';
import './kinds.css';

/** Areas of a picture, and the same by name in a list: whichever a person can use. */
export function GraphicChoice({ face, isOpen, respond, response }: ItemViewProps<'graphic-choice'>) {
  const chosen = response ?? [];
  return (
    <>
      <Stem blocks={face.stem} />
      <PointedPicture picture={face.picture}>
        {face.areas.map(({ area }, place) => (
          <g
            key={place}
            className={`area${chosen.includes(place) ? ' on' : ''}`}
            onClick={() => isOpen && respond(toggled(chosen, place, face.most))}
          >
            <Shape area={area} />
            <text {...middleOf(area)}>{optionLetter(place)}</text>
          </g>
        ))}
      </PointedPicture>
      <CheckList
        options={face.areas.map(({ name }) => name)}
        chosen={chosen}
        choose={respond}
        {...{ isOpen, least: face.least, most: face.most }}
      />
    </>
  );
}

function Shape({ area }: { area: Area }) {
  switch (area.shape) {
    case 'rectangle': {
      const { height, width, x, y } = area;
      return <rect {...{ height, width, x, y }} />;
    }
    case 'circle':
      return <circle cx={area.x} cy={area.y} r={area.radius} />;
    case 'polygon':
      return <polygon points={area.points.map(([x, y]) => `${x},${y}`).join(' ')} />;
  }
}

function middleOf(area: Area): { x: number; y: number } {
  if (area.shape === 'circle') return { x: area.x, y: area.y };
  if (area.shape === 'rectangle') return { x: area.x + area.width / 2, y: area.y + area.height / 2 };
  const sum = area.points.reduce(([x, y], [nextX, nextY]) => [x + nextX, y + nextY], [0, 0]);
  return { x: sum[0] / area.points.length, y: sum[1] / area.points.length };
}
