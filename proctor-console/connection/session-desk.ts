import type { z } from 'zod';
import type {
  CheckReply,
  MakeReply,
  PhotosReply,
  ResultsReply,
  RosterReply,
  SessionsReply,
  TrialReply,
  checkSession,
  makeSessionMessage,
  tryDefinition,
} from '#protocol/sessions-http.ts';
import type { Told } from './bank-desk.ts';
import { type DeskReply, askEngine, callStaff } from './staff-desk.ts';

type Answer<Reply> = Promise<DeskReply<Told<Reply>>>;

const photosOf = (id: string): string => `/sessions/${encodeURIComponent(id)}/photos`;

/** What the committee asks the engine about sessions. */
export const sessionDesk = {
  material: (): Answer<SessionsReply> => callStaff('/sessions'),
  readRoster: (file: File): Answer<RosterReply> =>
    askEngine(`/sessions/roster?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file }),
  check: (choice: z.infer<typeof checkSession>): Answer<CheckReply> => callStaff('/sessions/check', choice),
  make: (choice: z.infer<typeof makeSessionMessage>): Answer<MakeReply> => callStaff('/sessions', choice),
  tryOut: (choice: z.infer<typeof tryDefinition>): Answer<TrialReply> => callStaff('/sessions/trial', choice),
  photos: (id: string): Answer<PhotosReply> => callStaff(photosOf(id)),
  givePhotos: (id: string, file: File): Answer<PhotosReply> =>
    askEngine(`${photosOf(id)}?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file }),
  removePhotos: (id: string): Answer<PhotosReply> => callStaff(`${photosOf(id)}/remove`, {}),
  results: (id: string): Answer<ResultsReply> => callStaff(`/sessions/${encodeURIComponent(id)}/results`),
};

export type SessionDesk = typeof sessionDesk;
