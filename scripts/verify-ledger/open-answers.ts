import type { AnswerOpening } from '../../engine/domain/ledger/fact-entry.ts';
import { parseCanonical } from '../../engine/domain/ledger/canonical-json.ts';

/** What an opening says, or null if there is none or it is not in its form. */
export function openAnswer(opening: string | null): AnswerOpening | null {
  if (opening === null) return null;
  let value: unknown;
  try {
    value = parseCanonical(opening);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { item, option, response, ...others } = value as Readonly<Record<string, unknown>>;
  if (typeof item !== 'string' || typeof option !== 'string' || response === undefined) return null;
  if (Object.keys(others).length > 0) return null;
  return value as AnswerOpening;
}
