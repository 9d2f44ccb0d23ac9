import type { ItemViewProps } from './item-props.ts';
import { OptionList } from './option-list.tsx';
import { Stem } from './stem.tsx';

export function SingleChoice({ face, respond, response, ...answering }: ItemViewProps<'single-choice'>) {
  return (
    <>
      <Stem blocks={face.stem} />
      <OptionList options={face.options} chosen={response} choose={respond} {...answering} />
    </>
  );
}
