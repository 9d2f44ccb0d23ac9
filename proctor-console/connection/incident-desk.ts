import type {
  Compensate,
  CompensatedReply,
  IncidentList,
  LossList,
  Minutes,
  NoteIncident,
  WriteIncident,
} from '#protocol/staff-incidents.ts';
import type { Told } from './bank-desk.ts';
import { type DeskReply, callStaff } from './staff-desk.ts';

type Answer<Reply> = Promise<DeskReply<Told<Reply>>>;
const of = (session: string) => `/staff/sessions/${encodeURIComponent(session)}`;

/** Incidents of a session, what they cost people, and the minutes. */
export const incidentDesk = {
  list: (session: string): Answer<IncidentList> => callStaff(`${of(session)}/incidents`),
  write: (session: string, told: WriteIncident): Answer<IncidentList> => callStaff(`${of(session)}/incidents`, told),
  note: (session: string, incident: number, told: NoteIncident): Answer<IncidentList> =>
    callStaff(`${of(session)}/incidents/${incident}/notes`, told),
  losses: (session: string, incident: number): Answer<LossList> =>
    callStaff(`${of(session)}/incidents/${incident}/losses`),
  compensate: (session: string, incident: number, told: Compensate): Answer<CompensatedReply> =>
    callStaff(`${of(session)}/incidents/${incident}/compensation`, told),
  minutes: (session: string): Answer<Minutes> => callStaff(`${of(session)}/minutes`),
};
