/** What stands at one place of a room's grid. A seat's name is what its desk bears. */
export type RoomCell =
  { readonly kind: 'aisle' | 'pillar' } | { readonly kind: 'seat'; readonly seat: string; readonly spare: boolean };

/** A room as the committee lays it out, seen from above with the front at the top. */
export interface RoomPlan {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** Row by row, `rows × columns` of them. */
  readonly cells: readonly RoomCell[];
  /** Only people whom the roster sends here sit in it: a room for separate sittings. */
  readonly apart: boolean;
}

/** Bytes and texts sort such names alike, so every verifier has the same order. */
export const SEAT_NAME = /^[A-Za-z0-9][A-Za-z0-9-]{0,11}$/;
export const MOST_LINES = 40;
/** A room's seats stand in one entry of the ledger. */
export const MOST_SEATS = 400;
export const LONGEST_ROOM = 60;
/** Share of seats that are proposed as spares: the rule of thumb of national exams, one computer in ten. */
export const SPARE_SHARE = 0.1;

const AISLE: RoomCell = { kind: 'aisle' };

export function seatsOf(plan: RoomPlan): string[] {
  return plan.cells.flatMap((cell) => (cell.kind === 'seat' ? [cell.seat] : []));
}

export function sparesOf(plan: RoomPlan): string[] {
  return plan.cells.flatMap((cell) => (cell.kind === 'seat' && cell.spare ? [cell.seat] : []));
}

/** A grid of seats, all of them, numbered and with spares proposed. */
export function emptyRoom(name: string, rows: number, columns: number): RoomPlan {
  const cells = Array.from({ length: rows * columns }, (): RoomCell => ({ kind: 'seat', seat: '', spare: false }));
  return proposeSpares(numberSeats({ name, rows, columns, cells, apart: false }, 'rows'));
}

/** `rows`, … with a letter for each row that has seats. `serial`: 001, 002, … `snake`: serial, every second row backwards. */
export type Numbering = 'rows' | 'serial' | 'snake';
export const NUMBERINGS = ['rows', 'serial', 'snake'] as const satisfies readonly Numbering[];

/** Every seat gets a new name by the pattern; aisles and pillars are not counted. */
export function numberSeats(plan: RoomPlan, pattern: Numbering): RoomPlan {
  const cells = [...plan.cells];
  let line = 0;
  let serial = 0;
  for (let row = 0; row < plan.rows; row += 1) {
    const places = Array.from({ length: plan.columns }, (_, column) => row * plan.columns + column);
    const seats = places.filter((at) => cells[at]?.kind === 'seat');
    if (seats.length === 0) continue;
    if (pattern === 'snake' && line % 2 === 1) seats.reverse();
    seats.forEach((at, place) => {
      serial += 1;
      const seat = pattern === 'rows' ? `${lineName(line)}-${two(place + 1)}` : String(serial).padStart(3, '0');
      cells[at] = { kind: 'seat', seat, spare: isSpare(cells[at]) };
    });
    line += 1;
  }
  return { ...plan, cells };
}

/** The last seats of the last rows, one in ten and at least one where there are any; what was marked before is forgotten. */
export function proposeSpares(plan: RoomPlan, share = SPARE_SHARE): RoomPlan {
  let left = Math.ceil(seatsOf(plan).length * share);
  const cells = [...plan.cells];
  for (let at = cells.length - 1; at >= 0; at -= 1) {
    const cell = cells[at];
    if (cell?.kind !== 'seat') continue;
    cells[at] = { ...cell, spare: left > 0 };
    left -= 1;
  }
  return { ...plan, cells };
}

/** Another number of rows or columns; what stood in both keeps its place, and new places are seats, as in a new room. */
export function resizeRoom(plan: RoomPlan, rows: number, columns: number): RoomPlan {
  const kept = Array.from({ length: rows * columns }, (_, at): RoomCell | undefined => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    return row >= plan.rows || column >= plan.columns ? undefined : plan.cells[row * plan.columns + column];
  });
  const resized = { ...plan, rows, columns, cells: kept.map((cell) => cell ?? AISLE) };
  return kept.reduce<RoomPlan>((room, cell, at) => {
    return cell === undefined ? putCell(room, at, { kind: 'seat', seat: freeSeatName(room, at), spare: false }) : room;
  }, resized);
}

