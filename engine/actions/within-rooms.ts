import { type Rooms, reaches, roomOfSeat } from '#domain/staff/rooms.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';
import { numberOf } from './staff-act.ts';

/** The room in which somebody sits, by the roster: as it is named there, or as the seat names it. */
export function roomOf({ participant }: Person): string | null {
  return participant.room ?? roomOfSeat(participant.seat);
}

export function isWithin(rooms: Rooms, person: Person): boolean {
  return reaches(rooms, roomOf(person));
}

interface Aimed {
  readonly whom?: 'all' | readonly string[];
  readonly participantNumber?: string;
}

/**
 * An act as an account with rooms of its own may do it: everybody is everybody there. Null where it names somebody elsewhere. A number
 * that nobody has is let through, as the act itself has a word for that.
 */
export function withinRooms<Message extends object>(hall: Hall, rooms: Rooms, message: Message): Message | null {
  if (rooms === 'all') return message;
  const { participantNumber, whom } = message as Aimed;
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
