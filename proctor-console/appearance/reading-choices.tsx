import { useSpeech } from '../messages/speech.ts';
import { Icon } from './icon.tsx';
import { useTheme } from './theme.ts';

/** Language and theme, one press each. */
export function ReadingChoices() {
  const { t, language, speak } = useSpeech();
  const [theme, changeTheme] = useTheme();
  const other = language === 'id' ? 'en' : 'id';
  return (
    <div className="choices">
      <button
        type="button"
        className="choice"
        lang={other}
        onClick={() => speak(other)}
        aria-label={t('choice.language')}
      >
        {other.toUpperCase()}
      </button>
      <button
        type="button"
        className="choice"
        onClick={changeTheme}
        aria-label={t('choice.theme', { theme: t(`theme.${theme}`) })}
        title={t('choice.theme', { theme: t(`theme.${theme}`) })}
      >
        <Icon name="theme" />
      </button>
    </div>
  );
}
