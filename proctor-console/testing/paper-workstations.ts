import type { DeskReply } from '../connection/staff-desk.ts';
import type { HallComputers, WorkstationDesk } from '../connection/workstation-desk.ts';

/** A hall's computers on paper: it keeps what it was told and answers with what the test has laid out. */
export class PaperWorkstations implements WorkstationDesk {
  readonly told: { what: string; message: unknown }[] = [];
  answer: DeskReply<HallComputers>;

  constructor(computers: HallComputers) {
    this.answer = { ok: true, ...computers };
  }

  readonly list = () => Promise.resolve(this.answer);
  readonly approve = (message: unknown) => this.tell('approve', message);
  readonly decline = (message: unknown) => this.tell('decline', message);
  readonly rename = (message: unknown) => this.tell('rename', message);
  readonly revoke = (message: unknown) => this.tell('revoke', message);

  sebAnswer: Awaited<ReturnType<WorkstationDesk['sebFile']>> = { ok: false, refusal: { word: 'not-allowed' } };
  readonly sebFile: WorkstationDesk['sebFile'] = (sessionId, wish) => {
    this.told.push({ what: 'seb-file', message: { sessionId, ...wish } });
    return Promise.resolve(this.sebAnswer);
  };

  private tell(what: string, message: unknown): Promise<DeskReply<HallComputers>> {
    this.told.push({ what, message });
    return Promise.resolve(this.answer);
  }
}

export const noWorkstations = new PaperWorkstations({ serverAt: 0, needsReason: false, waiting: [], enrolled: [] });
