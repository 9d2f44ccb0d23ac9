import { type Bytes, join } from './bytes.ts';
import type { Primitives } from './primitives.ts';

/** RFC 6962 section 2.1. */
export function leafOf(p: Primitives, entry: Bytes): Bytes {
  return p.sha256(join(Uint8Array.of(0), entry));
}

function node(p: Primitives, left: Bytes, right: Bytes): Bytes {
  return p.sha256(join(Uint8Array.of(1), left, right));
}

/** The roots of the trees over the first leaves, for each of the sizes asked for that there are leaves for. */
export function rootsAt(p: Primitives, leaves: readonly Bytes[], sizes: ReadonlySet<number>): Map<number, Bytes> {
  const roots = new Map<number, Bytes>();
  // The whole subtrees of the right edge, the largest first.
  const edge: { readonly size: number; readonly root: Bytes }[] = [];
  if (sizes.has(0)) roots.set(0, p.sha256(new Uint8Array(0)));
  leaves.forEach((leaf, place) => {
    let grown = { size: 1, root: leaf };
    while (edge.at(-1)?.size === grown.size) {
      grown = { size: grown.size * 2, root: node(p, edge.pop()!.root, grown.root) };
    }
    edge.push(grown);
    if (sizes.has(place + 1)) roots.set(place + 1, rootOf(p, edge));
  });
  return roots;
}

function rootOf(p: Primitives, edge: readonly { readonly root: Bytes }[]): Bytes {
  let root = edge.at(-1)!.root;
  for (let at = edge.length - 2; at >= 0; at--) root = node(p, edge[at]!.root, root);
  return root;
}

/** RFC 9162 section 2.1.3.2: the root that a leaf at `index` of `size` and its proof lead to; null for no such proof. */
export function rootFromProof(
  p: Primitives,
  leaf: Bytes,
  index: number,
  size: number,
  proof: readonly Bytes[],
): Bytes | null {
  if (index >= size) return null;
  let [fn, sn, root] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (sn === 0 || sibling.length !== 32) return null;
    if (fn % 2 === 1 || fn === sn) {
      root = node(p, sibling, root);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
    } else root = node(p, root, sibling);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 ? root : null;
}
