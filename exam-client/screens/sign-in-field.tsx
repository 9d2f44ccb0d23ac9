import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';

interface SignInFieldProps {
  readonly name: string;
  readonly words: string;
  readonly autoComplete: string;
  readonly isSecret: boolean;
  readonly value: string;
  readonly error: string | null;
  change(value: string): void;
}

/** Pasting is allowed: PINs are long, and a hindrance to the person is not a protection. */
export function SignInField({ name, words, autoComplete, isSecret, value, error, change }: SignInFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className={error === null ? 'entry' : 'entry wrong'}>
      <label htmlFor={id}>{t(words)}</label>
      <input
        id={id}
        name={name}
        type={isSecret ? 'password' : 'text'}
        value={value}
        autoComplete={autoComplete}
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        aria-required
        aria-invalid={error !== null}
        aria-describedby={`${id}-more`}
        onChange={(event) => change(event.target.value)}
      />
      <p id={`${id}-more`} aria-live="polite">
        {error === null ? (
          t(`${words}-hint`)
        ) : (
          <>
            <Icon mark="unsaved" />
            {error}
          </>
        )}
      </p>
    </div>
  );
}
