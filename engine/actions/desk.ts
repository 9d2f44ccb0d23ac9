import type { Hashing } from '#domain/draw/hashing.ts';
import type { SessionId } from '#domain/ids.ts';
import type { Published } from '#domain/ledger/published.ts';
import type { Instant } from '#domain/time.ts';
import type { CommitQueue } from '../storage/commit-queue.ts';
import type { ReadStore } from '../storage/read-store.ts';
import type { Accounts } from './accounts.ts';
import type { EntryAddresses } from './entry-addresses.ts';
import type { Hall } from './hall.ts';
import type { Workstations } from './workstations.ts';

/** Everything impure that a use case needs, and the halls that this engine holds. */
export interface Desk {
  /** Monotonic, in UTC milliseconds: it never steps back, whatever is done to the machine's clock. */
  readonly now: () => Instant;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly hashing: Hashing;
  readonly queue: CommitQueue;
  readonly reads: ReadStore;
  /** Keys the hashes of PINs and the tokens; 32 bytes that never leave the data folder. */
  readonly serverKey: Uint8Array;
  readonly halls: Map<SessionId, Hall>;
  readonly entries: EntryAddresses;
  readonly workstations: Workstations;
  readonly accounts: Accounts;
  /** The candidates' page as it lies in the folder now, and the one that this engine was built with; null where not built. */
  readonly pageBuild: { readonly served: () => string | null; readonly own: string | null };
  /** Scheme, host and port as the workstations use them; null takes each request's own word. */
  readonly publicOrigin: string | null;
  /** What a MANIFEST says of this house; absent where a session is only tried. */
  readonly published?: () => Published;
}
