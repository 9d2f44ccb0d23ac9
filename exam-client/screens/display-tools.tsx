import { useTranslation } from 'react-i18next';
import { type Display, TEXT_SIZES, THEMES, displayStore } from '../state/display-store.ts';
import { useDisplay, useSittingState } from '../state/use-sitting.ts';
import { FullscreenButton } from './fullscreen.tsx';
import { HelpButton } from './help-button.tsx';
import { Icon } from './icon.tsx';

const set = (display: Partial<Display>): void => displayStore.setState(display);
const LANGUAGES = ['id', 'en'] as const;

export function LanguageSwitch() {
  const { t } = useTranslation();
  const language = useDisplay((display) => display.language);
  return (
    <div className="grp" role="group" aria-label={t('tools.language')}>
      {LANGUAGES.map((code) => (
        <button
          key={code}
          className="lang"
          lang={code}
          aria-label={t(`tools.language-${code}`)}
          aria-pressed={language === code}
          onClick={() => set({ language: code })}
        >
          {code.toUpperCase()}
        </button>
      ))}
    </div>
  );
}

export function TextSizes() {
  const { t } = useTranslation();
  const textSize = useDisplay((display) => display.textSize);
  return (
    <div className="grp" role="group" aria-label={t('tools.size')}>
      {TEXT_SIZES.map((size, index) => (
        <button
          key={size}
          className={`a${index + 1}`}
          aria-label={t(`tools.size-${index + 1}`)}
          aria-pressed={textSize === size}
          onClick={() => set({ textSize: size })}
        >
          A
        </button>
      ))}
    </div>
  );
}

export function ThemeButton() {
  const { t } = useTranslation();
  const theme = useDisplay((display) => display.theme);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'light';
  return (
    <button aria-label={t(`tools.theme-${theme}`)} onClick={() => set({ theme: next })}>
      <Icon mark="theme" />
    </button>
  );
}

export function SpacingButtons() {
  const { t } = useTranslation();
  const isWide = useDisplay((display) => display.isWide);
  const isSpaced = useDisplay((display) => display.isSpaced);
  return (
    <>
      <button aria-label={t('tools.leading')} aria-pressed={isWide} onClick={() => set({ isWide: !isWide })}>
        <Icon mark="leading" />
      </button>
      <button aria-label={t('tools.spacing')} aria-pressed={isSpaced} onClick={() => set({ isSpaced: !isSpaced })}>
        <Icon mark="spacing" />
      </button>
    </>
  );
}

/** With `text`, also what only the text of items needs. */
export function DisplayTools({ text }: { text: boolean }) {
  const { t } = useTranslation();
  const isLinear = useDisplay((display) => display.isLinear);
  const mayBeLinear = useSittingState(({ view }) => view?.granted?.screenReader === true);
  return (
    <div className="tools" role="group" aria-label={t('tools.label')}>
      <LanguageSwitch />
      {text && <TextSizes />}
      <div className="grp">
        {text && <SpacingButtons />}
        {mayBeLinear && (
          <button aria-label={t('tools.linear')} aria-pressed={isLinear} onClick={() => set({ isLinear: !isLinear })}>
            <Icon mark="linear" />
          </button>
        )}
        <ThemeButton />
        <FullscreenButton />
      </div>
      <HelpButton />
    </div>
  );
}
