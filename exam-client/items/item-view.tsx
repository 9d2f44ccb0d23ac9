import type { ComponentType } from 'react';
import type { Face, ItemKind } from '#domain/item/face.ts';
import type { Response } from '#domain/item/response.ts';
import { GapChoice } from './gap-choice.tsx';
import { GraphicChoice } from './graphic-choice.tsx';
import { Hotspot } from './hotspot.tsx';
import type { ItemViewProps } from './item-props.ts';
import { Matching } from './matching.tsx';
import { MultipleResponse } from './multiple-response.tsx';
import { NumericItem } from './numeric.tsx';
import { Ordering } from './ordering.tsx';
import { ShortText } from './short-text.tsx';
import { SingleChoice } from './single-choice.tsx';
import { TrueFalseGrid } from './true-false-grid.tsx';
import { TrueFalse } from './true-false.tsx';
import { WeightedChoice } from './weighted-choice.tsx';

/** A new kind of item does not compile until it has a view. */
const views: { readonly [K in ItemKind]: ComponentType<ItemViewProps<K>> } = {
  'single-choice': SingleChoice,
  'weighted-choice': WeightedChoice,
  'multiple-response': MultipleResponse,
  'true-false': TrueFalse,
  'true-false-grid': TrueFalseGrid,
  matching: Matching,
  ordering: Ordering,
  'gap-choice': GapChoice,
  numeric: NumericItem,
  'short-text': ShortText,
  'graphic-choice': GraphicChoice,
  hotspot: Hotspot,
};

interface AnyItemProps extends Omit<ItemViewProps<'single-choice'>, 'face' | 'response' | 'respond'> {
  readonly face: Face;
  readonly response: Response | null;
  respond(response: Response | null): void;
}

/** The view of an item's kind. The engine has checked that responses are of that kind, so one type stands for all here. */
export function ItemView(props: AnyItemProps) {
  const View = views[props.face.kind] as ComponentType<AnyItemProps>;
  return <View {...props} />;
}
