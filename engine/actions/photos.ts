import type { SessionId } from '#domain/ids.ts';
import type { Problem } from '#domain/problem.ts';
import { LARGEST_PHOTO, type PhotoType, numberOfPhoto, photoType } from '#domain/roster/photo.ts';
import { sentence } from '#domain/sentences/sentence.ts';
import { openToken } from './attempt-token.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { SessionDesk } from './session-desk.ts';

export interface TakenPhotos {
  readonly taken: number;
  /** Numbers of those of whom there is none yet. */
  readonly without: readonly string[];
  readonly problems: readonly Problem[];
}

export interface Photo {
  readonly bytes: Uint8Array;
  readonly type: PhotoType;
}

const KB = 1_000;

/**
 * Pictures of participants, each in a file named by its number: one by itself or an archive of them. Each that is right is kept, in
 * the place of an older one; each that is not is named with its reason.
 */
export async function takePhotos(
  { formats, photos }: SessionDesk,
  hall: Hall,
  name: string,
  bytes: Uint8Array,
): Promise<TakenPhotos> {
  const read = await formats.readPhotos(bytes, name);
  const problems = [...read.problems];
  const known = new Set<string>();
  for (const [path, picture] of read.files) {
    const number = numberOfPhoto(path);
    if (number === null) continue;
    const what = whatIsWrong(hall, number, picture, known);
    if (what !== null) {
      problems.push({ where: path, what });
      continue;
    }
    known.add(number);
    await photos.put(hall.id, number, picture);
  }
  return { taken: known.size, without: await withoutPhoto(photos, hall), problems };
}

function whatIsWrong(hall: Hall, number: string, picture: Uint8Array, known: ReadonlySet<string>) {
  if (picture.length > LARGEST_PHOTO) return sentence('is-a-photo-larger-than', { most: LARGEST_PHOTO / KB });
  if (photoType(picture) === null) return sentence('is-no-jpeg-or-png');
  if (hall.personByNumber(number) === undefined) return sentence('is-named-after-nobody', { number });
  return known.has(number) ? sentence('is-a-second-photo-of', { number }) : null;
}

export async function withoutPhoto(photos: SessionDesk['photos'], hall: Hall): Promise<string[]> {
  const numbers = [...hall.people()].map(({ participant }) => participant.number as string);
  const those = await photos.those(hall.id, numbers);
  return numbers.filter((number) => !those.has(number));
}

/** Null where there is none, or what lies there is none any more. */
export async function readPhoto(photos: SessionDesk['photos'], session: string, number: string): Promise<Photo | null> {
  const bytes = await photos.get(session, number);
  const type = bytes === null ? null : photoType(bytes);
  return bytes === null || type === null ? null : { bytes, type };
}

/** Of whoever a token names, for the computer at which they have signed in now; nobody is shown anybody else. */
export async function ownPhoto(
  desk: Desk,
  photos: SessionDesk['photos'],
  token: string,
): Promise<'not-signed-in' | Photo | null> {
  const seat = openToken(desk, token);
  const person = seat === null ? undefined : desk.halls.get(seat.session as SessionId)?.personByPid(seat.pid);
  if (seat === null || person === undefined || person.saved.epoch !== seat.epoch) return 'not-signed-in';
  if (person.connection?.alive !== true || person.saved.workstation === null) return 'not-signed-in';
  return readPhoto(photos, seat.session, person.participant.number);
}
