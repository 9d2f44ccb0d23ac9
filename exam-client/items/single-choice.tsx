import type { SingleChoiceFace } from '#domain/item/face.ts';
import type { ItemViewProps } from './item-props.ts';
import { OptionList } from './option-list.tsx';
import { Stem } from './stem.tsx';

export function SingleChoice({ face, ...answering }: ItemViewProps<SingleChoiceFace>) {
  return (
    <>
      <Stem blocks={face.stem} />
      <OptionList options={face.options} {...answering} />
    </>
  );
}
