import type { RoomCell } from '#domain/room/room-plan.ts';

/** What a press makes of a place; the digit of a tool is its place in this list. */
export const TOOLS = ['seat', 'spare', 'aisle', 'pillar'] as const;
export type Tool = (typeof TOOLS)[number];

/** A seat keeps its name; a place that becomes one gets a name that the room has not. A spare pressed again is a seat. */
export function cellAs(before: RoomCell, tool: Tool, nameOf: () => string): RoomCell {
  if (tool === 'aisle' || tool === 'pillar') return { kind: tool };
  const seat = before.kind === 'seat' ? before.seat : nameOf();
  const wasSpare = before.kind === 'seat' && before.spare;
  return { kind: 'seat', seat, spare: tool === 'spare' && !wasSpare };
}
