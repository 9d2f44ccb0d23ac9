import { type Rooms, reaches, roomOfSeat } from '#domain/staff/rooms.ts';
import { peopleOf } from '#domain/session/proposed-act.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';
import { numberOf } from './staff-act.ts';

/** The room in which somebody sits: as drawn, else as the roster names it, or as the seat names it there. */
export function roomOf({ participant, seated }: Person): string | null {
  return seated?.room ?? participant.room ?? roomOfSeat(participant.seat);
}

/** As drawn or changed, else as the roster has it. */
export function seatNameOf({ participant, seated }: Person): string | null {
  return seated?.seat ?? participant.seat;
}

export function isWithin(rooms: Rooms, person: Person): boolean {
  return reaches(rooms, roomOf(person));
}

interface Aimed {
  readonly whom?: 'all' | readonly string[];
  readonly participantNumber?: string;
  /** An act that is proposed: it is about people by itself. */
  readonly act?: Aimed;
  /** One that was proposed before. */
  readonly proposal?: number;
}

/**
 * An act as an account with rooms of its own may do it: everybody is everybody there. Null where it names somebody elsewhere. A number
 * that nobody has is let through, as the act itself has a word for that.
 */
export function withinRooms<Message extends object>(hall: Hall, rooms: Rooms, message: Message): Message | null {
  if (rooms === 'all') return message;
  const { act, participantNumber, proposal, whom } = message as Aimed;
  if (act !== undefined) {
    const within = withinRooms(hall, rooms, act);
    return within === null ? null : { ...message, act: within };
  }
  if (proposal !== undefined && !isProposedWithin(hall, rooms, proposal)) return null;
  if (whom === 'all') {
    const numbers = [...hall.people()].filter((person) => isWithin(rooms, person)).map(numberOf);
    return { ...message, whom: numbers };
  }
  const named = [...(whom ?? []), ...(participantNumber === undefined ? [] : [participantNumber])];
  const isElsewhere = (number: string): boolean => {
    const person = hall.personByNumber(number);
    return person !== undefined && !isWithin(rooms, person);
  };
  return named.some(isElsewhere) ? null : message;
}

/** What is about everybody is about people elsewhere too. One that was never made has a word of its own. */
function isProposedWithin(hall: Hall, rooms: Rooms, proposal: number): boolean {
  const act = hall.proposals[proposal - 1]?.act;
  if (act === undefined) return true;
  const people = peopleOf(act);
  return people !== 'all' && people.every((pid) => isWithin(rooms, hall.personByPid(pid)!));
}
