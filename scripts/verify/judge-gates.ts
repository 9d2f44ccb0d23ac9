import type { Entry } from './entry.ts';

/** A code of what is wrong, at the entry where it is. */
export interface GateFinding {
  readonly code: string;
  readonly entry: number;
  readonly type: string;
}

/** A part of V15: what opens a gate that would be shut says why. */
export function judgeGates(entries: readonly Entry[]): GateFinding[] {
  return entries.flatMap(({ body, index, type }) => {
    const code = type === 'SESSION_OPEN' ? wrongOpening(body) : null;
    return code === null ? [] : [{ code, entry: index, type }];
  });
}

function wrongOpening({ despite, reason }: Entry['body']): string | null {
  if (despite === undefined) return null;
  return despite.length > 0 && reason !== undefined && reason !== '' ? null : 'act-without-reason';
}
