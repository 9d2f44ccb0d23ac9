import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMedium } from '../media/use-medium.ts';
import { Icon } from '../screens/icon.tsx';
import { PictureDialog } from './picture-dialog.tsx';
import './picture.css';

interface PictureProps {
  readonly name: string;
  readonly alt: string;
  readonly width?: string;
  /** Whether the picture itself is the button that shows it large. */
  readonly canZoom: boolean;
}

/** A picture of the paper: on its way, here, or plainly said to be missing, with what it shows in words in any case. */
export function Picture({ alt, canZoom, name, width }: PictureProps) {
  const { t } = useTranslation();
  const { retry, state } = useMedium(name);
  const [isLarge, setLarge] = useState(false);
  if (state.kind === 'coming') {
    return (
      <span className="picture-gap" role="img" aria-label={alt}>
        {t('content.picture-coming')}
      </span>
    );
  }
  if (state.kind === 'missing') {
    return (
      <span className="picture-gap missing" role="status">
        <Icon mark="unsaved" />
        <span>{t('content.picture-missing', { alt })}</span>
        {canZoom && (
          <button className="btn sm" onClick={retry}>
            {t('content.again')}
          </button>
        )}
      </span>
    );
  }
  const image = <img src={state.url} alt={alt} {...(width !== undefined && { width })} />;
  if (!canZoom) return image;
  return (
    <>
      <button className="picture" aria-haspopup="dialog" onClick={() => setLarge(true)}>
        {image}
        <span className="picture-hint">
          <Icon mark="larger" />
          {t('content.enlarge')}
        </span>
      </button>
      {isLarge && <PictureDialog url={state.url} alt={alt} close={() => setLarge(false)} />}
    </>
  );
}

/** Shows a picture of an option large: the option itself is a button already. */
export function EnlargeButton({ alt, letter, name }: { alt: string; letter: string; name: string }) {
  const { t } = useTranslation();
  const { retry, state } = useMedium(name);
  const [isLarge, setLarge] = useState(false);
  if (state.kind === 'coming') return null;
  if (state.kind === 'missing') {
    return (
      <button className="strike" onClick={retry}>
        <Icon mark="undo" />
        <span className="sr">{t('content.again-option', { letter })}</span>
      </button>
    );
  }
  return (
    <>
      <button className="strike" aria-haspopup="dialog" onClick={() => setLarge(true)}>
        <Icon mark="larger" />
        <span className="sr">{t('content.enlarge-option', { letter })}</span>
      </button>
      {isLarge && <PictureDialog url={state.url} alt={alt} close={() => setLarge(false)} />}
    </>
  );
}
