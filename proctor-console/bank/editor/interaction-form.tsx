import type { ComponentType } from 'react';
import type { Interaction, InteractionKind } from '#domain/item/interaction.ts';
import { GraphicChoiceForm, HotspotForm } from './area-forms.tsx';
import { MultipleForm, SingleForm, WeightedForm } from './choice-forms.tsx';
import { GapForm, NumericForm, ShortTextForm } from './entry-forms.tsx';
import type { InteractionParts } from './interaction-parts.ts';
import { GridForm, MatchingForm, OrderingForm, TrueFalseForm } from './part-forms.tsx';

/** A kind without a form does not compile. */
const FORMS: { readonly [K in InteractionKind]: ComponentType<InteractionParts<Extract<Interaction, { kind: K }>>> } = {
  'single-choice': SingleForm,
  'weighted-choice': WeightedForm,
  'multiple-response': MultipleForm,
  'true-false': TrueFalseForm,
  'true-false-grid': GridForm,
  matching: MatchingForm,
  ordering: OrderingForm,
  'gap-choice': GapForm,
  numeric: NumericForm,
  'short-text': ShortTextForm,
  'graphic-choice': GraphicChoiceForm,
  hotspot: HotspotForm,
};

export function InteractionForm({ onChange, value }: InteractionParts<Interaction>) {
  const Form = FORMS[value.kind] as ComponentType<InteractionParts<Interaction>>;
  return <Form value={value} onChange={onChange} />;
}
