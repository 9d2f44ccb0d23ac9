import { consistencyProof, inclusionProof, rootAt } from '#domain/ledger/merkle-tree.ts';
import { TreeLevels } from '#domain/ledger/tree-levels.ts';
import type { SessionId } from '#domain/ids.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';

const LEAVES_AT_ONCE = 4_000;

/** The trees of the sessions that somebody has asked a proof of: read from the disk once, and then as they grow. */
export class SeenLedgers {
  private readonly trees = new Map<SessionId, TreeLevels>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly desk: Pick<Desk, 'reads' | 'hashing' | 'queue'>) {}

  /** RFC 9162: that the tree of `from` leaves is the beginning of that of `to`. Null where there are no such trees. */
  async consistency(hall: Hall, from: number, to: number): Promise<Uint8Array[] | null> {
    if (from < 1 || from > to || to > this.desk.queue.head(hall.id).size) return null;
    const tree = await this.grownTo(hall, to);
    return consistencyProof(this.desk.hashing, tree.subtreeAt, from, to);
  }

  /** RFC 9162: that entry `index` is in the tree of `size`. Null where there is no such tree or entry. */
  async inclusion(hall: Hall, index: number, size: number): Promise<Uint8Array[] | null> {
    if (!(index < size && size <= this.desk.queue.head(hall.id).size)) return null;
    const tree = await this.grownTo(hall, size);
    return inclusionProof(this.desk.hashing, tree.subtreeAt, index, size);
  }

  /** Root of the first `size` entries; null where there are fewer. */
  async root(hall: Hall, size: number): Promise<Uint8Array | null> {
    if (size > this.desk.queue.head(hall.id).size) return null;
    const tree = await this.grownTo(hall, size);
    return rootAt(this.desk.hashing, tree.subtreeAt, size);
  }

  private grownTo(hall: Hall, size: number): Promise<TreeLevels> {
    const grow = async (): Promise<TreeLevels> => {
      const tree = this.trees.get(hall.id) ?? new TreeLevels(this.desk.hashing);
      this.trees.set(hall.id, tree);
      while (tree.size < size) {
        const leaves = this.desk.reads.leaves(hall.stored.no, tree.size, LEAVES_AT_ONCE);
        if (leaves.length === 0) throw new Error(`the ledger of ${hall.id} ends before entry ${size}`);
        for (const leaf of leaves) tree.append(leaf);
        // Candidates come between two pieces of a long ledger.
        await new Promise((resolve) => setImmediate(resolve));
      }
      return tree;
    };
    const mine = this.turn.then(grow, grow);
    this.turn = mine.catch(() => undefined);
    return mine;
  }
}
