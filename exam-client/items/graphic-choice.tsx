import type { Area } from '#domain/item/interaction.ts';
import { toggled } from '../state/option-keys.ts';
import { optionLetter } from '../state/paper.ts';
import { CheckList } from './check-list.tsx';
import type { ItemViewProps } from './item-props.ts';
import { PictureMark, PointedPicture } from './pointed-picture.tsx';
import { Stem } from './stem.tsx';
import './kinds.css';

/** Areas of a picture, and the same by name in a list: whichever a person can use. */
export function GraphicChoice({ face, isOpen, respond, response }: ItemViewProps<'graphic-choice'>) {
  const chosen = response ?? [];
  return (
    <>
      <Stem blocks={face.stem} />
      <div className="graphic-choice">
        <PointedPicture picture={face.picture}>
          {face.areas.map(({ area }, place) => (
            <g
              key={place}
              className={`area${chosen.includes(place) ? ' on' : ''}`}
              onClick={() => isOpen && respond(toggled(chosen, place, face.most))}
            >
              <Shape area={area} className="casing" />
              <Shape area={area} className="edge" />
              <PictureMark picture={face.picture} {...topOf(area)}>
                {optionLetter(place)}
              </PictureMark>
            </g>
          ))}
        </PointedPicture>
        <CheckList
          options={face.areas.map(({ name }) => name)}
          chosen={chosen}
          choose={respond}
          {...{ isOpen, least: face.least, most: face.most }}
        />
      </div>
    </>
  );
}

function Shape({ area, className }: { area: Area; className: string }) {
  switch (area.shape) {
    case 'rectangle': {
      const { height, width, x, y } = area;
      return <rect {...{ className, height, width, x, y }} />;
    }
    case 'circle':
      return <circle className={className} cx={area.x} cy={area.y} r={area.radius} />;
    case 'polygon':
      return <polygon className={className} points={area.points.map(([x, y]) => `${x},${y}`).join(' ')} />;
  }
}

/** Where an area's letter stands: on its upper edge, where it hides least of what is in it. */
function topOf(area: Area): { x: number; y: number } {
  if (area.shape === 'circle') return { x: area.x, y: area.y - area.radius };
  if (area.shape === 'rectangle') return { x: area.x + area.width / 2, y: area.y };
  const [x, y] = area.points.reduce((top, point) => (point[1] < top[1] ? point : top));
  return { x, y };
}
