/** How many seats a session's rooms keep empty for broken computers, of how many in all. */
export interface SpareShare {
  readonly seats: number;
  readonly spare: number;
  /** Fewer than one in ten. */
  readonly isTooFew: boolean;
}

/** Null where no rooms are laid out. */
export function spareShare(
  rooms: readonly { readonly seats: readonly string[]; readonly spare: readonly string[] }[],
): SpareShare | null {
  if (rooms.length === 0) return null;
  const seats = rooms.reduce((sum, room) => sum + room.seats.length, 0);
  const spare = rooms.reduce((sum, room) => sum + room.spare.length, 0);
  return { seats, spare, isTooFew: spare * 10 < seats };
}
