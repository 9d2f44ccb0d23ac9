import { useState } from 'react';
import { FULL_CREDIT, type Area, type GraphicChoice, type Hotspot, type Picture } from '#domain/item/interaction.ts';
import { useSpeech } from '../../messages/speech.ts';
import { placesToggled, placesWithout, replaced, without } from '../../state/list-edits.ts';
import { pictureOf } from '../rich-text.tsx';
import { Bounds } from './choice-forms.tsx';
import { CreditField } from './credit-field.tsx';
import { useEditor } from './editor-context.ts';
import { CheckField, Faults, NumberField, SelectField, TextField } from './fields.tsx';
import type { InteractionParts } from './interaction-parts.ts';
import { ordinal } from './letters.ts';
import { PercentField } from './percent-field.tsx';
import { PictureChooser } from './picture-chooser.tsx';
import { Rows } from './rows.tsx';

const LARGEST_PIXEL = 100_000;
const SHAPES = ['rectangle', 'circle', 'polygon'] as const;

export function GraphicChoiceForm({ onChange, value }: InteractionParts<GraphicChoice>) {
  const { t } = useSpeech();
  const { areas, key, picture } = value;
  const change = (at: number, part: Partial<GraphicChoice['areas'][number]>): void =>
    onChange({ ...value, areas: replaced(areas, at, { ...areas[at]!, ...part }) });
  return (
    <>
      <PictureForm
        picture={picture}
        areas={areas.map(({ area }) => area)}
        onChange={(next) => onChange({ ...value, picture: next })}
      />
      <Rows
        title={t('edit.areas')}
        where="interaction.areas"
        count={areas.length}
        nameOf={ordinal}
        addWord={t('edit.addArea')}
        onAdd={() => onChange({ ...value, areas: [...areas, { area: middleOf(picture), name: '' }] })}
        onRemove={(at) => onChange({ ...value, areas: without(areas, at), key: placesWithout(key, at) })}
        row={(at) => (
          <>
            <TextField
              label={t('edit.areaName')}
              where={`interaction.areas[${at}]`}
              value={areas[at]?.name ?? ''}
              onChange={(name) => change(at, { name })}
            />
            <CheckField
              label={t('edit.isKey')}
              checked={key.includes(at)}
              onChange={() => onChange({ ...value, key: placesToggled(key, at) })}
            />
            <AreaFields at={at} area={areas[at]!.area} onChange={(area) => change(at, { area })} />
          </>
        )}
      />
      <Faults where="interaction.key" />
      <Bounds value={value} count={areas.length} onChange={(bounds) => onChange({ ...value, ...bounds })} />
      <CreditField value={value.credit} onChange={(credit) => onChange({ ...value, credit })} />
    </>
  );
}

export function HotspotForm({ onChange, value }: InteractionParts<Hotspot>) {
  const { t } = useSpeech();
  const { areas, picture } = value;
  const change = (at: number, part: Partial<Hotspot['areas'][number]>): void =>
    onChange({ ...value, areas: replaced(areas, at, { ...areas[at]!, ...part }) });
  return (
    <>
      <PictureForm
        picture={picture}
        areas={areas.map(({ area }) => area)}
        onChange={(next) => onChange({ ...value, picture: next })}
      />
      <Rows
        title={t('edit.rightAreas')}
        where="interaction.areas"
        count={areas.length}
        nameOf={ordinal}
        addWord={t('edit.addArea')}
        onAdd={() => onChange({ ...value, areas: [...areas, { area: middleOf(picture), credit: FULL_CREDIT }] })}
        onRemove={(at) => onChange({ ...value, areas: without(areas, at) })}
        row={(at) => (
          <>
            <AreaFields at={at} area={areas[at]!.area} onChange={(area) => change(at, { area })} />
            <PercentField
              label={t('edit.share')}
              where={`interaction.areas[${at}].credit`}
              value={areas[at]?.credit ?? 0}
              onChange={(credit) => change(at, { credit })}
            />
          </>
        )}
      />
      <NumberField
        label={t('edit.mostPoints')}
        where="interaction.most"
        value={value.most}
        least={1}
        most={100}
        onChange={(most) => onChange({ ...value, most: most ?? 1 })}
      />
    </>
  );
}

interface PictureParts {
  readonly picture: Picture;
  readonly areas: readonly Area[];
  readonly onChange: (picture: Picture) => void;
}

