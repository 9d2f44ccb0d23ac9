import { toBase64 } from '#domain/ledger/base64.ts';
import { checkpointText } from '#domain/ledger/checkpoint.ts';
import { entryBytes } from '#domain/ledger/entry-bytes.ts';
import { consistencyProof, inclusionProof, leafHash, rootAt, subtreesOf } from '#domain/ledger/merkle-tree.ts';
import { ed25519Signer, parseVkey, signNote } from '#domain/ledger/signed-note.ts';
import type { Proven } from '#protocol/candidate-down.ts';
import type { AskProof } from '#protocol/candidate-up.ts';
import { publicKeyOf, signPlainly } from '../chain/ed25519.ts';
import { plainHashing as h } from '../chain/sha256.ts';

/** A ledger of which every entry can be taken away again, by somebody who holds its key. */
export class PlayedLedger {
  private readonly entries: Uint8Array[] = [entryBytes(h, 'SESSION_OPEN', { at: 0, by: 'engine' })];

  constructor(
    private readonly origin: string,
    private readonly logKey: string,
    private readonly seed: Uint8Array,
  ) {}

  get size(): number {
    return this.entries.length;
  }

  /** Where nothing stands yet. */
  put(index: number, body: object): void {
    this.entries[index] ??= entryBytes(h, 'FLAG', body);
  }

  /** Whatever stood behind it moves up. */
  drop(index: number): void {
    this.entries.splice(index, 1);
  }

  prove({ from, indexes }: AskProof): Extract<Proven, { ok: true }> {
    const { size } = this;
    const leaves = this.entries.map((entry) => leafHash(h, entry));
    const subtreeAt = subtreesOf(h, leaves);
    const text = checkpointText({ origin: this.origin, size, root: rootAt(h, subtreeAt, size) });
    const sign = (bytes: Uint8Array): Uint8Array => signPlainly(this.seed, publicKeyOf(this.seed), bytes);
    const goesOn = from === 0 || from > size ? [] : consistencyProof(h, subtreeAt, from, size);
    const entries = indexes
      .filter((index) => index < size)
      .map((index) => {
        const way = inclusionProof(h, subtreeAt, index, size).map(toBase64);
        return { index, entry: new TextDecoder().decode(this.entries[index]), way };
      });
    const note = signNote(h, text, ed25519Signer(parseVkey(h, this.logKey), sign));
    return { ok: true, note, goesOn: goesOn.map(toBase64), entries };
  }
}
