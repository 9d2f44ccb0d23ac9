import { canonicalJson } from '#domain/ledger/canonical-json.ts';
import { attemptKey } from './local-sheet.ts';
import type { Room } from './sitting-store.ts';

/** What the engine has pledged here, as the file that `terang verify --acks` reads (SPEC section 13); null where there is nothing. */
export async function pledgesFile({ desk, store }: Room): Promise<string | null> {
  const { view } = store.getState();
  const chain = view?.attempt.chain;
  if (view === null || chain === undefined || desk.pledges === undefined) return null;
  const acks = await desk.pledges.all(attemptKey(view)).catch(() => []);
  if (acks.length === 0) return null;
  return canonicalJson({ acks, format: 'terang-acks/1', log: chain.logKey, origin: chain.origin });
}
