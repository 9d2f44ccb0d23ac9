import { refuseProblems } from './shelf-bank.ts';
import type { ItemBank } from '#domain/bank/bank.ts';
import { mediaType } from '#domain/bank/media-type.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { ItemShelf } from '../storage/item-shelf.ts';
import type { ItemDesk } from './item-desk.ts';

/** The pictures and sounds of a bank, each under its own path: on the committee's pages nothing is hidden behind a hash. */
export function mediaOfBank(shelf: ItemShelf, bank: string): ItemBank['media'] {
  return Object.fromEntries(
    shelf.media(bank).flatMap(({ path, size }) => {
      const type = mediaType(path);
      return type === null ? [] : [[path, { type, hash: path, size }]];
    }),
  );
}

export interface ShelfMedium {
  readonly path: string;
  readonly size: number;
}

export function viewMedia({ shelf }: ItemDesk, bank: string): Decision<readonly ShelfMedium[]> {
  return shelf.bank(bank) === null ? refuse('unknown-bank') : accept(shelf.media(bank));
}

/** A picture for items of this bank. A file of the same name with other bytes stays; this one then gets a name beside it. */
export function addPicture(
  { formats, shelf }: ItemDesk,
  { bank, bytes, name }: { readonly bank: string; readonly name: string; readonly bytes: Uint8Array },
): Decision<ShelfMedium> {
  if (shelf.bank(bank) === null) return refuse('unknown-bank');
  const read = formats.readPicture(name, bytes);
  if (!read.ok) return refuseProblems([{ where: name, what: read.what }]);
  const path = freePath(shelf, bank, read.path, bytes);
  shelf.writeAttachments(bank, [], new Map([[path, bytes]]));
  return accept({ path, size: bytes.length });
}

function freePath(shelf: ItemShelf, bank: string, wanted: string, bytes: Uint8Array): string {
  const dot = wanted.lastIndexOf('.');
  for (let copy = 1; ; copy += 1) {
    const path = copy === 1 ? wanted : `${wanted.slice(0, dot)}-${copy}${wanted.slice(dot)}`;
    const there = shelf.medium(bank, path);
    if (there === null || Buffer.compare(there, bytes) === 0) return path;
  }
}
