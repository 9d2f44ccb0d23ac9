import { createRoot } from 'react-dom/client';
import '../../engine/identity/tokens.css';
import '../../engine/identity/terang.css';
import '../fonts.css';
import '../screens/top-bar.css';
import './preview.css';
import { createMediaShelf } from '../media/media-shelf.ts';
import { startMessages } from '../messages/start-messages.ts';
import { applyDisplay } from '../state/display-store.ts';
import { SittingContext } from '../state/use-sitting.ts';
import { fetchFromBank } from './bank-media.ts';
import { PreviewPage } from './preview-page.tsx';
import { previewSitting } from './preview-sitting.ts';
import { shownItems } from './shown-items.ts';

const now = (): number => performance.timeOrigin + performance.now();

/** How the committee looks at items here is no candidate's choice: nothing of it is kept. */
const kept = new Map<string, string>();
const forgetful = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
};

function later(ms: number, act: () => void): () => void {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
}

applyDisplay(document.documentElement, forgetful);
startMessages();
const shown = shownItems(window);
const media = createMediaShelf({
  fetch: (name) => fetchFromBank(shown.getState().items?.bank ?? '', name),
  show: (bytes) => URL.createObjectURL(bytes),
  hide: (url) => URL.revokeObjectURL(url),
  later,
});
const place = document.getElementById('preview');
if (place === null) throw new Error('index.html has no place for the preview');
createRoot(place).render(
  <SittingContext value={previewSitting(media, now, later)}>
    <PreviewPage shown={shown} bring={media.bring} />
  </SittingContext>,
);
