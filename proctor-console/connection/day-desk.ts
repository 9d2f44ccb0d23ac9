import type { CardReply, DayReply, DoorPersonReply, LateReply, PostingReply } from '#protocol/sessions-http.ts';
import type { Told } from './bank-desk.ts';
import { type DeskReply, callStaff, fetchFile } from './staff-desk.ts';

type Answer<Reply> = Promise<DeskReply<Told<Reply>>>;
const of = (session: string) => `/sessions/${encodeURIComponent(session)}`;

/** The door and the steps of an exam's day. */
export const dayDesk = {
  day: (session: string): Answer<DayReply> => callStaff(`${of(session)}/day`),
  person: (session: string, number: string): Answer<DoorPersonReply> =>
    callStaff(`${of(session)}/people/${encodeURIComponent(number)}`),
  photo: (session: string, number: string): Promise<DeskReply<{ readonly file: Blob }>> =>
    fetchFile(`${of(session)}/people/${encodeURIComponent(number)}/photo`),
  checkIn: (session: string, number: string, reason: string): Answer<DoorPersonReply> =>
    callStaff(`${of(session)}/check-in`, { number, reason }),
  proposeLate: (session: string, number: string, reason: string): Answer<LateReply> =>
    callStaff(`${of(session)}/late`, { number, reason }),
  settleLate: (
    session: string,
    word: 'confirm' | 'reject' | 'withdraw',
    proposal: number,
    reason: string,
  ): Answer<LateReply> => callStaff(`${of(session)}/late/${word}`, { proposal, reason }),
  card: (session: string, number: string, reason: string): Answer<CardReply> =>
    callStaff(`${of(session)}/card`, { number, reason }),
  posting: (session: string): Answer<PostingReply> => callStaff(`${of(session)}/posting`, {}),
  shutDoor: (session: string, reason: string): Answer<DayReply> => callStaff(`${of(session)}/door`, { reason }),
  lots: (session: string, digits: string): Answer<DayReply> => callStaff(`${of(session)}/lots`, { digits }),
};

export type Day = Told<DayReply>;
