import { useId, useState } from 'react';
import { useSpeech } from '../messages/speech.ts';
import { Icon } from './icon.tsx';

interface FileEntryParts {
  readonly label: string;
  readonly accept?: string;
  readonly isSmall?: boolean;
  readonly disabled?: boolean;
  readonly onFile: (file: File | null) => void;
}

/** A browser's own field speaks the browser's language. It lies unseen over these words, so that pressing, dropping and keys are its own. */
export function FileEntry({ label, accept, isSmall = false, disabled = false, onFile }: FileEntryParts) {
  const { t } = useSpeech();
  const id = useId();
  const [name, setName] = useState('');
  return (
    <div className={isSmall ? 'entry sm' : 'entry'}>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <div className="file-row">
        <input
          id={id}
          type="file"
          accept={accept}
          disabled={disabled}
          onChange={({ target }) => {
            const file = target.files?.[0] ?? null;
            setName(file?.name ?? '');
            onFile(file);
          }}
        />
        <span className="file-words" aria-hidden="true">
          <b>
            <Icon name="handIn" />
            {t('file.choose')}
          </b>
          <span>{name === '' ? t('file.none') : name}</span>
        </span>
      </div>
    </div>
  );
}
