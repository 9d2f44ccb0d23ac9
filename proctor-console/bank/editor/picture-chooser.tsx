import { sayProblem } from '#domain/sentences/say.ts';
import { useId, useState } from 'react';
import { FileEntry } from '../../appearance/file-entry.tsx';
import { useSpeech } from '../../messages/speech.ts';
import { useRefusalSentence } from '../../monitor/refusal-sentence.ts';
import { useBankRoom } from '../bank-context.ts';
import { useEditor } from './editor-context.ts';

interface ChooserParts {
  readonly label: string;
  readonly onChoose: (path: string) => void;
}

const PICTURE = /\.(png|jpe?g|webp|svg)$/i;

/** A picture that the bank has, or one from this computer, which the engine looks at before the bank gets it. */
export function PictureChooser({ label, onChoose }: ChooserParts) {
  const { t, language } = useSpeech();
  const say = useRefusalSentence();
  const id = useId();
  const { desk } = useBankRoom();
  const { bank, media, onAdded } = useEditor();
  const [said, setSaid] = useState('');
  const pictures = media.filter(({ path }) => PICTURE.test(path));
  const add = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const reply = await desk.addPicture(bank, file);
    const { detail, problems = [] } = reply.ok ? {} : reply.refusal;
    const why = problems.map((problem) => sayProblem(problem, language));
    setSaid(reply.ok ? '' : [say(reply.refusal), detail, ...why].filter(Boolean).join(' '));
    if (!reply.ok) return;
    onAdded({ path: reply.path, size: reply.size });
    onChoose(reply.path);
  };
  return (
    <details className="chooser">
      <summary>{label}</summary>
      <div className="entries">
        <div className="entry sm">
          <label className="label" htmlFor={`${id}-there`}>
            {t('edit.pictureThere')}
          </label>
          <select id={`${id}-there`} value="" onChange={({ target }) => target.value !== '' && onChoose(target.value)}>
            <option value="">{pictures.length === 0 ? t('edit.noPictures') : t('edit.choosePicture')}</option>
            {pictures.map(({ path }) => (
              <option key={path} value={path}>
                {path.replace('media/', '')}
              </option>
            ))}
          </select>
        </div>
        <FileEntry
          label={t('edit.pictureNew')}
          accept=".png,.jpg,.jpeg,.webp,.svg"
          isSmall
          onFile={(file) => void add(file ?? undefined)}
        />
      </div>
      <p className="said" role="alert">
        {said}
      </p>
    </details>
  );
}
