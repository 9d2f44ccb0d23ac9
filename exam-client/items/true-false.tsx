import { useTranslation } from 'react-i18next';
import type { ItemViewProps } from './item-props.ts';
import { OptionList } from './option-list.tsx';
import { Stem } from './stem.tsx';

export function TrueFalse({ face, respond, response, ...answering }: ItemViewProps<'true-false'>) {
  const { t } = useTranslation();
  return (
    <>
      <Stem blocks={face.stem} />
      <OptionList
        options={[t('kinds.true'), t('kinds.false')]}
        chosen={response === null ? null : Number(!response)}
        choose={(option) => respond(option === 0)}
        {...answering}
      />
    </>
  );
}
