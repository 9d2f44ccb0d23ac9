import { inBankOrder } from '../item/part-order.ts';
import type { Response, ResponseBounds } from '../item/response.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';

/**
 * How commitments name what was answered, apart from the order in which this paper shows it: the bank's place of the option where
 * one option is chosen; else the response in places of the bank, as canonical JSON.
 */
export type OptionId = number | string;

export function optionIdOf(
  { bounds, optionIds }: { readonly bounds: ResponseBounds; readonly optionIds: readonly number[] },
  response: Response,
): OptionId {
  const inBank = inBankOrder(bounds.kind, optionIds, response);
  return typeof inBank === 'number' ? inBank : canonicalJson(inBank);
}
