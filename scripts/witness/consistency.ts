import { type Bytes, join, same } from '../verify/bytes.ts';
import type { Primitives } from '../verify/primitives.ts';

interface Trees {
  readonly size1: number;
  readonly root1: Bytes;
  readonly size2: number;
  readonly root2: Bytes;
}

/**
 * RFC 6962 section 2.1.2, followed as its definition is written, from the top down: that the tree of `size1` leaves is the
 * beginning of the tree of `size2`. An empty first tree is refused, as it would prove nothing.
 */
export function isConsistent(p: Primitives, { root1, root2, size1, size2 }: Trees, proof: readonly Bytes[]): boolean {
  if (![size1, size2].every(Number.isSafeInteger) || size1 < 1 || size1 > size2) return false;
  if (proof.some((hash) => hash.length !== 32)) return false;
  if (size1 === size2) return proof.length === 0 && same(root1, root2);
  const left = [...proof];
  const roots = rootsOf(p, size1, size2, true, root1, left);
  return roots !== null && left.length === 0 && same(roots.older, root1) && same(roots.newer, root2);
}

/** The roots over the first `m` and all `n` leaves of a subtree; takes its hashes from the end of the proof. */
function rootsOf(
  p: Primitives,
  m: number,
  n: number,
  isWhole: boolean,
  root1: Bytes,
  proof: Bytes[],
): { readonly older: Bytes; readonly newer: Bytes } | null {
  if (m === n) {
    const root = isWhole ? root1 : proof.shift();
    return root === undefined ? null : { older: root, newer: root };
  }
  let k = 1;
  while (k * 2 < n) k *= 2;
  const other = proof.pop();
  if (other === undefined) return null;
  const node = (a: Bytes, b: Bytes): Bytes => p.sha256(join(Uint8Array.of(1), a, b));
  if (m <= k) {
    const roots = rootsOf(p, m, k, isWhole, root1, proof);
    return roots === null ? null : { older: roots.older, newer: node(roots.newer, other) };
  }
  const roots = rootsOf(p, m - k, n - k, false, root1, proof);
  return roots === null ? null : { older: node(other, roots.older), newer: node(other, roots.newer) };
}
