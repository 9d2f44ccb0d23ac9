import QRCode from 'qrcode';
import { useMemo } from 'react';
import { useSpeech } from '../messages/speech.ts';

/** What a phone reads off the screen, to compare with later. */
export function rootText(sessionId: string, size: number, root: string): string {
  return `terang:${sessionId}:${size}:${root}`;
}

/**
 * One path of unit squares: drawn by the page itself, so that no image has to be let through the content policy. A screen has
 * no stains to correct, so the squares are kept as large as they can be.
 */
export function qrPath(text: string): { readonly side: number; readonly path: string } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'L' });
  let path = '';
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) {
      if (modules.get(y, x)) path += `M${x} ${y}h1v1h-1z`;
    }
  }
  return { side: modules.size, path };
}

export function RootQr({ text }: { text: string }) {
  const { t } = useSpeech();
  const { side, path } = useMemo(() => qrPath(text), [text]);
  return (
    <div className="qr">
      <svg viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges" role="img" aria-label={t('board.qr')}>
        <path d={path} />
      </svg>
    </div>
  );
}
