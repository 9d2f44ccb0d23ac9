import { useTranslation } from 'react-i18next';
import type { ItemViewProps } from './item-props.ts';
import { Stem } from './stem.tsx';
import { TypedField } from './typed-field.tsx';
import './kinds.css';

const ONE_LINE = 80;

export function ShortText({ face, isOpen, respond, response }: ItemViewProps<'short-text'>) {
  const { t } = useTranslation();
  return (
    <>
      <Stem blocks={face.stem} />
      <div className="typed-row">
        <label className="typed-name">
          {t('kinds.text')}
          <TypedField
            value={response ?? ''}
            label={t('kinds.text')}
            longest={face.longest}
            isOpen={isOpen}
            isTall={face.longest > ONE_LINE}
            keep={(typed) => respond(typed.trim() === '' ? null : typed.trim())}
          />
        </label>
      </div>
      <p className="typed-hint">{t('kinds.text-hint', { count: face.longest })}</p>
    </>
  );
}
