import type { Json } from './canonical.ts';
import { deadline } from './clock.ts';
import type { Definition } from './definition.ts';
import type { Planned } from './draw.ts';
import type { Body, Entry } from './entry.ts';
import { whoIsMeant } from './follow.ts';
import { type Hall, type Person, moveHall, movePerson, newPerson } from './person.ts';
import { ranked } from './ranked.ts';

/** What is shown of one person's points; null where nobody can tell who does not hold the answers and the key. */
interface Points {
  readonly sections: readonly { readonly code: string; readonly points: number | null; readonly counted?: number }[];
  readonly total: number | null;
  readonly counted: number;
}

interface Worth {
  readonly points: number;
  readonly isBlank: boolean;
}

interface Shown {
  readonly person: Person;
  isNew: boolean;
  points: Points | null;
  frozen: Points | null;
  /** By place: the entry that stood there when it was last looked at, and what it earns. */
  readonly of: (number | null | undefined)[];
  readonly worth: Worth[];
}

/** What answers earn, for who can open them. */
export interface Opened {
  readonly papers: ReadonlyMap<string, readonly Planned[]> | null;
  /** Whether an answer was given, and what the place earns; null where it cannot be told. */
  earns(entry: number | null, planned: Planned): Worth | null;
}

type Freeze = 'off' | 'frozen' | 'lifted' | (Pick<Body, 'at' | 'shown'> & { readonly everyMs: number | null });

/** SPEC section 10: the public board as the entries make it, one after the other. */
export class BoardReplay {
  readonly #people = new Map<string, Shown>();
  readonly #hall: Hall;
  #freeze: Freeze = 'off';

  constructor(
    private readonly definition: Definition,
    private readonly opened: Opened,
  ) {
    const { clockStarts, duration } = definition;
    this.#hall = { phase: 'prepared', clock: null, duration, clockStarts, given: [] };
  }

  get phase(): Hall['phase'] {
    return this.#hall.phase;
  }

