import type { Face } from '#domain/item/face.ts';
import type { OptionListProps } from './option-list.tsx';

export interface ItemViewProps<F extends Face> extends Omit<OptionListProps, 'options'> {
  readonly face: F;
}
