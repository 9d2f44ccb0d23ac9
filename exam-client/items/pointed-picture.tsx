import type { PointerEvent, ReactNode } from 'react';
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

/** A picture with marks over it that keep their place at any size. Who cannot see or point has the words beside it. */
export function PointedPicture({ children, picture, point }: PointedPictureProps) {
  const { state } = useMedium(picture.source);
  const { alt, height, source, width } = picture;
  if (state.kind !== 'here') return <Picture name={source} alt={alt} canZoom />;
  const onPress = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const across = (event.clientX - box.left) / box.width;
    const down = (event.clientY - box.top) / box.height;
    const within = (value: number, most: number): number => Math.min(most, Math.max(0, Math.round(value * most)));
    point?.(within(across, width), within(down, height));
  };
  return (
    <svg
      className="pointed"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={alt}
      {...(point !== undefined && { onPointerDown: onPress })}
    >
      <image href={state.url} width={width} height={height} />
      {children}
    </svg>
  );
}
