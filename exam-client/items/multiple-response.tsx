import { CheckList } from './check-list.tsx';
import type { ItemViewProps } from './item-props.ts';
import { Stem } from './stem.tsx';

export function MultipleResponse({ face, isOpen, respond, response }: ItemViewProps<'multiple-response'>) {
  const { least, most, options } = face;
  return (
    <>
      <Stem blocks={face.stem} />
      <CheckList options={options} chosen={response ?? []} choose={respond} {...{ isOpen, least, most }} />
    </>
  );
}
