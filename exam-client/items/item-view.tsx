import type { ComponentType } from 'react';
import type { Face, ItemKind } from '#domain/item/face.ts';
import type { ItemViewProps } from './item-props.ts';
import { SingleChoice } from './single-choice.tsx';
import { WeightedChoice } from './weighted-choice.tsx';

type FaceOf<K extends ItemKind> = Extract<Face, { kind: K }>;

/** A new kind of item does not compile until it has a view. */
const views: { readonly [K in ItemKind]: ComponentType<ItemViewProps<FaceOf<K>>> } = {
  'single-choice': SingleChoice,
  'weighted-choice': WeightedChoice,
};

export function ItemView(props: ItemViewProps<Face>) {
  const View = views[props.face.kind] as ComponentType<ItemViewProps<Face>>;
  return <View {...props} />;
}
