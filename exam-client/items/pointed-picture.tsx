import type { MouseEvent, ReactNode } from 'react';
import type { FacePicture } from '#domain/item/face.ts';
import { useMedium } from '../media/use-medium.ts';
import { Picture } from './picture.tsx';

interface PointedPictureProps {
  readonly picture: FacePicture;
  /** Marks in the picture's own pixels, over it. */
  readonly children: ReactNode;
  /** Where somebody pressed, in whole pixels of the picture. */
  point?(x: number, y: number): void;
}

/** A picture that is shown this much larger than it is begins to blur. */
const MOST_ENLARGED = 2;
const LEAST_WIDTH = 480;

/** A picture with marks over it that keep their place at any size. Who cannot see or point has the words beside it. */
export function PointedPicture({ children, picture, point }: PointedPictureProps) {
  const { state } = useMedium(picture.source);
  const { alt, height, source, width } = picture;
  if (state.kind !== 'here') return <Picture name={source} alt={alt} canZoom />;
  const onPress = (event: MouseEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    // One scale both ways, from the upper left corner: a box of other proportions leaves room beside the picture, not in it.
    const scale = Math.min(box.width / width, box.height / height);
    const x = Math.round((event.clientX - box.left) / scale);
    const y = Math.round((event.clientY - box.top) / scale);
    if (x >= 0 && y >= 0 && x <= width && y <= height) point?.(x, y);
  };
  return (
    <svg
      className="pointed"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMinYMin meet"
      style={{ maxWidth: widestShown(picture) }}
      role="img"
      aria-label={alt}
      {...(point !== undefined && { onClick: onPress })}
    >
      <image href={state.url} width={width} height={height} />
      {children}
    </svg>
  );
}

/** A width in CSS: as wide as there is room, and neither blurred nor higher than the window leaves. */
export function widestShown({ height, width }: FacePicture): string {
  const widest = Math.max(LEAST_WIDTH, width * MOST_ENLARGED);
  return `min(100%, ${widest}px, calc(var(--pointed-height) * ${width / height}))`;
}

/** How large a mark is, in the picture's own pixels. */
export function markSize({ height, width }: FacePicture): number {
  return Math.max(width, height) / 40;
}

interface PictureMarkProps {
  readonly picture: FacePicture;
  readonly x: number;
  readonly y: number;
  readonly children: string | number;
}

/** A letter or number on a disc, kept inside the picture. */
export function PictureMark({ children, picture, x, y }: PictureMarkProps) {
  const size = markSize(picture);
  const [cx, cy] = [within(x, size, picture.width), within(y, size, picture.height)];
  return (
    <g className="picture-mark">
      <circle cx={cx} cy={cy} r={size} />
      <text x={cx} y={cy} fontSize={size * 1.2}>
        {children}
      </text>
    </g>
  );
}

function within(at: number, size: number, end: number): number {
  return Math.min(end - size, Math.max(size, at));
}