export function putCell(plan: RoomPlan, at: number, cell: RoomCell): RoomPlan {
  return { ...plan, cells: plan.cells.map((before, place) => (place === at ? cell : before)) };
}

/** The first name that the room has not: `X-01` with the letter of its row, or of a new one where others have letters, or `001`. */
export function freeSeatName(plan: RoomPlan, at: number): string {
  const taken = new Set(seatsOf(plan).map((seat) => seat.toUpperCase()));
  const line = Math.floor(at / plan.columns);
  const row = plan.cells.slice(line * plan.columns, (line + 1) * plan.columns);
  const prefix = lettersOf(row)[0] ?? newLetter(lettersOf(plan.cells), line);
  for (let n = 1; ; n += 1) {
    const name = prefix === undefined ? String(n).padStart(3, '0') : `${prefix}-${two(n)}`;
    if (!taken.has(name.toUpperCase())) return name;
  }
}

function lettersOf(cells: readonly RoomCell[]): string[] {
  return cells.flatMap((cell) => (cell.kind === 'seat' ? (/^([A-Z]{1,2})-\d+$/i.exec(cell.seat)?.[1] ?? []) : []));
}

/** Of a row's place in the room where it is free; none where no row has one. */
function newLetter(used: readonly string[], line: number): string | undefined {
  if (used.length === 0) return undefined;
  const known = new Set(used.map((letter) => letter.toUpperCase()));
  for (let n = line; ; n += 1) if (!known.has(lineName(n))) return lineName(n);
}

/** A word and where: the screens have a sentence for each. */
export interface PlanFault {
  readonly word: 'name' | 'size' | 'cells' | 'no-seats' | 'too-many-seats' | 'seat-name' | 'seat-twice' | 'all-spare';
  /** The seat's name or the cell's place from 0, where it is about one. */
  readonly seat?: string;
  readonly at?: number;
}

export function planFaults(plan: RoomPlan): PlanFault[] {
  const faults: PlanFault[] = [];
  const { cells, columns, name, rows } = plan;
  if (name.trim() !== name || name.length === 0 || name.length > LONGEST_ROOM) faults.push({ word: 'name' });
  if (![rows, columns].every((n) => Number.isInteger(n) && n >= 1 && n <= MOST_LINES)) faults.push({ word: 'size' });
  if (cells.length !== rows * columns) faults.push({ word: 'cells' });
  const seats = seatsOf(plan);
  if (seats.length === 0) faults.push({ word: 'no-seats' });
  else if (seats.length === sparesOf(plan).length) faults.push({ word: 'all-spare' });
  if (seats.length > MOST_SEATS) faults.push({ word: 'too-many-seats' });
  return [...faults, ...seatFaults(cells)];
}

function seatFaults(cells: readonly RoomCell[]): PlanFault[] {
  const faults: PlanFault[] = [];
  const known = new Set<string>();
  cells.forEach((cell, at) => {
    if (cell.kind !== 'seat') return;
    const folded = cell.seat.toUpperCase();
    if (!SEAT_NAME.test(cell.seat)) faults.push({ word: 'seat-name', seat: cell.seat, at });
    else if (known.has(folded)) faults.push({ word: 'seat-twice', seat: cell.seat, at });
    known.add(folded);
  });
  return faults;
}

function isSpare(cell: RoomCell | undefined): boolean {
  return cell?.kind === 'seat' && cell.spare;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** A, B, … Z, AA, AB, … */
function lineName(line: number): string {
  const last = String.fromCharCode(65 + (line % 26));
  return line < 26 ? last : `${String.fromCharCode(64 + Math.floor(line / 26))}${last}`;
}
