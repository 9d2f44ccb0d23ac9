import { canonicalJson } from '#domain/ledger/canonical-json.ts';
import type { Pledged } from '#domain/ledger/pledge.ts';
import { signingKey } from '../../storage/ed25519.ts';
import { nodeHashing } from '../../storage/node-hashing.ts';
import { signPledges } from '../../storage/sign-pledges.ts';
import type { OpenBundle } from './open-bundle.ts';

export type Ack = Pledged & { readonly pledge: string };

/** What one candidate was pledged of everything they signed, and what somebody with the log's key could pledge beside it. */
export class OwnPledges {
  private constructor(
    readonly keySeed: Uint8Array,
    readonly origin: string,
    readonly acks: readonly Ack[],
  ) {}

  static of({ entries, keySeed, ...open }: OpenBundle): OwnPledges {
    const { origin } = JSON.parse(Buffer.from(open.files.get('bundle.json')!).toString()) as { origin: string };
    const { pid } = entries.find(({ body }) => body['said'] !== undefined)!.body;
    const signed = entries.flatMap(({ body }, index) =>
      body['said'] !== undefined && body['pid'] === pid ? [{ ...pledgedIn(body), index }] : [],
    );
    return new OwnPledges(keySeed, origin, pledgedBy(keySeed, origin, signed));
  }

  file(acks: readonly object[] = this.acks, origin = this.origin): string {
    return canonicalJson({ acks, format: 'terang-acks/1', log: '', origin });
  }
}

function pledgedIn(body: Record<string, unknown>): Omit<Pledged, 'index'> {
  const { at, epoch, pid, said, seq } = body as unknown as Pledged;
  return { at, epoch, pid, said, seq };
}

/** As an engine with this key pledges it. */
export function pledgedBy(keySeed: Uint8Array, origin: string, all: readonly Pledged[]): Ack[] {
  const { sign } = signingKey(keySeed);
  const signer = { sign } as Parameters<typeof signPledges>[1];
  const owed = all.map((pledged) => ({ origin, pledged, pledge: '' }));
  signPledges(nodeHashing, signer, owed);
  return owed.map(({ pledge, pledged }) => ({ ...pledged, pledge }));
}
