import type { OwnPledges } from './own-pledges.ts';
import type { OpenBundle } from './open-bundle.ts';

/** One way to falsify a bundle, and the step that must say so. */
export interface Mutation {
  readonly name: string;
  readonly step: string;
  readonly of: 'public' | 'auditor';
  /** Changes the bundle, or gives other bytes. `sums`: the list of sums stays as it was. */
  readonly falsify: (bundle: OpenBundle) => void;
  readonly bytes?: (bytes: Uint8Array) => Uint8Array;
  readonly forgetsSums?: true;
  /** What somebody brings along who knows the true ledger. */
  readonly brings?: 'checkpoint' | 'key' | 'witnesses';
  /** The file of pledges that a candidate brings along, made of a true one. */
  readonly pledges?: (own: OwnPledges) => string;
}

/** Another value of the same shape. */
export function other(value: unknown): unknown {
  if (Array.isArray(value) && value.length === 0) return [0];
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (value === null) return 'seseorang';
  if (Array.isArray(value))
    return value.length > 1 ? value.slice(1) : [...(value as unknown[]), ...(value as unknown[])];
  if (typeof value === 'string' && /^[0-9a-f]{20,}$/.test(value))
    return `${value[0] === '0' ? '1' : '0'}${value.slice(1)}`;
  return `${String(value)}x`;
}