function PictureForm({ areas, onChange, picture }: PictureParts) {
  const { t } = useSpeech();
  const { bank } = useEditor();
  const { alt, height, source, width } = picture;
  // Areas are in the picture's own pixels, so its size is what the picture itself says.
  const choose = (path: string): void => {
    const image = new Image();
    image.onload = () =>
      onChange({
        ...picture,
        source: path,
        width: Math.max(1, image.naturalWidth),
        height: Math.max(1, image.naturalHeight),
      });
    image.src = pictureOf(bank, path);
  };
  return (
    <fieldset className="rows">
      <legend>{t('edit.picture')}</legend>
      <Faults where="interaction.picture" />
      {source !== '' && (
        <svg className="areas" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={alt === '' ? source : alt}>
          <image href={pictureOf(bank, source)} width={width} height={height} />
          {areas.map((area, at) => (
            <Outline key={at} area={area} name={ordinal(at)} />
          ))}
        </svg>
      )}
      <PictureChooser label={t(source === '' ? 'edit.choosePicture' : 'edit.otherPicture')} onChoose={choose} />
      <TextField
        label={t('edit.alt')}
        hint={t('edit.altHint')}
        where="interaction.picture.alt"
        value={alt}
        onChange={(text) => onChange({ ...picture, alt: text })}
      />
      {source !== '' && <p className="q">{t('edit.pictureSize', { name: source, width, height })}</p>}
    </fieldset>
  );
}

function Outline({ area, name }: { area: Area; name: string }) {
  const [x, y] = cornerOf(area);
  return (
    <g>
      {area.shape === 'rectangle' && <rect x={area.x} y={area.y} width={area.width} height={area.height} />}
      {area.shape === 'circle' && <circle cx={area.x} cy={area.y} r={area.radius} />}
      {area.shape === 'polygon' && <polygon points={area.points.map((point) => point.join(',')).join(' ')} />}
      <text x={x} y={y}>
        {name}
      </text>
    </g>
  );
}

function cornerOf(area: Area): readonly [number, number] {
  return area.shape === 'polygon' ? (area.points[0] ?? [0, 0]) : [area.x, area.y];
}

function middleOf({ height, width }: Picture): Area {
  const [w, h] = [Math.max(1, Math.round(width / 4)), Math.max(1, Math.round(height / 4))];
  return { shape: 'rectangle', x: Math.round((width - w) / 2), y: Math.round((height - h) / 2), width: w, height: h };
}

interface AreaParts {
  readonly at: number;
  readonly area: Area;
  readonly onChange: (area: Area) => void;
}

function AreaFields({ area, at, onChange }: AreaParts) {
  const { t } = useSpeech();
  const pixel = (name: string, value: number, change: (value: number) => Area) => (
    <NumberField
      label={t(`edit.pixel.${name}`)}
      where={`interaction.areas[${at}].${name}`}
      value={value}
      least={0}
      most={LARGEST_PIXEL}
      onChange={(next) => onChange(change(next ?? 0))}
    />
  );
  return (
    <div className="entries pixels">
      <SelectField
        label={t('edit.shape')}
        where={`interaction.areas[${at}].shape`}
        value={area.shape}
        options={SHAPES.map((shape) => [shape, t(`edit.shapes.${shape}`)])}
        onChange={(shape) => onChange(reshaped(area, shape))}
      />
      {area.shape !== 'polygon' && pixel('x', area.x, (x) => ({ ...area, x }))}
      {area.shape !== 'polygon' && pixel('y', area.y, (y) => ({ ...area, y }))}
      {area.shape === 'rectangle' && pixel('width', area.width, (width) => ({ ...area, width }))}
      {area.shape === 'rectangle' && pixel('height', area.height, (height) => ({ ...area, height }))}
      {area.shape === 'circle' && pixel('radius', area.radius, (radius) => ({ ...area, radius }))}
      {area.shape === 'polygon' && (
        <Corners at={at} points={area.points} onChange={(points) => onChange({ shape: 'polygon', points })} />
      )}
    </div>
  );
}

interface CornersParts {
  readonly at: number;
  readonly points: readonly (readonly [number, number])[];
  readonly onChange: (points: readonly (readonly [number, number])[]) => void;
}

function Corners({ at, onChange, points }: CornersParts) {
  const { t } = useSpeech();
  const [typed, setTyped] = useState({ text: cornerWords(points), points });
  return (
    <TextField
      label={t('edit.corners')}
      hint={t('edit.cornersHint')}
      where={`interaction.areas[${at}].points`}
      value={typed.points === points ? typed.text : cornerWords(points)}
      onChange={(text) => {
        const found = cornersIn(text);
        setTyped({ text, points: found });
        onChange(found);
      }}
    />
  );
}

function cornerWords(points: readonly (readonly [number, number])[]): string {
  return points.map((point) => point.join(',')).join(' ');
}

function cornersIn(text: string): [number, number][] {
  return [...text.matchAll(/(\d{1,6})\s*,\s*(\d{1,6})?/g)].map(([, x, y]) => [Number(x), Number(y ?? 0)]);
}

function reshaped(area: Area, shape: Area['shape']): Area {
  const [x, y] = cornerOf(area);
  switch (shape) {
    case 'rectangle':
      return { shape, x, y, width: 40, height: 40 };
    case 'circle':
      return { shape, x, y, radius: 20 };
    case 'polygon':
      return {
        shape,
        points: [
          [x, y],
          [x + 40, y],
          [x + 20, y + 40],
        ],
      };
  }
}
