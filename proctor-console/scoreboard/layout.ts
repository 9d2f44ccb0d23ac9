import { useSyncExternalStore } from 'react';

export interface Layout {
  readonly kind: 'wide' | 'middle' | 'phone';
  /** One pixel of the 1920×1080 drawing on this window. */
  readonly unit: number;
}

const WIDE_FROM = 1280;
const MIDDLE_FROM = 720;
/** Under this a row could no longer be read at a desk; a projector picture is scaled as a whole. */
const LEAST_UNIT = 0.64;

export function layoutOf(width: number, height: number, isProjector: boolean): Layout {
  if (width < WIDE_FROM) return { kind: width < MIDDLE_FROM ? 'phone' : 'middle', unit: 1 };
  const unit = Math.min(width / 1920, height / 1080);
  return { kind: 'wide', unit: Math.round(Math.max(isProjector ? 0.3 : LEAST_UNIT, unit) * 10_000) / 10_000 };
}

/** Height of a row in pixels; sections stand three beside one another on a phone. */
export function rowHeight({ kind, unit }: Layout, sections: number, rem: number): number {
  if (kind === 'wide') return Math.round(68 * unit);
  if (kind === 'middle') return 4.25 * rem;
  return (3.75 + 2.25 * Math.max(1, Math.ceil(sections / 3))) * rem;
}

function tellOnResize(tell: () => void): () => void {
  window.addEventListener('resize', tell);
  return () => window.removeEventListener('resize', tell);
}

export function useLayout(isProjector: boolean): Layout & { readonly rem: number } {
  const size = useSyncExternalStore(tellOnResize, () => `${window.innerWidth} ${window.innerHeight}`);
  const [width = 0, height = 0] = size.split(' ').map(Number);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return { ...layoutOf(width, height, isProjector), rem };
}
