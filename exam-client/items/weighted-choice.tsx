import type { ItemViewProps } from './item-props.ts';
import { OptionList } from './option-list.tsx';
import { Stem } from './stem.tsx';

export function WeightedChoice({ face, respond, response, ...answering }: ItemViewProps<'weighted-choice'>) {
  return (
    <>
      <Stem blocks={face.stem} />
      <OptionList options={face.options} chosen={response} choose={respond} {...answering} />
    </>
  );
}