  take(entry: Entry): void {
    const { body, type } = entry;
    if (type === 'PAPER') {
      const person = newPerson(entry);
      if (!this.#people.has(body.pid))
        this.#people.set(body.pid, { person, isNew: true, points: null, frozen: null, of: [], worth: [] });
      return;
    }
    this.#freezeBefore(body.at);
    moveHall(this.#hall, entry);
    this.#moveFreeze(entry);
    for (const shown of whoIsMeant(this.#people, entry)) {
      movePerson(shown.person, entry, this.#hall);
      shown.isNew = true;
    }
  }

  #freezeBefore(at: number): void {
    const { clock, phase } = this.#hall;
    const rule = this.definition.publicBoard?.freeze;
    if (rule === undefined || this.#freeze !== 'off' || phase !== 'open' || clock === null) return;
    if (clock.stoppedSince !== null || at < deadline(clock, clock.startedAt) - rule.last) return;
    this.#freeze = 'frozen';
    for (const shown of this.#people.values()) shown.frozen = this.#pointsOf(shown);
  }

  #moveFreeze({ body, type }: Entry): void {
    if (this.#freeze === 'off' || this.#freeze === 'lifted') return;
    if (type === 'BOARD_REVEAL') this.#freeze = { at: body.at, shown: body.shown, everyMs: body.everyMs };
    else if (type === 'SESSION_CLOSE' && this.definition.publicBoard?.freeze?.reveal === 'closing')
      this.#freeze = 'lifted';
  }

  /** How many people are shown with their last result. */
  #revealed(now: number): number {
    const people = this.#people.size;
    if (this.#freeze === 'off' || this.#freeze === 'lifted') return people;
    if (this.#freeze === 'frozen') return 0;
    const { at, everyMs, shown } = this.#freeze;
    return Math.min(people, shown + (everyMs === null ? 0 : Math.floor(Math.max(0, now - at) / everyMs)));
  }

  /** The rows by pseudonym; a word where there are none that could be told. */
  rows(now: number): Json | 'closed' | 'revealing' {
    const revealed = this.#revealed(now);
    if (revealed > 0 && revealed < this.#people.size) return 'revealing';
    const people = [...this.#people.values()].sort((a, b) => (a.person.pid < b.person.pid ? -1 : 1));
    const rows: { person: Person; points: Points }[] = [];
    for (const shown of people) {
      const points = revealed === 0 ? shown.frozen : this.#pointsOf(shown);
      if (points === null) return 'closed';
      rows.push({ person: shown.person, points });
    }
    const scored = rows.flatMap(({ person: { disqualified, pid }, points: { sections, total } }) => {
      const sums = sections.map(({ code, points }) => ({ code, points: points ?? 0 }));
      return total === null || disqualified ? [] : [{ pid, total, sections: sums }];
    });
    const ranks = new Map(ranked(scored, this.definition.tieBreak).map(({ pid, rank }) => [pid, rank]));
    return rows.map(({ person, points }) => ({
      ...points,
      ...(person.disqualified ? { disqualified: true } : {}),
      pid: person.pid,
      rank: ranks.get(person.pid) ?? null,
      state: stateOf(person),
    })) as unknown as Json;
  }

  #pointsOf(shown: Shown): Points | null {
    if (shown.isNew) shown.points = this.#countPoints(shown);
    shown.isNew = false;
    return shown.points;
  }

  #countPoints(shown: Shown): Points | null {
    const { phase, scores, standing } = shown.person;
    const { livePolicy, sections } = this.definition;
    const none = { sections: sections.map(({ code }) => ({ code, points: null })), total: null, counted: 0 };
    const last = scores.at(-1)?.body;
    if (phase === 'finished' && last !== undefined)
      return { sections: last.sections, total: last.total, counted: standing.length };
    if (phase !== 'working' || livePolicy === 'finished') return none;
    if (livePolicy === 'locked') return this.#lockedPoints(shown, none);
    const places = this.#places(shown, () => true);
    if (places === null) return null;
    const sums = sections.map(({ code }) => ({
      code,
      points: sumOf(places.filter(({ section }) => section === code)),
    }));
    return { sections: sums, total: sumOf(places), counted: places.filter(({ isBlank }) => !isBlank).length };
  }

  #lockedPoints(shown: Shown, none: Points): Points | null {
    const { locked } = shown.person;
    if (locked.size === 0) return none;
    const places = this.#places(shown, (place) => locked.has(place));
    if (places === null) return null;
    const sections = this.definition.sections.map(({ code, draw }) => {
      const own = places.filter(({ section }) => section === code);
      if (own.length === 0) return { code, points: null };
      const isWhole = own.length === draw.reduce((sum, { count }) => sum + count, 0);
      return { code, points: sumOf(own), ...(isWhole ? {} : { counted: own.length }) };
    });
    return { sections, total: sumOf(places), counted: places.length };
  }

  /** What those places earn that count; null where one cannot be opened. */
  #places({ of, person: { pid, standing }, worth }: Shown, counts: (place: number) => boolean) {
    const paper = this.opened.papers?.get(pid);
    if (paper === undefined) return null;
    const places: (Worth & { readonly section: string })[] = [];
    for (const [place, planned] of paper.entries()) {
      if (!counts(place)) continue;
      const entry = standing[place] ?? null;
      if (of[place] !== entry) {
        const found = this.opened.earns(entry, planned);
        if (found === null) return null;
        of[place] = entry;
        worth[place] = found;
      }
      places.push({ section: planned.section, ...(worth[place] as Worth) });
    }
    return places;
  }
}

function sumOf(places: readonly { readonly points: number }[]): number {
  return places.reduce((sum, { points }) => sum + points, 0);
}

function stateOf({ clock, epoch, phase }: Person): string {
  if (phase === 'finished') return 'finished';
  if (epoch === 0) return 'absent';
  if (phase === 'waiting' || clock === null) return 'waiting';
  return clock.stoppedSince === null ? 'working' : 'paused';
}
