import type { Hashing } from '../draw/hashing.ts';
import { type Decision, accept, refuse } from '../session/refusal.ts';
import { requestHash } from './seb-config-key.ts';

/**
 * What a person sits at, as far as the engine could check: Safe Exam Browser under settings of this exam; an enrolled computer
 * of which whoever approved it said that it is a managed kiosk; any browser.
 */
export type ClientTier = 'seb' | 'managed-kiosk' | 'plain-browser';
export const CLIENT_TIERS = ['seb', 'managed-kiosk', 'plain-browser'] as const satisfies readonly ClientTier[];

/** An exam's own rules about it; an exam without any admits every browser and records none. */
export interface Lockdown {
  readonly seb: 'required' | 'preferred' | 'off';
  /** Of each settings file that is given out: the usual one, the one for screen readers. Lower-case hex. */
  readonly configKeys: readonly string[];
  /** Of each version and platform of the browser, told by its own window; empty where this is not asked. Lower-case hex. */
  readonly browserExamKeys: readonly string[];
  /** A managed kiosk is as good as Safe Exam Browser. Absent where it is not, so that older definitions keep their hash. */
  readonly acceptsManagedKiosk?: true;
}

/** What a browser showed, in headers or by its scripts, for the one page that was opened at `url`. */
export interface ShownKeys {
  readonly url: string;
  readonly configKeyHashes: readonly string[];
  readonly browserExamKeyHashes: readonly string[];
}

/** `stale`: it names an address that was never given out, has been used, or is too old. Null: it shows nothing. */
export type Showing = ShownKeys | 'stale' | null;

/** Whether a browser may sign in, and what is recorded of it; null where the exam does not ask. */
export function judgeClient(
  h: Hashing,
  rules: Lockdown | undefined,
  shown: Showing,
  isKiosk = false,
): Decision<ClientTier | null> {
  if (rules === undefined || rules.seb === 'off') return accept(null);
  if (shown !== null && shown !== 'stale' && showsKeys(h, rules, shown)) return accept('seb');
  if (rules.acceptsManagedKiosk === true && isKiosk) return accept('managed-kiosk');
  if (rules.seb === 'preferred') return accept('plain-browser');
  const showsNothing = shown === null || (shown !== 'stale' && shown.configKeyHashes.length === 0);
  return refuse(showsNothing ? 'lockdown-missing' : 'lockdown-wrong');
}

function showsKeys(h: Hashing, rules: Lockdown, shown: ShownKeys): boolean {
  return (
    showsOne(h, rules.configKeys, shown.url, shown.configKeyHashes) &&
    (rules.browserExamKeys.length === 0 || showsOne(h, rules.browserExamKeys, shown.url, shown.browserExamKeyHashes))
  );
}

function showsOne(h: Hashing, keys: readonly string[], url: string, hashes: readonly string[]): boolean {
  const expected = keys.map((key) => requestHash(h, url, key));
  return hashes.some((hash) => expected.some((one) => isSameHash(one, hash)));
}

/** In a time that does not tell how far the two agree. */
function isSameHash(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}
