import { useRef, useState } from 'react';
import { type RichNode, type RichText, spokenText } from '#domain/item/rich-text.ts';
import { type Speech, useSpeech } from '../../messages/speech.ts';
import { type SimpleText, readSimpleText, writeSimpleText } from '../../state/simple-text.ts';
import { Field } from './fields.tsx';
import { PictureChooser } from './picture-chooser.tsx';

interface MarkupParts {
  readonly label: string;
  readonly where: string;
  readonly value: RichText;
  readonly onChange: (value: RichText) => void;
  readonly rows?: number;
  readonly hint?: string;
  readonly isQuiet?: boolean;
  /** A picture may be put in where the cursor stands. */
  readonly hasPictures?: boolean;
}

/** Formatted text as it is typed. What was typed stays as it is for as long as the value is the one that it made. */
export function MarkupField({ hasPictures = false, onChange, rows = 1, value, ...field }: MarkupParts) {
  const { t } = useSpeech();
  const area = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState<{ readonly simple: SimpleText; readonly made: RichText }>(() => ({
    simple: writeSimpleText(value),
    made: value,
  }));
  const simple = typed.made === value ? typed.simple : writeSimpleText(value);
  const type = (text: string): void => {
    const next = { ...simple, text };
    const made = readSimpleText(next);
    setTyped({ simple: next, made });
    onChange(made);
  };
  const putIn = (path: string): void => {
    const at = area.current?.selectionStart ?? simple.text.length;
    type(`${simple.text.slice(0, at)}![${t('edit.altHere')}](${path})${simple.text.slice(at)}`);
  };
  return (
    <>
      <Field {...field}>
        {(props) => (
          <textarea
            {...props}
            ref={area}
            rows={Math.max(rows, simple.text.split('\n').length)}
            value={simple.text}
            onChange={({ target }) => type(target.value)}
          />
        )}
      </Field>
      {simple.kept.length > 0 && (
        <ul className="kept">
          {simple.kept.map((node, at) => (
            <li key={at}>
              <code>{`[[${at + 1}]]`}</code> {keptWords(node, t)}
            </li>
          ))}
        </ul>
      )}
      {hasPictures && <PictureChooser label={t('edit.putPicture')} onChoose={putIn} />}
    </>
  );
}

function keptWords(node: RichNode, t: Speech['t']): string {
  if (typeof node === 'string') return node;
  const said = spokenText([node]);
  const what =
    node.tag === 'math' ? t('edit.keptFormula') : node.tag === 'table' ? t('edit.keptTable') : t('edit.keptPiece');
  return `${what}${said === '' ? '' : `: ${said.slice(0, 80)}`}`;
}
